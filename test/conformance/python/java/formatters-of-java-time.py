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


from java.util import Locale

zone = ZoneId.of('Europe/Berlin')
times = [LocalDateTime.of(2024, 2, 9, 13, 5, 7, 123456789), LocalDateTime.of(2024, 12, 31, 0, 0), LocalDateTime.of(12024, 7, 1, 23, 59, 59), LocalDate.of(2024, 5, 4), LocalTime.of(9, 8), LocalDate.of(-1, 5, 4),
         ZonedDateTime.of(2024, 7, 1, 12, 0, 0, 0, zone), OffsetDateTime.of(2024, 1, 2, 3, 4, 5, 0, ZoneOffset.ofHoursMinutes(-3, -30)), Instant.EPOCH, ZonedDateTime.of(2024, 1, 1, 0, 0, 0, 0, ZoneId.of('UTC'))]
made = ('yyyy-MM-dd HH:mm:ss', 'yy/M/d', 'dd.MM.yyyy', 'd MMM uuuu', 'EEEE, d MMMM yyyy', 'EEE MMMMM E EEEEE', 'hh:mm a', 'h:m:s.SSS', 'HH:mm:ss.SSSSSS', "yyyy'T'HH''mm", 'D DDD', 'k K', 'Q QQQ QQQQ', 'S SSSSSSSSS', 'n N A',
        'HH:mm X', 'HH:mm XXX', 'HH:mm xx', 'Z ZZZZ ZZZZZ', 'VV', 'z', 'zzzz', 'O OOOO', '[HH:mm]', 'yyyy[-MM[-dd]]', 'G y', 'y u', 'LLL LLLL', 'yyyyMMddHHmmssSSS')
for pattern in made:
    for time in times:
        tell(pattern, lambda: time.format(DateTimeFormatter.ofPattern(pattern)) if not isinstance(time, Instant) else DateTimeFormatter.ofPattern(pattern).format(time))
for pattern in ('yyy', 'b', 'ddd', 'MMMMMM', '[', ']', "'", '#', '{', 'VVV', 'hhh', 'aa', 'SSSSSSSSSS'):
    try:
        DateTimeFormatter.ofPattern(pattern)
        print pattern, 'is one'
    except java.lang.Exception, error:
        print pattern, error
for locale in (Locale.GERMANY, Locale.FRANCE, Locale.US, Locale.ITALY):
    print times[0].format(DateTimeFormatter.ofPattern('EEEE d MMMM yyyy EEE MMM', locale)), times[0].format(DateTimeFormatter.ofPattern('d. LLLL').withLocale(locale))
for name in ('ISO_LOCAL_DATE', 'ISO_LOCAL_TIME', 'ISO_LOCAL_DATE_TIME', 'ISO_OFFSET_DATE_TIME', 'ISO_ZONED_DATE_TIME', 'ISO_DATE_TIME', 'ISO_DATE', 'ISO_TIME', 'ISO_INSTANT', 'BASIC_ISO_DATE'):
    for time in times:
        tell(name, lambda: getattr(DateTimeFormatter, name).format(time))
print DateTimeFormatter.ofPattern('yyyy-MM-dd HH:mm:ss').withZone(zone).format(Instant.ofEpochSecond(1700000000)), DateTimeFormatter.ISO_INSTANT.format(times[6])
