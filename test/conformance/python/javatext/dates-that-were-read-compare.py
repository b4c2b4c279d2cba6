from java.text import SimpleDateFormat
from java.util import Date

format = SimpleDateFormat('yyyy-MM-dd')
first, second = format.parse('2026-03-04'), format.parse('2026-03-05')
print first < second, first > second, first <= first, first == format.parse('2026-03-04'), first != second, first.before(second), first.after(second), first.compareTo(second), first.equals(second)
print cmp(first, second), max(first, second), min([second, first]), sorted([second, first])
print {first: 1}[format.parse('2026-03-04')], first in [second, first], second.getTime() - first.getTime(), repr(first.getTime())
print first, repr(first), str(first), '%s' % first, u'%s' % first, [first], repr(first.toString()), first.time
first.setTime(0)
print first, Date(0) == first, first is first, bool(first), first == 0, first == None
print type(first).__name__, isinstance(first, Date), type(first)
