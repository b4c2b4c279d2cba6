# What Python 3 alone has of types, names of arguments, dates and operators.
import operator
from datetime import date, datetime, time, timedelta


def tried(text):
    try:
        print text, '->', repr(eval(text))
    except Exception, e:
        print text, '->', type(e).__name__


for text in (
        'int | str', 'int | None', 'None | int', 'isinstance(1, int | str)', 'dict[str, int]', 'set[int]', 'frozenset[int]',
        'enumerate(iterable=[1])', 'list(enumerate(sequence="ab"))', 'list(enumerate("ab", start=2))', 'type(enumerate([])) is enumerate',
        'float(x="3")', 'str(object=3)', 'unicode(string="a")', 'complex(real="1")',
        'datetime(2020, 1, 1, fold=1)', 'time(1, fold=0)', 'datetime(2020, 1, 1).replace(fold=1)', 'time(1).replace(fold=1)',
        'datetime(2020, 1, 1).replace(hour=3)', 'time(1).replace(minute=2)', 'datetime(year=2020, month=1, day=2)',
        'divmod(timedelta(1), timedelta(1))', 'divmod(timedelta(1), 2)', 'timedelta(1) // timedelta(1)', 'timedelta(1) % timedelta(1)',
        '+timedelta(1), -timedelta(1), abs(timedelta(-1))', 'timedelta(7) // 2, timedelta(7) / 2',
        'operator.matmul', 'operator.length_hint', 'operator.is_none', 'str.removeprefix', 'unicode.casefold', '"a".removesuffix'):
    tried(text)
