from datetime import datetime, timedelta

for stamp in (0, 1, 0.5, 1772600767, 1783000000, 1783000000.123, -86400, 1e9, 10L):
    print stamp, datetime.utcfromtimestamp(stamp), repr(datetime.utcfromtimestamp(stamp))
print datetime.fromtimestamp(1772600767) - datetime.utcfromtimestamp(1772600767)
print datetime.fromtimestamp(1783000000) - datetime.utcfromtimestamp(1783000000)
print datetime(1970, 1, 1) + timedelta(seconds=1772600767), datetime(1970, 1, 1) + timedelta(milliseconds=1772600767250)
print (datetime(2026, 3, 4, 5, 6, 7) - datetime(1970, 1, 1)).total_seconds()
print int((datetime(2026, 3, 4, 5, 6, 7, 250000) - datetime(1970, 1, 1)).total_seconds() * 1000)
