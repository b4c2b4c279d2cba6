from java.math import BigInteger
from java.time import DayOfWeek, Instant, LocalDate, LocalDateTime, LocalTime, Month, ZoneId
from java.time.temporal import TemporalAdjusters
from java.util import Date

print Date.from(Instant.ofEpochMilli(5)).time, BigInteger('12').and(BigInteger('10')), BigInteger('12') . or (BigInteger('3')), BigInteger('5').not()
day = LocalDate.of(2024, 2, 14)
for adjuster in (
        TemporalAdjusters.firstDayOfMonth(), TemporalAdjusters.lastDayOfMonth(), TemporalAdjusters.firstDayOfNextMonth(), TemporalAdjusters.firstDayOfYear(),
        TemporalAdjusters.lastDayOfYear(), TemporalAdjusters.firstDayOfNextYear(), DayOfWeek.FRIDAY, Month.MAY, LocalDate.EPOCH):
    print day.with(adjuster), day.atTime(10, 30).with(adjuster), day.atStartOfDay(ZoneId.of('Europe/Berlin')).with(adjuster)
for name in ('next', 'nextOrSame', 'previous', 'previousOrSame', 'firstInMonth', 'lastInMonth'):
    print name, [str(day.with(getattr(TemporalAdjusters, name)(wanted))) for wanted in DayOfWeek.values()]
print day.with(TemporalAdjusters.dayOfWeekInMonth(3, DayOfWeek.MONDAY)), day.atTime(1, 2).with(LocalTime.NOON), "a.with(b)", 'x' in ['x'] # .from(
