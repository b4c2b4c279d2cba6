# `re` for scripts: what is found in a text of letters is one too, and `\w` means ASCII unless UNICODE is asked for.

import functools
import re as native

import _pattern_check
from _dictionary import Dict
from _errors import UnsupportedOperationException
from _kinds import type_of
from _texts import represent
from _unicode import ascii_letters, letters, unicode


def _as(subject, found):
    if isinstance(found, str):
        return letters(found) if isinstance(subject, unicode) else str.__str__(found)
    if isinstance(found, tuple):
        return tuple([_as(subject, part) for part in found])
    if isinstance(found, list):
        return [_as(subject, part) for part in found]
    return found


class Match:
    def __repr__(self):
        return '<org.python.modules.sre.MatchObject object at 0x%x>' % (id(self) & 0xffff)

    def __init__(self, found, pattern):
        self._found, self.re, self.string = found, pattern, found.string
        self.pos, self.endpos, self.lastindex, self.lastgroup = found.pos, found.endpos, found.lastindex, _as(pattern.pattern, found.lastgroup)

    @property
    def regs(self):
        return tuple([self._found.span(place) for place in range(self.re.groups + 1)])

    def _groups(self, given):
        return _as(self.string, given)

    def group(self, *names):
        return self._groups(self._found.group(*names))

    def groups(self, default=None):
        return tuple([default if part is None else self._groups(part) for part in self._found.groups()])

    def groupdict(self, default=None):
        return Dict({_as(self.re.pattern, name): default if part is None else self._groups(part)
                     for name, part in self._found.groupdict().items()})

    def start(self, group=0):
        return self._found.start(group)

    def end(self, group=0):
        return self._found.end(group)

    def span(self, group=0):
        return self._found.span(group)

    def expand(self, template):
        made = _template(_plain(template), self._found.re)
        if isinstance(made, error):
            raise made
        return self._groups(''.join(_filled(self._found, made)))


Match.__name__ = Match.__qualname__ = 'MatchObject'


def _plain(text):
    return str.__str__(text) if isinstance(text, str) else text


def _subject(text):
    if not isinstance(text, str):
        raise TypeError('expected string or buffer, but got %s' % represent(type_of(text)))
    return text


# One is handed to whoever asks for the same: nothing of it changes.
class Pattern:
    __slots__ = ('_pattern', 'pattern', 'flags', 'groups')

    def __init__(self, pattern, flags):
        put = functools.partial(object.__setattr__, self)
        if not isinstance(pattern, str):
            raise TypeError('first argument must be string or compiled pattern')
        if not isinstance(flags, int):
            raise TypeError('an integer is required')
        source, inline = _inline_first(_unknown.sub(_bare, _plain(pattern)))
        own = (flags | inline) & ~native.LOCALE
        if not own & native.UNICODE:
            own |= native.ASCII
        try:
            reason = _pattern_check.refused(source, own)
            if reason is not None:
                raise error(reason)
            put('_pattern', native.compile(source, own))
        except RecursionError:
            raise error('nested too deeply')
        except native.error as problem:
            raise error(_said(problem.msg))
        put('pattern', pattern)
        put('flags', flags | inline)
        put('groups', self._pattern.groups)

    def __setattr__(self, name, value):
        raise AttributeError('%s of a pattern cannot be replaced' % name)

    def __delattr__(self, name):
        raise AttributeError('%s of a pattern cannot be deleted' % name)

    @property
    def groupindex(self):
        return Dict({_as(self.pattern, name): number for name, number in self._pattern.groupindex.items()})

    def _found(self, found):
        return None if found is None else Match(found, self)

    def match(self, text, *limits):
        return self._found(self._pattern.match(_subject(text), *limits))

    def search(self, text, *limits):
        return self._found(self._pattern.search(_subject(text), *limits))

    # One after the other: after an empty one the next sign is looked at, as Python 3 does not.
    def _all(self, text, pos=0, endpos=None):
        end = len(text) if endpos is None else endpos
        while True:
            found = self._pattern.search(text, pos, end)
            if found is None:
                return
            yield found
            if found.end() >= min(end, len(text)) and found.start() == found.end():
                return
            pos = found.end() + (found.start() == found.end())

    def findall(self, text, *limits):
        made = []
        for found in self._all(_subject(text), *limits):
            groups = found.groups('')
            made.append(found.group() if not groups else groups[0] if len(groups) == 1 else groups)
        return _as(text, made)

    def finditer(self, text, *limits):
        return map(self._found, self._all(_subject(text), *limits))

    # In Python 2.7 a text is not split where nothing stands.
    def split(self, text, maxsplit=0):
        parts, at = [], 0
        for found in self._all(_subject(text)):
            if found.end() == found.start():
                continue
            parts.append(text[at:found.start()])
            parts.extend(found.groups())
            at = found.end()
            maxsplit -= 1
            if maxsplit == 0:
                break
        return _as(text, parts + [text[at:]])

    def sub(self, repl, text, count=0):
        return self.subn(repl, text, count)[0]

    def subn(self, repl, text, count=0):
        subject = _subject(text)
        is_letters = isinstance(text, unicode)
        if callable(repl):
            def put(found):
                nonlocal is_letters
                made = repl(Match(found, self))
                is_letters = is_letters or isinstance(made, unicode)
                return made
        else:
            template = _template(_plain(repl), self._pattern)

            def put(found):
                nonlocal is_letters
                if isinstance(template, error):
                    raise template
                is_letters = is_letters or isinstance(repl, unicode)
                return template[0] if len(template) == 1 else ''.join(_filled(found, template))

        parts, at, number, last = [], 0, 0, -1
        for found in self._all(subject):
            if count and number >= count:
                break
            # An empty find right after another is none in Python 2.7.
            if found.start() == found.end() == last:
                continue
            parts += [subject[at:found.start()], put(found)]
            at = last = found.end()
            number += 1
        parts.append(subject[at:])
        if not is_letters:
            return ''.join(parts), number
        if not isinstance(text, unicode):
            ascii_letters(subject)
        return letters(''.join([_plain(part) for part in parts])), number

    def __repr__(self):
        return '<SRE_Pattern object at 0x%x>' % (id(self) & 0xffff)


