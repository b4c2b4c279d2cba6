# Special methods and names that values of the language have, and those of classes.


def show(lines):
    for line in lines.strip().split('\n'):
        try:
            print line, '->', repr(eval(line))
        except Exception as error:
            print line, '->', type(error).__name__, error


show(r'''
"a".__cmp__(5)
"a".__cmp__(u"b")
u"a".__cmp__("b")
u"a".__cmp__(5)
[1].__cmp__([2])
{}.__cmp__(5)
{1:2}.__cmp__({1:3})
(5L).__cmp__(5.0)
(5L).__cmp__(7)
(5.0).__cmp__('a')
(5.0).__cmp__(7L)
(5).__cmp__('a')
(5).__cmp__(7L)
True.__cmp__(5)
(5).__div__('a')
(5L).__div__('a')
(5L).__div__(2)
(5L).__div__(2.0)
(5L).__rdiv__(11)
(5.0).__div__('a')
(5.0).__div__(2L)
(5.0).__rdiv__(2L)
(5.0).__div__(0)
(5L).__div__(0)
True.__div__(2)
(1j).__div__(2)
(5L).__coerce__(2L)
(5L).__coerce__(2.0)
(5L).__coerce__('a')
(5.0).__coerce__('a')
(5).__coerce__('a')
(5.0).__coerce__(2L)
True.__coerce__(2)
True.__coerce__(True)
(1j).__coerce__(2)
(5L).__nonzero__()
(5.0).__nonzero__()
True.__nonzero__()
(1j).__nonzero__()
(5L).__long__()
(5.5).__long__()
(5.5).__hex__()
(5L).__hex__()
(5L).__oct__()
True.__hex__()
"abc".__getslice__(1, 2)
u"abc".__getslice__(-2, 100)
"abc".__getslice__(1, None)
"abc".__getslice__('a', 2)
''')
l = [1,2,3,4]
show(r'''
l.__getslice__(1, 3)
l.__getslice__(-3, -1)
l.__setslice__(1, 3, [9])
l
l.__delslice__(0, 1)
l
(1,2,3).__getslice__(0, 2)
float.__coerce__(1.0, 2)
int.__coerce__(1, 2)
str.__cmp__('a', 5)
int.__cmp__('a', 5)
list.__getslice__([1,2,3], 0, 1)
list.__getslice__(5, 0, 1)
''')
import datetime
show(r'''
datetime.timedelta(1).__nonzero__()
datetime.timedelta(1).__div__(2)
datetime.time(0).__nonzero__()
''')
import decimal
show(r'''
decimal.Decimal(1).__div__(2)
decimal.Decimal(1).__nonzero__()
hasattr(5, '__div__')
hasattr(5, '__nonzero__')
hasattr([], '__getslice__')
hasattr([], '__bool__')
hasattr(5, '__bool__')
hasattr('', '__lt__')
hasattr([], 'clear')
hasattr(5.0, '__truediv__')
hasattr(iter([]), 'next')
hasattr(iter([]), '__next__')
hasattr((x for x in []), '__next__')
iter([]).__next__
hasattr({}, 'has_key')
hasattr('', '__iter__')
hasattr(u'', '__iter__')
hasattr([], '__iter__')
'abc'.__iter__()
hasattr(5, '__iter__')
hasattr({}, '__getitem__')
hasattr(xrange(3), '__iter__')
hasattr(lambda: 1, 'func_name')
hasattr(ValueError(), 'with_traceback')
hasattr(ValueError(), '__traceback__')
hasattr(ValueError(), 'message')
hasattr(5, 'real')
hasattr(5, '__index__')
hasattr('', '__getslice__')
hasattr('', 'isdecimal')
hasattr('', '__unicode__')
hasattr(None, '__bool__')
hasattr(int, '__or__')
callable(5)
map(str.strip, [u' a '])
map(unicode.strip, [' a '])
map(str, [1, u'a', None])
sorted(['b', 'A'], key=unicode.lower)
sorted([u'b', 'A'], key=lambda s: s.lower())
str.strip.__name__
str.join.__name__
str.zfill(u'1', 3)
str.zfill('1', 3)
unicode.zfill(u'1', 3)
unicode.zfill('1', 3)
str.format
unicode.format
dict.has_key({1: 2}, 1)
dict.items({1: 2})
dict.iteritems({1: 2}).next()
dict.items
dict.has_key
list.sort
dict.keys.__name__
repr(str.upper)
[].sort
{}.items
u''.upper
''.join.__name__
type(''.join)
type([].sort)
type({}.items)
type(dict.items)
type(u''.upper)
''.join == ''.join
''')
f = 'abc'.upper
show(r'''
f()
f(1)
callable(f)
isinstance(f, type(len))
''')
import types
show(r'''
isinstance(''.join, types.BuiltinMethodType)
isinstance([].append, types.BuiltinFunctionType)
isinstance(str.upper, types.FunctionType)
isinstance(len, types.BuiltinFunctionType)
''')
