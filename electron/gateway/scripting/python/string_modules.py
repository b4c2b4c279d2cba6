# Modules of the standard library on texts: `string`, `textwrap`, `unicodedata`, `fnmatch` and their like.

import _kinds
import _printing
import _python2
import _texts
from _dictionary import Dict
from _errors import UnsupportedOperationException
from _number_modules import public
from _unicode import joined, letters, long, unicode


def _string():
    names = public('string', 'Template', 'Formatter')
    import string

    letters_of = string.ascii_lowercase + string.ascii_uppercase
    names.update({
        'Formatter': _texts.Formatter, 'letters': letters_of, 'lowercase': string.ascii_lowercase, 'uppercase': string.ascii_uppercase,
        'Template': _template(string.Template), 'atoi': lambda text, base=10: _kinds.whole('int', text, base),
        'atol': lambda text, base=10: long(_kinds.whole('long', text, base)), 'atof': _kinds.fraction,
        'maketrans': _table, 'capwords': _capwords, 'joinfields': lambda words, sep=' ': joined(sep, words),
        'join': lambda words, sep=' ': joined(sep, words), 'ascii_letters': string.ascii_letters,
        'splitfields': _by_method('split'), 'whitespace': ' \t\n\r\x0b\x0c',
        'index_error': ValueError, 'atoi_error': ValueError, 'atof_error': ValueError, 'atol_error': ValueError,
        'replace': lambda text, *rest: _python2.method(text, 'replace')(*rest), 'zfill': _filled_with_zeros,
        'translate': lambda text, table, deleted='': _python2.method(text, 'translate')(table, deleted),
    })
    for name in ('upper lower strip lstrip rstrip split rsplit find rfind index rindex count ljust rjust center capitalize '
                 'swapcase expandtabs').split():
        names[name] = _by_method(name)
    names.pop('templatelib', None)
    return names


def _capwords(s, sep=None):
    words = _python2.method(s, 'split')(sep)
    return joined(sep or ' ', [_python2.method(word, 'capitalize')() for word in words])


def _filled_with_zeros(x, width):
    return _python2.method(x if isinstance(x, str) else _texts.represent(x), 'zfill')(width)


def _by_method(name):
    def call(text, *arguments):
        return _python2.method(text, name)(*arguments)

    call.__name__ = name
    return call


def _template(base):
    class Template(base):
        def substitute(self, *given, **named):
            return _filled_in(base.substitute, self, given, named)

        def safe_substitute(self, *given, **named):
            return _filled_in(base.safe_substitute, self, given, named)

    return Template


# One of letters makes all of it one of letters.
def _filled_in(fill, template, given, named):
    shown = [_shown(one) for one in given] + [_shown(named)]
    made = fill(template, *shown[:-1], **shown[-1])
    parts = [template.template, *[value for one in shown for value in one.values()]]
    return letters(made) if any([isinstance(part, unicode) for part in parts]) else made


def _shown(given):
    return {key: _printing.item(value) for key, value in given.items()}


def _table(source, target):
    if len(source) != len(target):
        raise ValueError('maketrans arguments must have same length')
    table = [chr(code) for code in range(256)]
    for one, other in zip(source, target):
        table[ord(one)] = other
    return ''.join(table)


# What it says in letters, Python 2.7 says in letters of `unicode`.
def _unicodedata():
    names = public('unicodedata')
    mirrored = names['mirrored']
    names['mirrored'] = lambda unichr: bool(mirrored(unichr))

    def in_letters(function):
        def say(*given):
            made = function(*given)
            return letters(made) if isinstance(made, str) else made

        return say

    # One sign of letters, as what it is asked about.
    def of_sign(function):
        def say(sign, *given):
            if not isinstance(sign, unicode):
                raise TypeError('must be unicode, not %s' % _texts.kind_name(sign))
            if len(sign) != 1:
                raise TypeError('need a single Unicode character as parameter')
            return function(sign, *given)

        return say

    def name(sign, *default):
        made = plain_name(sign, *default)
        return letters(made) if plain_name(sign, None) is not None else made

    plain_name = names['name']
    names.update({one: in_letters(names[one]) for one in ('lookup', 'normalize')}, name=name)
    for one in ('bidirectional', 'category', 'combining', 'decimal', 'decomposition', 'digit', 'east_asian_width', 'mirrored', 'name', 'numeric'):
        names[one] = of_sign(names[one])
    return names


