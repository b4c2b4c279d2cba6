from java.lang import IllegalArgumentException
from java.sql import Date as Day, Time, Timestamp
from java.util import ArrayList, Date

for at in (0, 1700000000123, 1700000000000, -1, 951782400000, 1711850400500, 1000):
    stamp = Timestamp(at)
    print stamp, repr(str(stamp)), stamp.getTime(), stamp.nanos, Day(at), Time(at), stamp.toInstant(), stamp.toLocalDateTime(), stamp.hashCode()
    print stamp == Timestamp(at), stamp == Date(at), Date(at) == stamp, stamp.after(Timestamp(5)), stamp.before(Date(0)), stamp.compareTo(Timestamp(1700000000000))
    print stamp < Timestamp(at + 1), isinstance(stamp, Date), stamp.getYear(), stamp.hours, [stamp], ArrayList([stamp, Day(at)])
for text in ('2024-01-02 03:04:05', '2024-01-02 03:04:05.6', '2024-02-29 23:59:59.123456789', '2024-1-2 3:4:5', '2024-01-02', '', '2024-13-02 00:00:00'):
    try:
        stamp = Timestamp.valueOf(text)
        print stamp, stamp.time, stamp.nanos, stamp.compareTo(Timestamp(stamp.time))
    except IllegalArgumentException, error:
        print error
stamp = Timestamp(1700000000123)
stamp.setNanos(5)
print stamp, stamp.time
stamp.time = 1700000000999
print stamp, stamp.nanos, stamp.clone()
print Day.valueOf('2024-02-03'), Day.valueOf('2024-02-03').time, Day(0).month, Time(0).hours
for work in (Day(0).getHours, Time(0).getYear, lambda: Day.valueOf('x')):
    try:
        print work()
    except IllegalArgumentException, error:
        print 'refused'
