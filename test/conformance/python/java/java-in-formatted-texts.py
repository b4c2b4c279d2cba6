from java.util import Date, UUID, Locale, ArrayList, HashSet, HashMap, TreeMap, LinkedHashMap
from java.lang import StringBuilder, RuntimeException, Object
from java.math import BigDecimal
import java.lang
for v in (Date(5), UUID(1, 2), Locale.US, ArrayList([1]), HashSet([1]), HashMap({1: 2}), TreeMap({1: 2}), StringBuilder('a'), RuntimeException('x'), BigDecimal('1.5'), Date, java.lang.String):
    print repr('%s' % v), repr('%r' % (v,)), repr('%s and %s' % (v, 1)), repr('{}'.format(v)), repr(u'%s' % v)
