# In Berlin 2026-03-29 02:00 becomes 03:00; that is 01:00 UTC.
import time
from datetime import datetime, timedelta

for stamp in (1774742400, 1774745999, 1774746000, 1774749600):
    t = time.localtime(stamp)
    print stamp, tuple(t), time.strftime("%H:%M %Z", t), datetime.fromtimestamp(stamp), datetime.utcfromtimestamp(stamp)
before = datetime(2026, 3, 29, 1, 30)
print before + timedelta(hours=1), datetime(2026, 3, 30) - datetime(2026, 3, 29)
for hour in (1, 3, 4):
    print hour, time.mktime((2026, 3, 29, hour, 30, 0, 0, 0, -1))
print time.mktime(datetime(2026, 3, 30).timetuple()) - time.mktime(datetime(2026, 3, 29).timetuple())
print time.mktime((2026, 3, 29, 2, 30, 0, 0, 0, -1)), time.localtime(time.mktime((2026, 3, 29, 2, 30, 0, 0, 0, -1)))[3:5]
print datetime.fromtimestamp(time.mktime(before.timetuple()) + 3600)
