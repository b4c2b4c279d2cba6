from datetime import datetime

start = datetime(2026, 3, 4)
print start.year, start.month, start.day, start.hour, start.minute, start.second, start.microsecond, start.tzinfo

batch = datetime(2026, 12, 31, 23, 59, 58, 999999)
print batch.year, batch.month, batch.day, batch.hour, batch.minute, batch.second, batch.microsecond

named = datetime(year=2026, month=2, day=28, minute=5)
print named, named.minute

shift = datetime(2026, 7, 1, 6, 0)
print shift.date(), shift.time(), shift.date().year, shift.time().hour
print "%02d.%02d.%d" % (shift.day, shift.month, shift.year)
print "%d-%s" % (shift.year, str(shift.month).zfill(2))
print "{0.year}/{0.month:02d}/{0.day:02d}".format(shift)
print isinstance(shift.year, int), isinstance(shift.microsecond, int)
try:
    shift.year = 2027
except (AttributeError, TypeError), e:
    print "not to be set"
