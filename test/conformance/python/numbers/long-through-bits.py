# What bits of a long number are is long, however small it is.
x = 5000 * 1000000
print [x & 255], [x & 1 == 1], [x >> 30], 'abcd'[x >> 31], [5 & 3], (set([1]) & set([1, 2]))
y = x
y &= 0xff
print [y]
y = x
y >>= 31
print [y]
s = set([1, 2])
t = s
s &= set([2])
print s, t is s
if x & 0x1000:
    print 'bit'
l = [x]
l[0] &= 7
l[0] |= 8
print l
counts = {}
for n in range(4):
    counts[x + n & 1] = counts.get(x + n & 1, 0) + 1
print counts


class B(object):
    def __and__(s, o):
        return 'and', o

    def __rand__(s, o):
        return 'rand', o

    def __rshift__(s, o):
        return 'rs', o


print B() & 1, 1 & B(), B() >> 2, True & 1, True & False
for wrong in ('"a" & 1', '1 >> -1', '1.5 & 1', 'None >> 1'):
    try:
        print eval(wrong)
    except (TypeError, ValueError), e:
        print type(e).__name__, e


def djb(s):
    h = 5381
    for c in s:
        h = (h * 33 + ord(c)) & 0x7fffffff
    return h


print djb('abcdef'), [djb('abcdef')], hex(djb('abcdef')), isinstance(djb('abcdef'), int), type(djb('ab'))
