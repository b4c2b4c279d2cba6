import sys
from java.util import Date, TimeZone


def raised():
    return sys.exc_info()[0].__name__


for name in ('Europe/Berlin', 'America/New_York', 'UTC', 'GMT', 'GMT+2', 'GMT-03:30', 'GMT+0530', 'GMT+25', 'Nowhere', 'europe/berlin', '+02:00', 'EST', 'CET', 'Z', '', 'GMT+1:5', 'Asia/Kolkata'):
    z = TimeZone.getTimeZone(name)
    print name, z.getID(), z.ID, z.getRawOffset(), z.rawOffset, z.useDaylightTime()
    print z.getDisplayName(), '|', z.displayName, '|', z.getDisplayName(True, TimeZone.SHORT), '|', z.getDisplayName(False, TimeZone.SHORT), z.getDSTSavings()
z = TimeZone.getDefault()
print z.getID(), TimeZone.getDefault() == TimeZone.getTimeZone('Europe/Berlin'), z == TimeZone.getTimeZone('UTC'), z.equals(z)
winter, summer = Date(126, 0, 15), Date(126, 6, 15)
print z.inDaylightTime(winter), z.inDaylightTime(summer), z.getOffset(winter.time), z.getOffset(summer.time), z.observesDaylightTime()
for given in ((5,), (None,), ()):
    try:
        print TimeZone.getTimeZone(*given)
    except:
        print raised()

try:
    z.inDaylightTime(5)
except TypeError:
    print 'TypeError'
