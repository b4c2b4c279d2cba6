from java.time import DayOfWeek, Duration, Instant, LocalDate, LocalDateTime, LocalTime, Month, OffsetDateTime, Period, ZoneId, ZoneOffset, ZonedDateTime
from java.time.format import DateTimeFormatter
from java.time.temporal import ChronoUnit
import java.lang


def tell(name, work):
    try:
        print name, repr(work())
    except java.lang.Exception, error:
        print name, error
    except (TypeError, AttributeError), error:
        print name, type(error).__name__, error


days = [LocalDate.of(2024, 1, 31), LocalDate.of(2023, 2, 28), LocalDate.of(2024, Month.FEBRUARY, 29), LocalDate.of(1, 1, 1), LocalDate.of(-5, 3, 1),
        LocalDate.of(9999, 12, 31), LocalDate.of(10000, 1, 1), LocalDate.ofEpochDay(0), LocalDate.ofYearDay(2024, 366), LocalDate.EPOCH]
for day in days:
    print day, day.year, day.monthValue, day.month, day.dayOfMonth, day.dayOfYear, day.dayOfWeek, day.dayOfWeek.value, repr(day.toEpochDay()), \
        day.lengthOfMonth(), day.lengthOfYear(), day.isLeapYear(), day.hashCode()
    print day.plusDays(30), day.minusDays(400), day.plusWeeks(2), day.plusMonths(1), day.minusMonths(13), day.plusYears(1), day.minusYears(4)
    print day.plus(3, ChronoUnit.DECADES), day.plus(Period.of(1, 1, 1)), day.minus(Period.ofWeeks(3)), day.plus(1, ChronoUnit.WEEKS)
    print day.withDayOfMonth(1), day.withMonth(2), day.withYear(2023), day.withDayOfYear(60), day.atStartOfDay(), day.atTime(12, 30), day.atTime(LocalTime.NOON)
    for other in days:
        print day.compareTo(other), day.isBefore(other), day.isAfter(other), day.isEqual(other), day == other, day < other, day.until(other), \
            repr(ChronoUnit.DAYS.between(day, other)), ChronoUnit.MONTHS.between(day, other), ChronoUnit.YEARS.between(day, other), \
            ChronoUnit.WEEKS.between(day, other), day.until(other, ChronoUnit.CENTURIES), Period.between(day, other)
print sorted(days), max(days), {days[0]: 1}[LocalDate.of(2024, 1, 31)], days[0] in days, '%s' % days[0], str(days[0]), [days[0]], days[0].equals(days[1])
for name, work in (
        ('no day', lambda: LocalDate.of(2023, 2, 29)), ('no day', lambda: LocalDate.of(2023, 4, 31)), ('no month', lambda: LocalDate.of(2023, 13, 1)),
        ('no day', lambda: LocalDate.of(2023, 1, 32)), ('no year', lambda: LocalDate.of(1000000000, 1, 1)), ('no day', lambda: LocalDate.ofYearDay(2023, 366)),
        ('too far', lambda: LocalDate.MAX.plusDays(1)), ('hours', lambda: days[0].plus(1, ChronoUnit.HOURS)), ('hours', lambda: ChronoUnit.HOURS.between(*days[:2])),
        ('text', lambda: days[0].plusDays('a')), ('new', lambda: LocalDate()), ('none', lambda: LocalDate.parse(None)), ('name', lambda: days[0].hour),
        ('sum', lambda: days[0] + 1), ('no day of the week', lambda: DayOfWeek.of(8)), ('no month', lambda: Month.of(0)), ('no name', lambda: Month.valueOf('X')),
        ('part', lambda: days[0].withMonth(13)), ('part', lambda: days[0].withDayOfMonth(32)), ('part', lambda: days[1].withDayOfMonth(29))):
    tell(name, work)
for month in Month.values():
    print month, month.value, month.ordinal(), month.name(), month.plus(5), month.minus(1), month.length(True), month.length(False), month.maxLength(), month.minLength()
for day in DayOfWeek.values():
    print day, day.value, day.plus(10), day.minus(1), day == DayOfWeek.MONDAY, day < DayOfWeek.FRIDAY, day.compareTo(DayOfWeek.WEDNESDAY)
print Month.valueOf('MAY'), DayOfWeek.valueOf('SUNDAY'), Month.MAY == Month.of(5), list(ChronoUnit.values()), ChronoUnit.DAYS.name(), ChronoUnit.DAYS.duration