Pattern.__name__ = Pattern.__qualname__ = 'SRE_Pattern'


# A template of `sub`: texts, and numbers of groups. One that the pattern has not is wrong only where something is found: the error.
def _template(text, pattern):
    try:
        # A letter that means nothing behind a backslash stays with it.
        return native._parser.parse_template(native.sub(r'(?s)\\(.)', _doubled, text), pattern)
    except native.error as problem:
        wrong = error(_said(problem.msg))
        if wrong.args[0] == 'invalid group reference':
            return wrong
        raise wrong
    except IndexError:
        raise IndexError('unknown group name')


def _doubled(found):
    return found.group() if not found[1].isalpha() or found[1] in 'abfgnrtv' or not found[1].isascii() else '\\' + found.group()


# One of a group that found nothing is an error in Python 2.7.
def _filled(found, template):
    for part in template:
        if isinstance(part, int):
            held = found.group(part)
            if held is None:
                raise error('unmatched group')
            yield held
        else:
            yield part


# A letter that means nothing behind a backslash means itself in a pattern.
_unknown = native.compile(r'(?s)\\(.)')


def _bare(found):
    sign = found[1]
    return sign if sign.isascii() and sign.isalpha() and sign not in 'AbBdDsSwWZafnrtvx' else found.group()


_words = {
    'missing >, unterminated name': 'unterminated group name', 'missing <': 'missing group name',
    'missing ), unterminated subpattern': 'unbalanced parenthesis', 'min repeat greater than max repeat': 'bad repeat interval',
    'unterminated character set': 'unexpected end of regular expression', 'bad escape (end of pattern)': 'bogus escape (end of line)',
}


# What is wrong with a pattern, in the words of Python 2.7.
def _said(words):
    for begin in ('invalid group reference', 'bad character range', 'bad character in group name', 'unknown group name'):
        if words.startswith(begin):
            return begin
    if words.startswith('unknown extension'):
        return 'unexpected end of pattern'
    return _words.get(words, words)


# Flags in brackets count for the whole pattern wherever they stand: the pattern without them, and they.
def _inline_first(pattern):
    flags = 0

    def take(found):
        nonlocal flags
        for sign in found.group()[2:-1]:
            flags |= names[sign.upper()]
        return ''

    return native.sub(r'(?<!\\)\(\?[iLmsux]+\)', take, pattern), flags


class error(Exception):
    pass


_cache = {}


def compile(pattern, flags=0):
    if isinstance(pattern, Pattern):
        if flags:
            raise ValueError('Cannot process flags argument with a compiled pattern')
        return pattern
    # Plain values, as those of a script may say that they equal others.
    key = (type(pattern), _plain(pattern), int.__int__(flags) if isinstance(flags, int) else flags)
    if key not in _cache:
        if len(_cache) > 500:
            _cache.clear()
        _cache[key] = Pattern(pattern, key[2])
    return _cache[key]


def _escape(text):
    made = ''.join([sign if sign.isascii() and sign.isalnum() else '\\000' if sign == '\0' else '\\' + sign for sign in _plain(text)])
    return _as(text, made)


# Texts taken apart: at each place what the first phrase finds there, and what is made of it.
class Scanner:
    def __init__(self, lexicon, flags=0):
        self.lexicon = lexicon
        self._phrases = [(compile(phrase, flags), action) for phrase, action in lexicon]
        if any([pattern.groups for pattern, _action in self._phrases]):
            raise UnsupportedOperationException('a group in a phrase of re.Scanner is not supported in this version; write (?:...)')

    def scan(self, string):
        made, at = [], 0
        while True:
            found, action = next(((one, action) for one, action in [
                (pattern.match(string, at), action) for pattern, action in self._phrases] if one is not None), (None, None))
            if found is None or found.end() == at:
                return made, string[at:]
            at = found.end()
            if callable(action):
                self.match = found
                action = action(self, found.group())
            if action is not None:
                made.append(action)


Scanner.__module__ = 're'
names = {
    'Scanner': Scanner, 'compile': compile, 'error': error, 'escape': _escape,
    'match': lambda pattern, string, flags=0: compile(pattern, flags).match(string),
    'search': lambda pattern, string, flags=0: compile(pattern, flags).search(string),
    'findall': lambda pattern, string, flags=0: compile(pattern, flags).findall(string),
    'finditer': lambda pattern, string, flags=0: compile(pattern, flags).finditer(string),
    'split': lambda pattern, string, maxsplit=0, flags=0: compile(pattern, flags).split(string, maxsplit),
    'sub': lambda pattern, repl, string, count=0, flags=0: compile(pattern, flags).sub(repl, string, count),
    'subn': lambda pattern, repl, string, count=0, flags=0: compile(pattern, flags).subn(repl, string, count),
    'purge': _cache.clear,
}
for _short, _long in (('I', 'IGNORECASE'), ('L', 'LOCALE'), ('M', 'MULTILINE'), ('S', 'DOTALL'), ('U', 'UNICODE'), ('X', 'VERBOSE')):
    names[_short] = names[_long] = int(getattr(native, _long))