# What it makes of letters is letters.
def _textwrap():
    import textwrap

    def like(text, made):
        return [letters(line) for line in made] if isinstance(text, unicode) else made

    class TextWrapper(textwrap.TextWrapper):
        def wrap(self, text):
            lead = (self.initial_indent, self.subsequent_indent)
            return like(text if isinstance(text, unicode) else next((one for one in lead if isinstance(one, unicode)), text), textwrap.TextWrapper.wrap(self, text))

        def fill(self, text):
            return joined('\n', self.wrap(text))

    def wrap(text, width=70, **named):
        return TextWrapper(width=width, **named).wrap(text)

    def fill(text, width=70, **named):
        return TextWrapper(width=width, **named).fill(text)

    def dedent(text):
        return letters(textwrap.dedent(text)) if isinstance(text, unicode) else textwrap.dedent(text)

    TextWrapper.__module__ = 'textwrap'
    return {'TextWrapper': TextWrapper, 'wrap': wrap, 'fill': fill, 'dedent': dedent}


# A `shlex` reads a text or what has lines; it opens no file.
def _shlex():
    import shlex as native

    class shlex(native.shlex):
        def __init__(self, instream=None, infile=None, posix=False):
            if instream is None:
                raise UnsupportedOperationException('shlex.shlex without a text is not supported in this version')
            self._are_letters = isinstance(instream, unicode)
            native.shlex.__init__(self, instream, infile, bool(posix))

        def get_token(self):
            token = native.shlex.get_token(self)
            return letters(token) if self._are_letters and token else token

        def sourcehook(self, newfile):
            raise UnsupportedOperationException('shlex.sourcehook is not supported in this version: scripts have no files')

    shlex.__module__ = 'shlex'
    return {'shlex': shlex, 'split': native.split}


def _keyword():
    words = ('and as assert break class continue def del elif else except exec finally for from global if import in is lambda not '
             'or pass print raise return try while with yield').split()
    return {'kwlist': words, 'iskeyword': lambda word: word in words}


def _ast():
    import ast

    def made(node):
        if isinstance(node, ast.Constant) and isinstance(node.value, (str, bytes)):
            held = node.value.decode('latin-1') if isinstance(node.value, bytes) else node.value
            return letters(held) if node.kind == 'u' else held
        if isinstance(node, (ast.List, ast.Tuple)):
            items = [made(item) for item in node.elts]
            return items if isinstance(node, ast.List) else tuple(items)
        if isinstance(node, ast.Dict) and None not in node.keys:
            return Dict([(made(key), made(item)) for key, item in zip(node.keys, node.values)])
        return ast.literal_eval(node)

    def literal_eval(node_or_string):
        source = str.__str__(node_or_string).strip()
        return made(ast.parse(_literal(source), mode='eval').body)

    return {'literal_eval': literal_eval}


def _literal(source):
    import re

    return re.sub(r'(?<![\w.])(\d+)[lL]\b', r'\1', source)


# What stands at the end of a pattern has another name in Python 3.
def _fnmatch():
    import fnmatch

    def translate(pat):
        made = fnmatch.translate(pat)
        return like(pat, made[len('(?s:'):-len(r')\z')] + r'\Z(?ms)')

    return {**public('fnmatch'), 'translate': translate}


# What is made of letters is letters.
def like(text, made):
    return letters(made) if isinstance(text, unicode) else made


# Lines with what they are marked by are of letters where they were. Texts are lines of one sign each.
def _difflib():
    import difflib

    def comparing(name):
        function = getattr(difflib, name)

        def compared(a, b, *given, **named):
            a, b = list(a), list(b)
            of_letters = {line for line in (*a, *b) if isinstance(line, unicode)}
            size = 1 if name == 'unified_diff' else 2
            for line in function(a, b, *given, **named):
                yield letters(line) if line[size:] in of_letters else line

        compared.__name__ = compared.__qualname__ = name
        return compared

    return {**public('difflib'), **{name: comparing(name) for name in ('unified_diff', 'context_diff', 'ndiff')}}


# `cgi.escape`.
def _escaped(text, quote=None):
    for sign, written in (('&', '&amp;'), ('<', '&lt;'), ('>', '&gt;'), *((('"', '&quot;'),) if quote else ())):
        text = _python2.method(text, 'replace')(sign, written)
    return text


makers = {
    'ast': _ast, 'cgi': lambda: {'escape': _escaped}, 'difflib': _difflib, 'fnmatch': _fnmatch, 'keyword': _keyword, 'shlex': _shlex, 'string': _string,
    'textwrap': _textwrap, 'unicodedata': _unicodedata,
}
