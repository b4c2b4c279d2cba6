# Arrays of Java, as scripts that call Java make them.
import jarray
from java.lang import String, Integer, Object, Double, Byte
from java.util import Date, ArrayList
import sys
def t(s):
    try: r = eval(s); print s, '->', repr(r), type(r).__name__
    except: print s, "!", sys.exc_info()[0].__name__
for s in '''jarray.array([1, 2], 'i')
jarray.array([1, 2], 'l')
jarray.array([1, 2], 'b')
jarray.array('abc', 'b')
jarray.array('abc', 'c')
jarray.array(['a', 'b'], 'c')
jarray.array(u'abc', 'c')
jarray.array([True, 0], 'z')
jarray.array([1.5], 'd')
jarray.array([1], 'f')
jarray.array([1, 300], 'b')
jarray.array([1], 'q')
jarray.array(5, 'i')
jarray.zeros(3, 'i')
jarray.zeros(2, 'l')
jarray.zeros(2, 'z')
jarray.zeros(2, 'c')
jarray.zeros(2, 'b')
jarray.zeros(2, 'h')
jarray.zeros(2, 'f')
jarray.zeros(-1, 'i')
jarray.zeros(2, String)
jarray.zeros(2, Object)
jarray.array(['a', u'b', None], String)
jarray.array([1, 'a', 2.5, None, [1]], Object)
jarray.array([1, 2], Integer)
jarray.array([1.5], Double)
jarray.array(['a', 1], String)
jarray.array([Date(0)], Date)
jarray.array((1, 2), 'i')
jarray.array(xrange(3), 'i')
jarray.array((x for x in [1, 2]), 'i')
jarray.array(ArrayList([1, 2]), 'i')
jarray.array('i', [1])
jarray.zeros('i', 3)
jarray.array([1, 2], 'i') + jarray.array([3], 'i')
jarray.array([1, 2], 'i')[0]
jarray.array([1, 2], 'l')[0]
jarray.array([1, 2, 3], 'i')[1:]
list(jarray.array([1, 2], 'l'))
len(jarray.zeros(5, 'b'))
jarray.array([1, 2], 'i') == jarray.array([1, 2], 'i')
jarray.array(['b', 'a'], String).tolist()
jarray.array([1, 2], 'i').typecode
jarray.array([1, 2], 'l').typecode
jarray.array(['a'], String).typecode
'x' in jarray.array(['x'], String)
[x for x in jarray.array(['x'], String)]
sorted(jarray.array([3, 1], 'i'))
jarray.array([1,2],'i') + [3]
jarray.array([2**40], 'l')
jarray.array([2**40], 'i')
jarray.array([2**70], 'l')
jarray.array(['a'], 'i')
jarray.array([None], 'i')
jarray.array([1.7], 'i')
jarray.zeros(1.5, 'i')
str(jarray.array([72, 105], 'b').tostring())
String(jarray.array('abc', 'b'))
String(jarray.array(['a', 'b'], 'c'))
jarray.array([1,2,3],'d').__len__()
jarray.array(['a', 'b'], 'c')[0]
jarray.array([True], 'z')[0]
sum(jarray.array([1.5, 2], 'd'))
max(jarray.array([1, 5, 2], 'l'))'''.split('\n'): t(s)
a = jarray.zeros(3, 'i'); a[1] = 5; print a
a = jarray.zeros(2, 'l'); a[0] = 2 ** 40; print a
a = jarray.zeros(2, String); a[0] = 'x'; print a
try: a[1] = 5
except TypeError, e: print e
a = jarray.zeros(2, 'z'); a[0] = True; print a
try: a[1] = 'x'
except TypeError, e: print e
a = jarray.zeros(2, 'c'); a[0] = 'x'; print repr(a)
from java.util import Arrays, Collections
a = jarray.array([3, 1, 2], 'i'); Arrays.sort(a); print a
a = jarray.array(['b', 'a'], String); Arrays.sort(a); print a, Arrays.asList(a)
from jarray import zeros, array
print zeros(1, 'i'), array([1], 'i'), isinstance(a, list)
