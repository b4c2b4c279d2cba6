# `print`: its words go to the log, a line of the log for each of its lines.

from _sealed import Sealed
from _texts import kind_name, letters_or_text
from _unbound import special_of
from _unicode import unicode

# What the thread around answers; set by the prelude.
host = None

# What was printed of a line that has no end yet, with the number of its letters.
_line = {'parts': [], 'letters': 0, 'space': False}
# A line of the log has no more letters.
_most = 10000

# What this script printed so far, and how many lines more were left out: they do not leave this interpreter.
_kept = {'lines': 0, 'letters': 0, 'left': 0}
_most_lines = 10000
_most_letters = 1000000


# A `print`: words with a space between them, a line at its end. `file` is None for the log.
def write(file, ends, *values):
    to_log = file is None or file is sys_stdout
    space = _line['space'] if to_log else getattr(file, 'softspace', 0)
    parts = []
    for value in values:
        part = item(value)
        parts += [' ', part] if space else [part]
        # No space follows the end of a line, nor a tab.
        space = not part.endswith(('\n', '\t', '\r', '\v', '\f'))
    if ends:
        parts.append('\n')
        space = False
    if to_log:
        output(''.join([shown_text(part) for part in parts]))
        _line['space'] = space
        return
    for part in parts:
        file.write(part)
    try:
        file.softspace = int(space)
    except AttributeError:
        pass


# What a `print` writes of a value.
def item(value):
    kind = type(value)
    if kind is str or isinstance(value, unicode):
        return value
    if kind is int:
        return int.__repr__(value)
    # Objects of Java are written with their letters; its maps as dictionaries.
    of_java = special_of(value, 'toString')
    return letters_or_text(value) if of_java is None or hasattr(value, 'entrySet') else of_java(value)


# One of several values of a `print`: it is written before the next one is asked for.
def say(value):
    write(None, False, value)


# The end of such a `print`.
def said(ends, *_said):
    if ends:
        output('\n')
        _line['space'] = False


# Bytes of a text as they are read: plain texts of a file that names its encoding are UTF-8.
def shown_text(value):
    if isinstance(value, unicode) or value.isascii():
        return str.__str__(value)
    try:
        return value.encode('latin-1').decode('utf-8')
    except UnicodeError:
        return value


# A value as a log or a message says it.
def shown(value):
    return shown_text(item(value))


# What was printed: the log hears of whole lines.
def output(given):
    if _kept['left']:
        _kept['left'] += given.count('\n')
        _line['letters'] = len(given) - given.rfind('\n') - 1 + (0 if '\n' in given else _line['letters'])
        return
    first, *lines = given.split('\n')
    _add(first)
    for line in lines:
        _end()
        _add(line)


def _add(part):
    if part and _line['letters'] < _most:
        _line['parts'].append(part[:_most])
    _line['letters'] += len(part)


def _end():
    text, letters = ''.join(_line['parts']), _line['letters']
    _line['parts'], _line['letters'] = [], 0
    said = text if letters <= _most else '%s ... (%d letters)' % (text[:_most], letters)
    if _kept['left'] or _kept['lines'] == _most_lines or _kept['letters'] + len(said) > _most_letters:
        _kept['left'] += 1
        return
    _kept['lines'] += 1
    _kept['letters'] += len(said)
    host.printed(said)


# The end of a script: what it printed without an end of its line, and how much was left out.
def flush():
    if _line['letters']:
        _end()
    _line['space'] = False
    left = _kept['left']
    _kept.update(lines=0, letters=0, left=0)
    if left:
        host.printed('1 more line was printed and is not kept.' if left == 1 else '%d more lines were printed and are not kept.' % left)


# `sys.stdout`.
class _Output(metaclass=Sealed):
    __slots__ = ()
    softspace = 0
    encoding = 'UTF-8'

    def write(self, given):
        if not isinstance(given, str):
            raise TypeError('expected a string or character buffer, not %s' % kind_name(given))
        output(shown(given))
        _line['space'] = False

    def writelines(self, lines):
        for line in lines:
            self.write(line)

    def flush(self):
        pass

    def isatty(self):
        return False


sys_stdout = _Output()


# `print` of `from __future__ import print_function`.
def print_function(*values, sep=' ', end='\n', file=None):
    for name, given in (('sep', sep), ('end', end)):
        if given is not None and not isinstance(given, str):
            raise TypeError('%s must be None or a string' % name)
    words = (' ' if sep is None else sep).join([str.__str__(item(value)) for value in values])
    (sys_stdout if file is None else file).write(words + ('\n' if end is None else end))
