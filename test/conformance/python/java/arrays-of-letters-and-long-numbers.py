# Arrays of letters, of long numbers and of truths.
from java.lang import String
a = String('abc').toCharArray()
print repr(a), a.typecode, type(a), type(a).__name__, a + a, a * 2, a[1:], a.tolist(), a.itemsize
a[0] = 'x'; print a, String(a)
import array
b = array.array('l', [1, 2]); print b, b.itemsize, b + b, b * 2, b[1:], b.tolist(), b.typecode, repr(b.tostring())
b.append(5); b.insert(0, 9L); print b, b.pop(), b.index(2), b.count(1)
c = array.array('c', 'hello'); print c, c.tostring(), c[1], c[1:3], c.tolist(), len(c)
z = array.array('z', [1, 0, True]); print z, z[0], z.tolist()
try: b.append('x')
except TypeError, e: print e
try: c.append('xy')
except TypeError, e: print e
try: c.append(u'x')
except TypeError, e: print e
print array.array('l'), array.array('c'), array.array('z'), isinstance(b, array.array)
