from datetime import datetime, date

for stamp in (0, 1, 1.5, 86399, 1772600767, 1783000000, 1783000000.125, -1, 946684800, 2000000000):
    print stamp, datetime.fromtimestamp(stamp), date.fromtimestamp(stamp)
print repr(datetime.fromtimestamp(1772600767)), type(datetime.fromtimestamp(0)).__name__
millis = 1772600767250
print datetime.fromtimestamp(millis / 1000), datetime.fromtimestamp(millis / 1000.0)
print datetime.fromtimestamp(millis / 1000.0).strftime("%d.%m.%Y %H:%M:%S.%f")
for bad in ("0", None):
    try:
        print datetime.fromtimestamp(bad)
    except TypeError:
        print "TypeError"
