import datetime
from java.lang import IllegalArgumentException
from java.text import MessageFormat
from java.util import Date

at = Date(1772625909007)
print repr(MessageFormat.format('{0} is {1}, not {2}', 'x', 2.5, None))
print MessageFormat.format('{1} {0} {1}', [1, 'two'])
print MessageFormat.format('{0} {1} {2} {3}', 1234567, True, 12345678901L, at)
print MessageFormat.format("it''s '{0}' {0} {5} } '{'", 'a')
print MessageFormat.format('{0,number} {0,number,integer} {0,number,percent} {0,number,currency} {0,number,0.00} {0,number,#,##0.000}', 1234.5678)
print MessageFormat.format('{0,date} | {0,time} | {0,date,short} | {0,date,full} | {0,time,short} | {0,date,yyyy-MM-dd} | {0, time , long}', at)
print MessageFormat.format('{0} {1}', [1], (2,)), MessageFormat.format('{0}'), MessageFormat.format('{0}', {'a': 1}), MessageFormat.format('none')
print MessageFormat.format('{0}', datetime.datetime(2026, 3, 4, 13, 5))
for pattern, value in [('{0', 1), ('{a}', 1), ('{0,foo}', 1), ('{ 0 }', 1), ('{0,number,0.0}', 'x'), ('{0,date}', 'x'), ('{}', 1)]:
    try:
        print MessageFormat.format(pattern, value)
    except IllegalArgumentException:
        print pattern, 'IllegalArgumentException'
