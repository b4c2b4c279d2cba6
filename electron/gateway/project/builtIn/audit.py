# The page Audit: the module `countersign.audit` of each project's script library, which its view calls.

import countersign.pages


def _is_for_machines(value):
    # An id, a hash or a key: on a line of the list it says nothing to anybody.
    return max([len(word) for word in value.split(' ')]) >= 32


def _said(detail):
    # What a line has room for; the entry itself has all of it.
    told = ['%s: %s' % (line['label'], line['value']) for line in detail if line['value'] and not _is_for_machines(line['value'])]
    whole = '; '.join(told)
    return whole if len(whole) <= 160 else whole[:157] + '...'


def _in_words(action):
    words = action.replace('.', ' ').replace('-', ' ').replace('_', ' ')
    return words[:1].upper() + words[1:]


def show(self):
    custom = self.view.custom
    custom.problem = ''
    custom.maySave = countersign.pages.may_change(self)
    custom.rows = []
    custom.searching = False
    if not self.session.props.auth.authenticated:
        custom.older = None
        custom.shown = 'Sign in to see the audit trail.'
        custom.verdict = ' '
        custom.checked = ' '
        custom.review = ' '
        custom.words = ' '
        custom.note = ''
        custom.held = ''
        countersign.pages.forget(custom)
        return
    _look_back(self, custom.before)
    verification(self)
    checkpoint(self)


# What is looked for, by the names of the filter that say anything.
def _wanted(custom, *names):
    return {name: custom.filter[name].strip() for name in names if custom.filter[name].strip()}


# One step of a search: what is far back is found by the next ones, which `tick` does.
def _look_back(self, before):
    custom = self.view.custom
    rows = list(custom.rows)
    wanted = _wanted(custom, 'text', 'person', 'record', 'kind', 'since', 'until')
    wanted['limit'] = countersign.pages.page_size - len(rows)
    if before is not None:
        wanted['before'] = before
    try:
        found = system.countersign.audit.getEntries(wanted)
    except IllegalArgumentException as problem:
        custom.problem = problem.message
        found = {'entries': [], 'next': None, 'of': 0}
    rows += [
        {
            'uuid': str(entry['seq']),
            'entry': entry['seq'],
            'when': entry['atLocal'],
            'who': entry['who'],
            'what': _in_words(entry['action']),
            'detail': _said(entry['detail']),
        }
        for entry in found['entries']
    ]
    custom.rows = rows
    custom.older = found['next']
    custom.searching = found['next'] is not None and len(rows) < countersign.pages.page_size
    if custom.searching:
        custom.searched = 100.0 * (found['of'] - found['next']) / found['of']
        custom.shown = 'Searching: back to entry %s of %s' % (found['next'], found['of'])
    else:
        _say_found(custom, '')
    countersign.pages.pick(custom, rows, custom.selected)


def _say_found(custom, more):
    rows = custom.rows
    if not rows:
        custom.shown = 'Audit trail: none found%s' % more
    else:
        custom.shown = 'Audit trail: entries %s to %s, newest first%s. Choose one to see all of it' % (
            rows[0]['entry'], rows[-1]['entry'], more,
        )


def tick(self):
    custom = self.view.custom
    if custom.searching:
        _look_back(self, custom.older)
    if custom.running:
        verification(self)


def stop_search(self):
    custom = self.view.custom
    custom.searching = False
    _say_found(custom, '; searched back to entry %s' % custom.older)


def save(self, format):
    custom = self.view.custom
    custom.problem = ''
    try:
        times = _wanted(custom, 'since', 'until')
        others = _wanted(custom, 'text', 'person', 'record', 'kind')
        system.countersign.audit.download(times.get('since'), times.get('until'), format, others)
    except (IllegalArgumentException, RuntimeException) as problem:
        custom.problem = problem.message


def first(self):
    self.view.custom.before = None
    show(self)


def next(self):
    self.view.custom.before = self.view.custom.older
    show(self)


