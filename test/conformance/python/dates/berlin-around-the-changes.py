import time, datetime
for stamp in (1774745999, 1774746000, 1774749600, 1792889999, 1792890000, 1792893599, 1792893600, 1792897200, 0, -1, 1e9, 1772629509.75):
    print stamp, tuple(time.localtime(stamp)), tuple(time.gmtime(stamp))[:6], datetime.datetime.fromtimestamp(stamp), datetime.datetime.utcfromtimestamp(stamp), datetime.date.fromtimestamp(stamp), time.ctime(stamp), time.strftime("%H:%M", time.localtime(stamp))
print time.timezone, time.altzone, time.daylight, time.tzname
