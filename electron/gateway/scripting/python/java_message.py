# `MessageFormat.format(pattern, ...)` of java.text for scripts, in the simple forms: `{0}`, `{0,number,0.00}`, `{0,date,short}`,
# `{0,time}`. A choice is refused.

import datetime

from _errors import IllegalArgumentException
from _java_bean import Bean, text_of
from _java_math import BigDecimal
from _java_number_text import DecimalFormat, NumberFormat
from _java_text import DateFormat, SimpleDateFormat
from _java_util import Date
from _texts import text as shown
from _unicode import letters

_styles = {'full': 0, 'long': 1, 'medium': 2, 'short': 3, '': 2}
_numbers = {
    '': NumberFormat.getInstance, 'integer': NumberFormat.getIntegerInstance, 'percent': NumberFormat.getPercentInstance,
    'currency': NumberFormat.getCurrencyInstance,
}


class MessageFormat(Bean):
    __module__ = 'java.text'

    def __init__(self, *_):
        raise TypeError('an own java.text.MessageFormat is not supported in this version: use MessageFormat.format(pattern, ...)')

    @staticmethod
    def format(pattern, *arguments):
        # A list or tuple alone is Java's array of arguments.
        if len(arguments) == 1 and isinstance(arguments[0], (list, tuple)):
            arguments = arguments[0]
        made = []
        for part in _parts(text_of('format', pattern)):
            made.append(part if isinstance(part, str) else _written(part, arguments))
        return letters(''.join(made))


# A pattern as a list: a text stands as it is, a list is an argument's number, kind and style.
def _parts(pattern):
    made, part, quoted, depth = [], None, False, 0
    at = 0
    while at < len(pattern):
        sign = pattern[at]
        if part is None:
            if sign == "'" and pattern[at + 1:at + 2] == "'":
                made.append(sign)
                at += 1
            elif sign == "'":
                quoted = not quoted
            elif sign == '{' and not quoted:
                part = ['']
            else:
                made.append(sign)
        elif quoted or sign == "'":
            quoted = quoted != (sign == "'")
            part[-1] += sign
        elif sign == ',' and len(part) < 3:
            part.append('')
        elif sign == '}' and depth == 0:
            made.append(_argument(part))
            part = None
        else:
            depth += (sign == '{') - (sign == '}')
            if sign != ' ' or len(part) != 2 or part[1]:
                part[-1] += sign
        at += 1
    if part is not None:
        raise IllegalArgumentException('Unmatched braces in the pattern.')
    return made


def _argument(part):
    number, kind, style = (part + ['', ''])[:3]
    if not number.isdigit():
        raise IllegalArgumentException("can't parse argument number: %s" % number)
    kind = kind.strip().lower()
    if kind == 'choice':
        raise IllegalArgumentException('a choice in a java.text.MessageFormat is not supported in this version')
    if kind not in ('', 'number', 'date', 'time'):
        raise IllegalArgumentException('unknown format type: %s' % part[1])
    return [int(number), kind, style]


def _written(part, arguments):
    number, kind, style = part
    if number >= len(arguments):
        return '{%d}' % number
    value = arguments[number]
    if value is None:
        return 'null'
    if kind:
        return _format(kind, style).format(value)
    if isinstance(value, bool):
        return 'true' if value else 'false'
    if isinstance(value, (int, float, BigDecimal)):
        return NumberFormat.getInstance().format(value)
    if isinstance(value, (Date, datetime.datetime)):
        return DateFormat.getInstance().format(value)
    return shown(value)


def _format(kind, style):
    word = style.strip().lower()
    if kind == 'number':
        return _numbers[word]() if word in _numbers else DecimalFormat(style)
    if word not in _styles:
        return SimpleDateFormat(style)
    return DateFormat.getDateInstance(_styles[word]) if kind == 'date' else DateFormat.getTimeInstance(_styles[word])
