# Arrays of Java of every kind.
import jarray, array, sys
from java.lang import Double, Integer, Long, Boolean, Character, Float, Number, Object, String
from java.util import ArrayList, List, Date, Arrays
from java.math import BigDecimal
def t(s):
    try: r = eval(s); print s, '->', repr(r), type(r).__name__
    except: print s, "!", sys.exc_info()[0].__name__
for s in '''jarray.array([1], Double)
jarray.array([1L], Integer)
jarray.array([True], Integer)
jarray.array([1], Long)
jarray.array([1.5], Integer)
jarray.array([1], Boolean)
jarray.array([True], Boolean)
jarray.array(['a'], Character)
jarray.array(['ab'], Character)
jarray.array([1], Number)
jarray.array([Integer(5)], Integer)
jarray.array([ArrayList([1])], List)
jarray.array([BigDecimal('1.5')], BigDecimal)
jarray.array([1], Date)
jarray.array([None], Date)
jarray.array([{'a': 1}, 'x', u'y', 1L, 2.5, True], Object)
jarray.zeros(2, Double)
jarray.zeros(0, String)
array.array(String, ['a'])
array.array('l', [1.5])
array.array('l', ['a'])
array.array('l', [True])
array.array('l', [-2**63, 2**63-1])
array.array('l', [-2**63 - 1])
array.array('l', 'abcdefgh')
array.array('l', 'abc')
array.array('c', u'ab')
array.array('c', [1])
array.array('c', ['a', u'b'])
array.array('z', ['', None, 'x', 0.0])
array.array('z', 'ab')
array.array('z', [1]).itemsize, array.array('c', 'a').itemsize, array.array('l').itemsize
array.array('l', [3, 1]) == array.array('l', [3, 1]), array.array('l', [3]) == array.array('i', [3]), array.array('l', [1]) < array.array('l', [2])
array.array('l', [1]) + array.array('i', [1])
array.array('l', [1]) == [1]
array.array('l', [1, 2, 3])[::2]
array.array('l', [1, 2, 3])[1:]
array.array('l', [1])[5]
array.array('l', [1])['a']
array.array('l', [1]).index(5)
array.array('l', [1, 1]).count(1L)
array.array('c', 'hello')[::-1]
array.array('c', 'a').fromstring('bc')
array.array('c', 'ab') + array.array('c', 'c')
array.array('z', [True]).tostring()
hash(array.array('l'))
str(array.array('c', 'ab')), '%s' % array.array('l', [1])
array.array('l', [1, 2]).reverse()
array.array('l', [1, 2]).extend([3.5])
array.array('l', xrange(3)), array.array('l', (1, 2)), array.array('l', array.array('i', [1]))
array.array('l', 5)
list(array.array('z', [1, 0])), tuple(array.array('c', 'ab')), 'a' in array.array('c', 'ab'), sorted(array.array('c', 'ba')), len(array.array('l', [1]))
bool(array.array('l')), bool(array.array('l', [0]))
[repr(x) for x in array.array('l', [1])]
isinstance(array.array('l'), array.array)
type(jarray.zeros(1, String)), type(array.array('l')), type(array.array('i'))
map(str, jarray.array(['a', 'b'], String))
','.join(jarray.array(['a', 'b'], String))
'x'.join(array.array('c', 'ab'))
sum(array.array('l', [1, 2]))
jarray.array(['b', 'a'], String) == jarray.array(['b', 'a'], String)
Arrays.asList(jarray.array(['b', 'a'], String))
ArrayList(jarray.array(['a'], String))
String.join('-', jarray.array(['a', 'b'], String))
String.format('%s %s', jarray.array(['a', 'b'], String))
jarray.zeros(True, 'i')
jarray.zeros(2L, 'i')
jarray.zeros('2', 'i')
jarray.zeros(2, 'x')
jarray.zeros(2)
jarray.array([1])
jarray.array([], 'i')
jarray.zeros(0, 'i')
jarray.array(None, 'i')
jarray.array({'a': 1}, String)
jarray.array(u'ab', String)
jarray.array(seq=[1], type='i')'''.split('\n'): t(s)
b = jarray.array([3, 1, 2], 'l'); Arrays.sort(b); print b
Arrays.fill(b, 7); print b
