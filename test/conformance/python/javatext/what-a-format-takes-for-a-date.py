import datetime
from java.lang import IllegalArgumentException
from java.text import SimpleDateFormat
from java.util import Date

format = SimpleDateFormat('yyyy-MM-dd HH:mm:ss.SSS')
for value in [Date(0), 0, 1772625909007, 5.9, -5.9, 10L, datetime.datetime(2026, 3, 4, 13, 5, 9, 7000)]:
    print format.format(value)
for value in ['2026-03-04', u'', True, [1], {}]:
    try:
        print format.format(value)
    except IllegalArgumentException:
        print 'IllegalArgumentException'
