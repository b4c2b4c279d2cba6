# Names that only later versions of Python have.


def show(lines):
    for line in lines.strip().split('\n'):
        try:
            print line, '->', repr(eval(line))
        except Exception as error:
            print line, '->', type(error).__name__, error


show(r'''
"abc".casefold()
"abc".isascii()
"abc".isidentifier()
"abc".isprintable()
"abc".removeprefix('a')
"abc".removesuffix('c')
"abc".isdecimal()
"abc".isnumeric()
u"12".isdecimal()
"abc".maketrans
[1].clear()
[1].copy()
(5).to_bytes(2, 'big')
int.from_bytes('a', 'big')
(5).bit_count()
(5).is_integer()
(5).as_integer_ratio()
(5L).to_bytes(2, 'big')
bytearray('a').hex()
bytearray('a').isascii()
float.from_number(5)
(2.5).from_number
{1:2} | {3:4}
''')
import datetime
show(r'''
datetime.date(2020,1,1).fromisocalendar
datetime.date.fromisoformat
datetime.time.fromisoformat
datetime.datetime(2020,1,1).fold
datetime.date(2020,1,1).isocalendar().week
''')
import math, random, string, json, itertools, functools, operator, collections, re, time
show(r'''
math.ceil(1.5)
math.floor(-1.5)
math.trunc(1.5)
math.copysign(1, -0.0)
math.expm1(1)
math.gamma(5)
math.fsum([.1]*10)
collections.Counter('a').total
re.compile('a').fullmatch
string.ascii_letters
hasattr(re.match('a', 'a'), '__getitem__')
'a{}b'.format_map({})
sorted([1], None)
sorted([1], None, None, True)
max([1], default=5)
max(1, 2, default=5)
ascii('a')
breakpoint
aiter
round(2.567, ndigits=1)
round(number=2.5)
int(x=5)
int('5', base=10)
enumerate('a', start=1).next()
enumerate('a', 5).next()
open
sorted([3,1], reverse=1)
[3,1].sort(None)
'abc'.encode(encoding='utf-8')
'abc'.decode(encoding='utf-8')
'abc'.center(7, '*')
[1,2].index(2, 0, 5)
(1,2).index(3)
'abc'.startswith(('a', 'b'), 0, 2)
'x'.join(map(str, [1, 2]))
'%s' % ({},)
'%s' % {}
'%d%%' % 5
'%5.1f|%-8s|%+d|%05d|%x|%o|%e|%g' % (1.25, 'ab', 5, 42, 255, 8, 12345.678, 0.00001)
'%r' % 0.1
'%r' % 1e16
repr(0.1 + 0.2)
str(0.1 + 0.2)
str(1e16)
str(1e12)
str(123456789012.0)
str(1234567.891)
repr(1e22)
str(1/3.0)
repr(1e-5)
str(100000000000000000000)
2**31
2**31 - 1
-2**31
-2**31 - 1
2147483647 + 1
65536 * 65536
int(2147483648)
5L
long(5)
int(5L)
5L / 2
7 // 2L
-7 / 2
-7 % 3
7.5 // 2
divmod(-7, 2)
0xFF
0777
0b101
0o17
1e3
10 ** 10
10 ** -2
2 ** 0.5
abs(-5L)
hex(255)
hex(255L)
oct(8)
oct(8L)
bin(5)
bin(-5)
int('0b101', 2)
int('101', 2)
int('0o17', 8)
int('017', 0)
int('0x1F', 0)
float('1e5')
float(' 1.5 ')
round(2.5)
round(-2.5)
round(0.5)
round(1234.5678, 2)
round(1234.5678, -2)
round(5)
round(2.675, 2)
type(round(5))
cmp('a', 'b')
cmp(1, 'a')
cmp(None, 0)
1 < 'a'
None < 0
[] > {}
(1,) > [1]
'a' < u'b'
sorted([3, 'a', None, 1.5, [1], (1,), {}, u'b'])
max(1, 'a')
min(None, 1)
True == 1
1 == 1.0
'1' == 1
u'a' == 'a'
{1: 'a'} == {1.0: 'a'}
[1,2] < [1,3]
(1,2) < (1,2,0)
not None
5 and 0
'' or 'x'
1 <> 2
1 if [] else 2
`1` + `2L`
lambda x, (y, z): x
(lambda x, (y, z): x + y + z)(1, (2, 3))
''')
