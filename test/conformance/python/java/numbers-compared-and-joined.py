# Numbers that are objects beside whole numbers of Python, and what String.join does not join.
import sys

from java.lang import Byte, Double, Integer, Long, Short, String
from java.util import ArrayList


def told(function, *given):
    try:
        return repr(function(*given))
    except:
        return sys.exc_info()[0].__name__


nan = float('nan')
for number in (Integer(7), Long(7), Short(7), Byte(7), Double(7.5), Double(nan), Double(-0.0)):
    print number, [told(number.compareTo, other) for other in (5, 7, 9, type(number)('7'))]
print [told(Double(value).compareTo, other) for value in (1.5, nan, 0.0) for other in (1.5, nan, 0.0, -0.0)]
print told(Short.toString, 7, 2), told(Byte.toString, 7), told(Integer.toString, 7, 2), told(Long.toString, 7, 2)
print told(String.join, '-', ['a', u'b', None]), told(String.join, '-', ['a', 5]), told(String.join, '-', ArrayList(['a', 2.5])), told(String.join, '-', [])
