from datetime import timedelta

t = timedelta(hours=7)
print t / 2, t // 2, t / 3, t // 3, t / -2, -t / 2, t / 7, repr(t / 11)
print timedelta(seconds=1) / 3, timedelta(microseconds=5) / 2, timedelta(microseconds=-5) / 2, timedelta(microseconds=-5) // 2
print timedelta(1) / 86400, timedelta(1) / 1000000L, t / True
print t.total_seconds() / timedelta(minutes=90).total_seconds(), t.total_seconds() // 3600
average = (timedelta(minutes=4) + timedelta(minutes=5) + timedelta(minutes=7)) / 3
print average, average.seconds
for work in (lambda: t / 0, lambda: t // 0, lambda: t / 2.0, lambda: t / timedelta(1), lambda: t // timedelta(1), lambda: 7 / t, lambda: divmod(t, 2), lambda: t / "2", lambda: t / None):
    try:
        print work()
    except Exception, e:
        print type(e).__name__
