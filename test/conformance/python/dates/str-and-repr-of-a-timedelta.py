from datetime import timedelta

for value in (
    timedelta(0),
    timedelta(1),
    timedelta(2),
    timedelta(-1),
    timedelta(seconds=1),
    timedelta(seconds=-1),
    timedelta(hours=5, minutes=6, seconds=7),
    timedelta(days=1, hours=2),
    timedelta(days=100, microseconds=1),
    timedelta(milliseconds=250),
    timedelta(hours=-36),
    timedelta(hours=23, minutes=59, seconds=59),
):
    print str(value), "|", repr(value), "|", bool(value)

print [timedelta(minutes=5), timedelta(days=1, seconds=1)]
print "took %s" % timedelta(minutes=95), "took {}".format(timedelta(seconds=12.5))
print str(timedelta(minutes=95)).split(":"), str(timedelta(seconds=59.25))[:7]
