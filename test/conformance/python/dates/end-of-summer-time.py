# In Berlin 2026-10-25 03:00 becomes 02:00; that is 01:00 UTC.
import time
from datetime import datetime, timedelta

for stamp in (1792882800, 1792886400, 1792889999, 1792890000, 1792893599, 1792893600):
    t = time.localtime(stamp)
    print stamp, tuple(t), time.strftime("%H:%M %Z", t), datetime.fromtimestamp(stamp)
print datetime(2026, 10, 25, 1, 30) + timedelta(hours=2), datetime(2026, 10, 26) - datetime(2026, 10, 25)
print time.mktime((2026, 10, 25, 1, 30, 0, 0, 0, -1)), time.mktime((2026, 10, 25, 3, 30, 0, 0, 0, -1))
print time.mktime((2026, 10, 26, 0, 0, 0, 0, 0, -1)) - time.mktime((2026, 10, 25, 0, 0, 0, 0, 0, -1))
print datetime.fromtimestamp(1792886400) == datetime.fromtimestamp(1792890000), datetime.fromtimestamp(1792890000) - datetime.fromtimestamp(1792886400)
