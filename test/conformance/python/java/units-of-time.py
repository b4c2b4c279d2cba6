import sys
from java.util.concurrent import TimeUnit

print TimeUnit.SECONDS, TimeUnit.SECONDS.toMillis(5), TimeUnit.MILLISECONDS.toSeconds(5999), TimeUnit.DAYS.toHours(2), TimeUnit.HOURS.convert(7200, TimeUnit.SECONDS), repr(TimeUnit.MINUTES), TimeUnit.valueOf('DAYS')
print TimeUnit.MILLISECONDS.toDays(-1), TimeUnit.MILLISECONDS.toSeconds(-5999), repr(TimeUnit.MINUTES.toSeconds(1)), TimeUnit.MINUTES.name(), TimeUnit.MINUTES.ordinal(), TimeUnit.DAYS.toNanos(10 ** 9)
print TimeUnit.SECONDS == TimeUnit.SECONDS, TimeUnit.SECONDS == TimeUnit.DAYS, TimeUnit.SECONDS.toMinutes(119), TimeUnit.HOURS.toMinutes(3), TimeUnit.SECONDS.toMicros(1)
for name in ('WEEKS', 5):
    try:
        print TimeUnit.valueOf(name)
    except:
        print sys.exc_info()[0].__name__
