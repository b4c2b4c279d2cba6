# -*- coding: utf-8 -*-
from decimal import Decimal


def told(work):
    try:
        print repr(work())
    except:
        import sys
        print sys.exc_info()[0], sys.exc_info()[1]


told(lambda: '{-1}'.format(1))
told(lambda: '{-1}'.format(**{'-1': 5}))
told(lambda: '{-2[a]}'.format(1, 2))
told(lambda: '{0[1:2]}'.format({'1:2': 5}))
told(lambda: '{0[1:2]}'.format([1, 2, 3]))
told(lambda: '{0[-1]}'.format([1, 2]))
told(lambda: '{0[-1]}'.format({'-1': 5}))
told(lambda: '{0[-1x]}'.format({'-1x': 5}))
told(lambda: '{a-b}'.format(**{'a-b': 5}))
told(lambda: u'{-1}'.format(1))
for value in (1 + 2j, 4 / 7.0 - 100j / 7.0, -0.1j):
    for spec in ('', '2', '40', '<40', '^40', '*^40', '.3f', '.2', 'g'):
        told(lambda: ('{0:%s}' % spec).format(value))
for spec in ('d', 'x', 'f', '.2f', ',', '8.1f', '>8', 's', '_', 'q', '+.1e', '05', '%', 'n'):
    told(lambda: ('{0:%s}' % spec).format(Decimal('1234.5')))
told(lambda: intern('a'))
told(lambda: intern(u'a'))
told(lambda: intern(5))
told(lambda: cmp(set([1]), set([2])))
told(lambda: cmp(set([1]), frozenset([1])))
told(lambda: cmp(set([1]), 5))
