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


times = [LocalTime.of(0, 0), LocalTime.of(12, 30), LocalTime.of(23, 59, 59, 999999999), LocalTime.of(6, 5, 4), LocalTime.of(1, 2, 3, 4000000), LocalTime.of(1, 2, 3, 5000)]
for time in times:
    print time, time.hour, time.minute, time.second, time.nano, repr(time.toSecondOfDay()), repr(time.toNanoOfDay()), time.plusHours(25), time.minusMinutes(70), \
        time.plusSeconds(3601), time.plusNanos(10), time.withHour(3), time.withMinute(4), time.withSecond(5), time.withNano(6), time.truncatedTo(ChronoUnit.MINUTES), \
        time.truncatedTo(ChronoUnit.HOURS), time.atDate(LocalDate.EPOCH), time.plus(Duration.ofMinutes(5)), time.minus(5, ChronoUnit.MILLIS)
    for other in times:
        print time.compareTo(other), time.isBefore(other), time < other, time == other, ChronoUnit.SECONDS.between(time, other), Duration.between(time, other), time.until(other, ChronoUnit.HOURS)
walls = [LocalDateTime.of(2024, 1, 31, 12, 30), LocalDateTime.of(2024, 2, 29, 23, 59, 59), LocalDateTime.of(1969, 12, 31, 23, 59, 59, 999000000), LocalDateTime.of(LocalDate.EPOCH, LocalTime.NOON)]
for wall in walls:
    print wall, wall.year, wall.month, wall.dayOfWeek, wall.hour, wall.nano, wall.toLocalDate(), wall.toLocalTime(), wall.plusMonths(1), wall.plusHours(36), wall.minusSeconds(86401), \
        wall.withDayOfMonth(1).withHour(0), wall.truncatedTo(ChronoUnit.DAYS), wall.plus(Period.ofMonths(1)), wall.plus(Duration.ofHours(1)), wall.toEpochSecond(ZoneOffset.UTC), \
        wall.toInstant(ZoneOffset.ofHours(2)), wall.atOffset(ZoneOffset.ofHours(-3)), wall.atZone(ZoneId.of('UTC')), wall.plusYears(-1), wall.minusWeeks(1)
    for other in walls:
        print wall.compareTo(other), wall.isAfter(other), wall.isEqual(other), wall == other, wall > other, [str(unit.between(wall, other)) for unit in (
            ChronoUnit.NANOS, ChronoUnit.MILLIS, ChronoUnit.SECONDS, ChronoUnit.MINUTES, ChronoUnit.HOURS, ChronoUnit.HALF_DAYS, ChronoUnit.DAYS, ChronoUnit.WEEKS, ChronoUnit.MONTHS, ChronoUnit.YEARS)], \
            Duration.between(wall, other)
amounts = [Duration.ZERO, Duration.ofDays(1), Duration.ofHours(-25), Duration.ofMinutes(90), Duration.ofSeconds(3661, 5), Duration.ofMillis(-1500), Duration.ofNanos(1), Duration.of(3, ChronoUnit.HALF_DAYS), Duration.ofSeconds(-1)]
for amount in amounts:
    print amount, repr(amount.seconds), amount.nano, repr(amount.toDays()), amount.toHours(), amount.toMinutes(), repr(amount.toMillis()), amount.toNanos(), amount.isNegative(), amount.isZero(), \
        amount.negated(), amount.abs(), amount.plusMinutes(61), amount.minusSeconds(1), amount.multipliedBy(3), amount.dividedBy(7), amount.toHoursPart(), amount.toMinutesPart(), amount.toSecondsPart(), amount.toMillisPart(), amount.plus(Duration.ofHours(1)), amount == Duration.ofHours(24), amount < Duration.ofHours(1), amount.compareTo(Duration.ofDays(1))
for text in ('PT1H', 'P1DT2H3.5S', '-PT6H+3M', 'PT', 'P', 'PT1.123456789S', 'x', 'PT-0.5S', 'pt5m', 'P1M'):
    tell(text, lambda: Duration.parse(text))
for text in ('P1Y2M3D', 'P2W', '-P1M', 'P', 'PT1H', 'P-1Y+2M', 'P1Y3W4D'):
    tell(text, lambda: Period.parse(text))
for amount in (Period.of(1, 14, 40), Period.ofDays(-3), Period.ZERO, Period.of(-1, 2, 0)):
    print amount, amount.years, amount.months, amount.days, repr(amount.toTotalMonths()), amount.normalized(), amount.negated(), amount.multipliedBy(2), amount.plusDays(1), amount.isNegative(), amount.isZero(), amount == Period.of(1, 14, 40)
for name, work in (
        ('hour', lambda: LocalTime.of(24, 0)), ('minute', lambda: LocalTime.of(1, 60)), ('second', lambda: LocalTime.ofSecondOfDay(86400)), ('days', lambda: LocalTime.NOON.plus(1, ChronoUnit.DAYS)),
        ('large', lambda: LocalTime.NOON.truncatedTo(ChronoUnit.WEEKS)), ('months', lambda: Duration.of(1, ChronoUnit.MONTHS)), ('zero', lambda: Duration.ofDays(1).dividedBy(0)),
        ('dates', lambda: Duration.between(LocalDate.EPOCH, LocalDate.EPOCH)), ('args', lambda: LocalTime.of('a', 1)), ('far', lambda: LocalDateTime.MAX.plusNanos(1))):
    tell(name, work)
print LocalTime.MIN, LocalTime.MAX, LocalTime.MIDNIGHT, LocalDateTime.MIN, LocalDateTime.MAX, sorted(amounts), sorted(times)