def select(self, event):
    custom = self.view.custom
    seq = int(event['value']['uuid'])
    custom.selected = str(seq)
    custom.selectedRow = event['row']
    entry = system.countersign.audit.getEntries({'before': seq + 1, 'limit': 1})['entries'][0]
    custom.title = 'Entry %s: %s' % (entry['seq'], _in_words(entry['action']))
    lines = [
        ('Who', entry['who']),
        ('When', entry['atLocal']),
        ('UTC', countersign.pages.utc(entry['at'])),
        ('Clock', entry['clock']),
        ('About', entry['target']),
    ]
    lines += [(line['label'], line['value']) for line in entry['detail']]
    lines += [('Run of the program', entry['boot'])]
    if entry['call']:
        lines += [('By which call', entry['call'])]
    lines += [('Hash', entry['hash'])]
    custom.detail = [{'label': label, 'value': value} for label, value in lines if value]


def verification(self):
    custom = self.view.custom
    if self.session.props.auth.authenticated:
        custom.held = system.countersign.audit.getHold() or ''
        custom.counter = system.countersign.audit.getCounter()
        _show_verification(custom, system.countersign.audit.getVerification())
        _show_review(custom, system.countersign.audit.getReview())


# What a person holds against a signed record on paper: of the newest checkpoint, or of the one that the paper names.
def checkpoint(self):
    custom = self.view.custom
    custom.words = ' '
    custom.note = ''
    if not self.session.props.auth.authenticated:
        return
    wanted = custom.checkpoint.strip()
    if wanted and not wanted.isdigit():
        custom.words = 'Write the number of entries that stands on the paper.'
        return
    found = system.countersign.audit.getCheckpoint(int(wanted) if wanted else None)
    if found is None:
        custom.words = 'There is no checkpoint of %s entries at this station.' % wanted if wanted else ' '
    else:
        seen = ['%s saw %d entries, %s' % (one['witness'], one['entries'], one['atLocal']) for one in found['witnesses']]
        custom.words = '; '.join([countersign.pages.checkpoint_words(found)] + seen)
        custom.note = found['code']


# A station whose database is not the one that its keys remember goes on, on the word of an administrator.
def release(self):
    custom = self.view.custom
    custom.heldProblem = ''
    try:
        system.countersign.audit.release(custom.reason)
    except (IllegalArgumentException, RuntimeException) as problem:
        custom.heldProblem = problem.message
        return
    custom.reason = ''
    first(self)


def review(self):
    custom = self.view.custom
    custom.problem = ''
    try:
        uuid = system.countersign.audit.queueReview()
        system.mes.signature.authorization.triggerAuthRequest(uuid, self.session, self.page, True)
    except (IllegalArgumentException, RuntimeException) as problem:
        custom.problem = problem.message


def _show_review(custom, found):
    until = 'Review signed up to entry %d' % found['reviewed'] if found['reviewed'] else 'No review is signed yet'
    waiting = '%d critical %s to review' % (found['critical'], 'entry' if found['critical'] == 1 else 'entries')
    custom.review = '%s; %s' % (until, waiting if found['critical'] else 'nothing critical since')


def check_again(self):
    _show_verification(self.view.custom, system.countersign.audit.verify())


def _show_verification(custom, found):
    custom.running = found['state'] == 'running'
    if found['state'] == 'running':
        custom.verdict = 'Checking: entry %d of %d' % (found['upTo'], found['of'])
        custom.progress = 100.0 * found['upTo'] / max(found['of'], 1)
        custom.checked = 'Began %s' % found['atLocal']
    elif found['state'] == 'holds':
        means = 'it is not all that the keys remember' if custom.held else 'nothing was changed or taken out'
        custom.verdict = 'Holds up to entry %d: %s' % (found['upTo'], means)
        since = ', from entry %d on' % (found['from'] + 1) if found['from'] else ''
        custom.checked = 'Checked %s%s, with the newest checkpoint and all accounts' % (found['atLocal'], since)
    else:
        custom.verdict = 'Does not hold: %s' % found['problem']
        custom.checked = 'Found %s. Believe no signature of this station until somebody has looked at it.' % found['atLocal']
