# The pages for the daily work: Authorizations, History, Templates. The module `countersign.pages` of each project's
# script library; the views beside this file call it, and a project's own views may too.

page_size = 50


def _age(minutes):
    if minutes < 60:
        return '%d min' % minutes
    if minutes < 48 * 60:
        return '%d h' % (minutes // 60)
    return '%d d' % (minutes // (24 * 60))


_months = ('Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec')


def utc(iso):
    # The one form of times that people read, with the milliseconds that are kept.
    try:
        return '%s %s %s %s UTC' % (iso[8:10], _months[int(iso[5:7]) - 1], iso[:4], iso[11:-1])
    except (ValueError, IndexError):
        # Whoever altered it may have written anything.
        return iso


def _record(slot):
    return '%s, version %s' % (slot['recordId'], slot['recordVersion']) if slot['recordId'] else ''


def pick(custom, rows, uuid):
    # The selected row stays selected where it still is in the list.
    for index in range(len(rows)):
        if rows[index]['uuid'] == uuid:
            custom.selectedRow = index
            return
    custom.selectedRow = None


def forget(custom):
    custom.selected = ''
    custom.selectedRow = None
    custom.title = ''
    custom.detail = []


def close(self):
    forget(self.view.custom)


def authorizations(self):
    custom = self.view.custom
    given = custom.filter
    wanted = {'limit': page_size + 1}
    if given.who == 'mine':
        user = self.session.props.auth.user
        if not self.session.props.auth.authenticated:
            custom.rows = []
            custom.more = False
            custom.shown = 'Sign in to see what you may sign.'
            return
        wanted['user'] = user.userName
    for name in ('role', 'template'):
        if given[name].strip():
            wanted[name] = given[name].strip()
    if given.age:
        wanted['minAge'] = given.age
    if custom.after:
        wanted['after'] = custom.after
    if given.text.strip():
        wanted['text'] = given.text.strip()
    slots = system.mes.signature.authorization.getPendingAuthRequests(wanted).values()
    rows = [
        {
            'uuid': slot['uuid'],
            'request': slot['request'],
            'record': _record(slot),
            'slot': '%d of %d' % (slot['position'], slot['of']),
            'needs': slot['needs'],
            'asked': slot['requestedAtLocal'],
            'age': _age(slot['age']),
        }
        for slot in slots[:page_size]
    ]
    custom.rows = rows
    custom.more = len(slots) > page_size
    total = system.tag.readBlocking(['[System]Signatures/PendingCount'])[0].value
    custom.shown = 'Waiting for signatures: %d shown, %d in all' % (len(rows), total)
    pick(custom, rows, custom.selected)
    if custom.selected:
        _show_pending(custom)


def _show_pending(custom):
    request = system.mes.signature.authorization.getAuthRequest(custom.selected)
    slot = [slot for slot in request['slots'] if slot['uuid'] == custom.selected][0]
    if slot['state'] != 'pending':
        # It was signed, or is not asked any more: what became of it stands in the history.
        forget(custom)
        return
    custom.title = '%s, signature %d of %d' % (request['name'], slot['position'], slot['of'])
    custom.detail = _content(request, slot)


def _content(request, slot):
    lines = [('Needs', slot['needs']), ('Description', request['description']), ('Record', _record(slot))]
    lines += [
        (value['label'], value['value'] if value['quality'] is None else '%s (%s)' % (value['value'], value['qualityText']))
        for value in request['values']
    ]
    lines += [('Asked by', request['requestedBy']), ('Template', request['template'])]
    return [{'label': label, 'value': value} for label, value in lines if value]


def first(self):
    self.view.custom.after = ''
    authorizations(self)


def next(self):
    rows = self.view.custom.rows
    self.view.custom.after = rows[len(rows) - 1].uuid
    authorizations(self)


def select(self, event):
    custom = self.view.custom
    custom.selected = event['value']['uuid']
    custom.selectedRow = event['row']
    custom.reason = ''
    _show_pending(custom)


def sign(self, approve):
    system.mes.signature.authorization.triggerAuthRequest(self.view.custom.selected, self.session, self.page, approve)


def cancel(self):
    custom = self.view.custom
    # Whoever takes back what others have signed says who they are.
    if not self.session.props.auth.authenticated:
        raise RuntimeException('Sign in before you take a request back. Nothing was changed.')
    system.mes.signature.authorization.cancelAuthRequest(custom.selected, custom.reason)
    custom.reason = ''
    forget(custom)
    authorizations(self)


def history(self):
    custom = self.view.custom
    wanted = {'limit': page_size + 1}
    for name in ('text', 'state', 'since', 'until'):
        if custom.filter[name].strip():
            wanted[name] = custom.filter[name].strip()
    if custom.after:
        wanted['after'] = custom.after
    custom.problem = ''
    try:
        slots = system.mes.signature.authorization.getAuthHistory(wanted)
    except IllegalArgumentException as problem:
        custom.problem = problem.message
        slots = []
    rows = [
        {
            'uuid': slot['uuid'],
            'request': slot['request'],
            'record': _record(slot),
            'slot': '%d of %d' % (slot['position'], slot['of']),
            'outcome': _outcome(slot),
            # What does not hold is never shown as signed.
            'signer': '' if slot['problem'] else slot['signer'],
            'meaning': '' if slot['problem'] else slot['meaning'],
            'signed': slot['signedAtLocal'],
        }
        for slot in slots[:page_size]
    ]
    custom.rows = rows
    custom.more = len(slots) > page_size
    custom.shown = 'Signed, rejected and withdrawn: %d shown, newest first' % len(rows)
    pick(custom, rows, custom.selected)


def checkpoint_words(found):
    return '%d entries, %s: %s' % (found['entries'], found['atLocal'], found['words'])


def _outcome(slot):
    if slot['problem']:
        return 'not valid: %s' % slot['problem']
    if slot['state'] == 'withdrawn':
        why = ': %s' % slot['reason'] if slot['reason'] else ''
        return 'not signed, request %s%s' % (slot['requestState'], why)
    return slot['state']


def first_history(self):
    self.view.custom.after = ''
    history(self)


def next_history(self):
    rows = self.view.custom.rows
    self.view.custom.after = rows[len(rows) - 1].uuid
    history(self)


def select_history(self, event):
    custom = self.view.custom
    uuid = event['value']['uuid']
    custom.selected = uuid
    custom.selectedRow = event['row']
    request = system.mes.signature.authorization.getAuthRequest(uuid)
    slot = [slot for slot in request['slots'] if slot['uuid'] == uuid][0]
    signed = slot['signature']
    custom.title = '%s, signature %d of %d: %s' % (request['name'], slot['position'], slot['of'], _outcome(slot))
    lines = []
    if signed is not None and not slot['problem']:
        lines = [
            ('Signed by', '%s (%s)' % (signed['fullName'], signed['userName'])),
            ('User id', signed['userId']),
            ('As', signed['as']),
            ('Meaning', signed['meaning']),
            ('Comment', signed['comment']),
            ('Signed at', signed['signedAtLocal']),
            ('UTC', utc(signed['signedAt'])),
            ('Record', signed['record']),
            ('Station', '%s (%s)' % (signed['station'], signed['stationId'])),
            ('From address', signed['address']),
            ('Proved by', signed['factors']),
            ('Clock', signed['clock']),
            ('Signature', signed['signatureId']),
        ]
    # By this id the command line exports it.
    lines.append(('Request', request['id']))
    callbacks = [
        ('Callback %s' % job['event'], '%s%s' % (job['state'], ': %s' % job['reason'] if job['reason'] else ''))
        for job in request['callbacks']
    ]
    custom.note = ''
    if self.session.props.auth.authenticated:
        # As on paper: what a person writes down, or holds against what others kept.
        found = system.countersign.audit.getCheckpoint()
        if found is not None:
            custom.note = found['code']
            lines.append(('Checkpoint', checkpoint_words(found)))
    shown = [{'label': label, 'value': value} for label, value in lines if value]
    custom.detail = shown + _content(request, slot) + [{'label': label, 'value': value} for label, value in callbacks]
    verify(self)


def verify(self):
    custom = self.view.custom
    checks = system.mes.signature.authorization.verifyAuthRequest(custom.selected)
    bad = [check['text'] for check in checks if not check['ok']]
    if not checks:
        custom.verdict = 'Nothing of this request is signed.'
    elif bad:
        custom.verdict = ' '.join(bad)
    else:
        custom.verdict = 'Verified now: %s.' % (
            'the signature holds' if len(checks) == 1 else 'all %d signatures of the request hold' % len(checks)
        )


def save_record(self):
    custom = self.view.custom
    request = system.mes.signature.authorization.getAuthRequest(custom.selected)
    named = '%s version %s' % (request['recordId'], request['recordVersion']) if request['recordId'] else request['name']
    system.mes.signature.downloadRecord(custom.selected, '%s.pdf' % named)


def may_change(self):
    def walk(levels, path):
        for level in levels:
            own = path + level['name']
            if own == 'Authenticated/Administrator' or walk(level['children'], own + '/'):
                return True
        return False

    return walk(list(self.session.props.auth.securityLevels), '')


def templates(self):
    custom = self.view.custom
    links = system.mes.signature.getSignatureTemplateLinkList(1, 1000, '*')
    rows = [
        {
            'uuid': link['name'],
            'name': link['name'],
            'from': '%s%s' % (
                {'project': 'Project', 'store': 'This station', 'built-in': 'Built in'}[link['source']],
                '' if link['enabled'] else ', disabled',
            ),
        }
        for link in links
    ]
    custom.rows = rows
    custom.canChange = may_change(self)
    custom.shown = '%d signature templates' % len(rows)
    pick(custom, rows, custom.selected)


def select_template(self, event):
    _open(self, event['value']['name'])
    self.view.custom.selectedRow = event['row']
    self.view.custom.saved = ''


def _open(self, name):
    custom = self.view.custom
    template = system.mes.signature.getSignatureTemplate(name)
    link = system.mes.signature.getSignatureTemplateLinkList(1, 1, name)[0]
    expires = template.get('expiresAfter')
    custom.selected = template.getName()
    custom.source = link['source']
    custom.form = {
        'name': template.getName(),
        'description': template.getDescription(),
        'expression': template.getExpression(),
        'timeout': _number(template.getTimeout()),
        'unique': template.isForceUniqueUser(),
        'force': template.getForce(),
        'framing': template.get('framing'),
        'factors': template.get('requiredFactors'),
        'comment': template.get('commentRequired'),
        'approve': '; '.join(template.get('meanings')['approve']),
        'reject': '; '.join(template.get('meanings')['reject']),
        'failures': str(template.get('failuresAllowed')),
        'badQuality': template.get('mayHaveBadQuality'),
        'afterReview': template.toDict().get('afterReview') is True,
        'order': template.get('slotOrder'),
        'expires': '' if expires is None else _number(expires),
    }
    custom.enabled = template.isEnabled()
    check(self)


def _number(value):
    return str(int(value)) if value == int(value) else str(value)


def new_template(self):
    custom = self.view.custom
    custom.selected = ''
    custom.selectedRow = None
    custom.source = ''
    custom.enabled = True
    custom.saved = ''
    custom.form = {
        'name': '', 'description': '', 'expression': '', 'timeout': '2', 'unique': True, 'force': True,
        'framing': 'embedded', 'factors': 2, 'comment': 'reject', 'approve': 'Approved by', 'reject': 'Rejected by',
        'failures': '3', 'badQuality': True, 'afterReview': False, 'order': 'any', 'expires': '',
    }
    check(self)


def check(self):
    custom = self.view.custom
    expression = custom.form.expression
    if not expression.strip():
        custom.check = 'Say who must sign: {role:Supervisor}, {userName:anna}, {level:Authenticated}, [Zone], AND, OR.'
        custom.slots = []
        return
    # Whether a name is a user's, and what the user may sign, is for administrators to know.
    name = custom.tryName.strip() if may_change(self) else ''
    answer = system.mes.signature.checkExpression(expression, name)
    custom.check = answer['problem'] or '%d signature%s' % (len(answer['slots']), '' if len(answer['slots']) == 1 else 's')
    custom.slots = [
        {'slot': str(index + 1), 'needs': slot['needs'], 'signs': slot['signs'] or ('may not' if name else '')}
        for index, slot in enumerate(answer['slots'])
    ]


def _as_number(text, what):
    try:
        return float(text.strip().replace(',', '.'))
    except ValueError:
        raise IllegalArgumentException('%s is no number: %s' % (what, text))


def save_template(self):
    custom = self.view.custom
    form = custom.form
    # What the form does not show stays as it is.
    fields = system.mes.signature.getSignatureTemplate(custom.selected).toDict() if custom.selected else {}
    words = lambda text: [word.strip() for word in text.split(';') if word.strip()]
    fields.update({
        'name': form.name.strip(),
        'description': form.description,
        'expression': form.expression,
        'timeout': _as_number(form.timeout, 'The time to sign'),
        'forceUniqueUser': form.unique,
        'forceReauthentication': form.force,
        'framing': form.framing,
        'requiredFactors': form.factors,
        'commentRequired': form.comment,
        'meanings': {'approve': words(form.approve), 'reject': words(form.reject)},
        'failuresAllowed': int(_as_number(form.failures, 'The number of wrong attempts')),
        'mayHaveBadQuality': form.badQuality,
        'slotOrder': form.order,
        'expiresAfter': _as_number(form.expires, 'The hours until it expires') if form.expires.strip() else None,
        'enabled': custom.enabled,
    })
    # Templates from before reviews do not say it, and keep their hash.
    if form.afterReview or 'afterReview' in fields:
        fields['afterReview'] = form.afterReview
    if not custom.selected and system.mes.signature.isSignatureNameExists(fields['name']):
        raise RuntimeException('There is a template of this name already. Choose it in the list to change it. Nothing was saved.')
    template = system.mes.signature.saveSignatureTemplate(fields)
    _open(self, template.getName())
    custom.saved = 'Saved. Requests that are pending go on under the rules they were asked with.'
    templates(self)


def toggle_template(self):
    custom = self.view.custom
    template = system.mes.signature.getSignatureTemplate(custom.selected)
    template.setEnabled(not template.isEnabled())
    system.mes.signature.saveSignatureTemplate(template)
    _open(self, custom.selected)
    custom.saved = 'Enabled.' if custom.enabled else 'Disabled: it takes no new requests; pending ones go on.'
    templates(self)


def delete_template(self):
    custom = self.view.custom
    name = custom.selected
    system.mes.signature.deleteSignatureTemplate(name)
    new_template(self)
    custom.saved = '%s is deleted. Pending requests keep the rules they were asked with.' % name
    templates(self)
