from datetime import datetime, timedelta, tzinfo, time

class Zone(tzinfo):
    def __init__(self, hours, name):
        self.hours = hours
        self.name = name

    def utcoffset(self, stamp):
        return timedelta(hours=self.hours)

    def dst(self, stamp):
        return timedelta(0)

    def tzname(self, stamp):
        return self.name

utc, cet = Zone(0, "UTC"), Zone(1, "CET")
stamp = datetime(2026, 3, 4, 12, 0, tzinfo=utc)
print stamp, stamp.isoformat(), stamp.astimezone(cet), stamp.utcoffset(), stamp.tzname(), stamp.dst()
print stamp.astimezone(cet).strftime("%H:%M %Z %z"), stamp.replace(tzinfo=None), stamp == datetime(2026, 3, 4, 13, tzinfo=cet)
print stamp - datetime(2026, 3, 4, 12, tzinfo=cet), datetime(2026, 3, 4, 12, tzinfo=Zone(-4.5, "VET")), tuple(stamp.astimezone(cet).utctimetuple())[:5]
print datetime.fromtimestamp(0, cet), datetime(2026, 1, 1).utcoffset(), repr(datetime(2026, 1, 1).strftime("%z%Z")), time(1, tzinfo=cet)
for work in (lambda: stamp - datetime(2026, 3, 4), lambda: stamp < datetime(2026, 3, 4), lambda: datetime(2026, 3, 4).astimezone(cet)):
    try:
        print work()
    except Exception, e:
        print type(e).__name__
