# The parts of dates and times by name: asked for, set, and which of them there are.
from java.time import Instant, LocalDate, LocalDateTime, LocalTime, OffsetDateTime, Year, YearMonth, ZoneId
from java.time.format import DateTimeFormatter
from java.time.temporal import ChronoField, ChronoUnit

names = '''NANO_OF_SECOND NANO_OF_DAY MICRO_OF_SECOND MICRO_OF_DAY MILLI_OF_SECOND MILLI_OF_DAY SECOND_OF_MINUTE SECOND_OF_DAY
    MINUTE_OF_HOUR MINUTE_OF_DAY HOUR_OF_AMPM CLOCK_HOUR_OF_AMPM HOUR_OF_DAY CLOCK_HOUR_OF_DAY AMPM_OF_DAY DAY_OF_WEEK
    ALIGNED_DAY_OF_WEEK_IN_MONTH ALIGNED_DAY_OF_WEEK_IN_YEAR DAY_OF_MONTH DAY_OF_YEAR EPOCH_DAY ALIGNED_WEEK_OF_MONTH
    ALIGNED_WEEK_OF_YEAR MONTH_OF_YEAR PROLEPTIC_MONTH YEAR_OF_ERA YEAR ERA INSTANT_SECONDS OFFSET_SECONDS'''.split()
at = LocalDateTime.of(2024, 10, 27, 0, 5, 59, 987654321)
times = [at, at.toLocalDate(), at.toLocalTime(), at.atZone(ZoneId.of('Europe/Berlin')), OffsetDateTime.parse('0312-02-29T23:00:01-03:30'),
         Instant.parse('2024-05-05T10:20:30.25Z')]


def told(function, *given):
    try:
        return str(function(*given))
    except Exception, problem:
        return 'python ' + str(problem)
    except:
        import sys
        return str(sys.exc_info()[1])


for name in names:
    field = getattr(ChronoField, name)
    print name, field, field.getBaseUnit(), field.getRangeUnit(), field.isDateBased(), field.isTimeBased()
    for time in times:
        print ' ', time.isSupported(field), told(time.get, field), told(time.getLong, field)
        for value in (0, 1, 12, 31):
            print '   ', told(getattr(time, 'with'), field, value)
for unit in (ChronoUnit.NANOS, ChronoUnit.HALF_DAYS, ChronoUnit.DAYS, ChronoUnit.WEEKS, ChronoUnit.ERAS, ChronoUnit.FOREVER):
    print unit, [time.isSupported(unit) for time in times]
print [time.hashCode() for time in times], ZoneId.of('UTC').hashCode(), Year.of(2024).hashCode(), YearMonth.of(2024, 5).hashCode()
print YearMonth.of(2024, 5).format(DateTimeFormatter.ofPattern('MM/yyyy')), YearMonth.parse('05/2024', DateTimeFormatter.ofPattern('MM/yyyy'))
print told(YearMonth.of(2024, 5).format, DateTimeFormatter.ofPattern('dd.MM')), Year.parse('2024'), YearMonth.of(2024, 5).withMonth(2)
for name in ('ISO_ORDINAL_DATE', 'RFC_1123_DATE_TIME', 'ISO_ZONED_DATE_TIME', 'ISO_DATE_TIME'):
    print name, [told(getattr(DateTimeFormatter, name).format, time) for time in times]
