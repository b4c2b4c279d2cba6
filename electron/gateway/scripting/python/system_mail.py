# `system.net.sendEmail`: mail through the servers that the site lists. It is sent once this returns, and else it raises.

import base64

from _crossing import call
from _errors import IllegalArgumentException, IOException
from _java_coding import bytes_in
from _java_lists import ArrayList
from _texts import kind_name, text
from _trees import Tree
from _unicode import unicode


def _plain(name, value):
    if value is None:
        return ''
    if not isinstance(value, str):
        raise IllegalArgumentException('%s is a text, not %s' % (name, kind_name(value)))
    return str.__str__(value)


# What stands in a list; a text alone is one of itself.
def _each(name, value):
    value = value._plain() if isinstance(value, Tree) else value
    if value is None:
        return []
    if isinstance(value, str):
        return [value]
    if isinstance(value, (list, tuple, set, ArrayList)):
        return list(value)
    raise IllegalArgumentException('%s is a list, not %s' % (name, kind_name(value)))


def _texts(name, value):
    return [_plain(name, one) for one in _each(name, value) if one is not None and one != '']


def _content(value):
    data = str.__str__(value).encode() if isinstance(value, unicode) else bytes_in('sendEmail', value)
    return base64.b64encode(data).decode()


def _attachments(names, data):
    names, data = _texts('attachmentNames', names), _each('attachmentData', data)
    if len(names) != len(data):
        raise IllegalArgumentException('there are %d attachmentNames and %d attachmentData' % (len(names), len(data)))
    return [{'name': name, 'content': _content(one)} for name, one in zip(names, data)]


# Ignition finds out by itself what is HTML where it is not said; here what begins as a page does.
def _is_html(html, body):
    return body.lstrip()[:9].lower().startswith(('<html', '<!doctype')) if html is None else bool(html)


def _send_email(smtp=None, fromAddr=None, subject=None, body=None, html=None, to=None, attachmentNames=None, attachmentData=None,
                timeout=300000, username=None, password=None, priority='3', smtpProfile=None, cc=None, bcc=None, retries=0, replyTo=None):
    content = _plain('body', body)
    answer = call('mail.send', [{
        'smtp': _plain('smtp', smtp) or None, 'smtpProfile': _plain('smtpProfile', smtpProfile) or None,
        'from': _texts('fromAddr', fromAddr), 'to': _texts('to', to), 'cc': _texts('cc', cc), 'bcc': _texts('bcc', bcc),
        'replyTo': _texts('replyTo', replyTo), 'subject': _plain('subject', subject), 'body': content, 'isHtml': _is_html(html, content),
        'priority': str.__str__(text(priority)), 'attachments': _attachments(attachmentNames, attachmentData),
        'username': None if username is None else _plain('username', username),
        'password': None if password is None else _plain('password', password),
        'timeout': timeout, 'retries': retries}], read=False, is_data=True)
    if 'problem' in answer:
        raise IOException(answer['problem'])


functions = {'sendEmail': _send_email}
