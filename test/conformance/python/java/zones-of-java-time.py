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


from java.util import Date

zones = [ZoneId.of(name) for name in ('Europe/Berlin', 'America/New_York', 'UTC', 'Asia/Kolkata', 'Australia/Lord_Howe', '+02:00', 'GMT+3', 'Z', 'Pacific/Auckland')]
print [(zone.id, str(zone), zone == ZoneId.of(zone.id)) for zone in zones], ZoneId.systemDefault()
walls = [LocalDateTime.of(2024, 3, 31, 2, 30), LocalDateTime.of(2024, 10, 27, 2, 30), LocalDateTime.of(2024, 7, 1, 12, 0), LocalDateTime.of(2024, 3, 10, 2, 15), LocalDateTime.of(2024, 11, 3, 1, 15), LocalDateTime.of(2024, 4, 7, 1, 45)]
for zone in zones:
    for wall in walls:
        time = wall.atZone(zone)
        print time, time.offset, time.zone, repr(time.toInstant().toEpochMilli()), time.plusHours(1), time.plusDays(1), time.minusMonths(1), time.plusMinutes(45), time.withHour(3), \
            time.withZoneSameInstant(ZoneId.of('UTC')), time.withZoneSameLocal(ZoneId.of('Asia/Tokyo')), time.toLocalDate(), time.toOffsetDateTime(), time.truncatedTo(ChronoUnit.DAYS), \
            time.withLaterOffsetAtOverlap(), time.withEarlierOffsetAtOverlap(), repr(time.toEpochSecond())
instants = [Instant.EPOCH, Instant.ofEpochMilli(1700000000123L), Instant.ofEpochSecond(-1, 5), Instant.parse('2024-02-29T10:15:30.5Z'), Instant.ofEpochSecond(1711846800)]
for instant in instants:
    print instant, repr(instant.epochSecond), instant.nano, repr(instant.toEpochMilli()), instant.plusSeconds(61), instant.minusMillis(1), instant.plus(2, ChronoUnit.DAYS), instant.plus(Duration.ofHours(3)), \
        instant.truncatedTo(ChronoUnit.HOURS), instant.atZone(zones[0]), instant.atOffset(ZoneOffset.ofHours(5)), ZonedDateTime.ofInstant(instant, zones[1]), LocalDateTime.ofInstant(instant, zones[3]), \
        getattr(Date, 'from')(instant).time, LocalDate.ofInstant(instant, zones[0])
    for other in instants:
        print instant.compareTo(other), instant.isBefore(other), instant == other, instant < other, ChronoUnit.MINUTES.between(instant, other), Duration.between(instant, other)
one, other = walls[0].atZone(zones[0]), walls[2].atZone(zones[1])
print one.isBefore(other), one.isAfter(other), one < other, one == other, one.compareTo(other), Duration.between(one, other), ChronoUnit.DAYS.between(one, other), ChronoUnit.HOURS.between(one, other), ChronoUnit.MONTHS.between(one, other)
print Date(0).toInstant(), Date(1700000000123L).toInstant().atZone(zones[0]).toLocalDate()
for offset in ('+05:30', '-3', '+0130', '-01:02:03', 'Z'):
    print ZoneOffset.of(offset), ZoneOffset.of(offset).totalSeconds, ZoneOffset.of(offset).id
moment = OffsetDateTime.of(2024, 1, 31, 10, 0, 0, 0, ZoneOffset.ofHours(2))
print moment, moment.plusMonths(1), moment.toInstant(), moment.withOffsetSameInstant(ZoneOffset.UTC), moment.withOffsetSameLocal(ZoneOffset.UTC), moment.atZoneSameInstant(zones[0]), moment.toLocalDateTime(), moment.isEqual(moment.withOffsetSameInstant(ZoneOffset.UTC)), moment == moment.withOffsetSameInstant(ZoneOffset.UTC)
print ZonedDateTime.of(2024, 1, 31, 10, 0, 0, 0, zones[0]), ZonedDateTime.of(LocalDate.EPOCH, LocalTime.NOON, zones[2])
for name, work in (
        ('zone', lambda: ZoneId.of('Nowhere/City')), ('zone', lambda: ZoneId.of('x')), ('zone', lambda: ZoneId.of('a b')), ('offset', lambda: ZoneOffset.of('+25:00')), ('offset', lambda: ZoneOffset.ofHours(19)),
        ('offset', lambda: ZoneOffset.of('2')), ('months', lambda: Instant.EPOCH.plus(1, ChronoUnit.MONTHS)), ('none', lambda: walls[0].atZone(None)), ('kind', lambda: Instant.EPOCH.isBefore(walls[0])),
        ('instant', lambda: Instant.parse('2024-02-29')), ('zoned', lambda: ZonedDateTime.parse('2024-02-29T10:00')), ('units', lambda: ChronoUnit.YEARS.between(instants[0], instants[1]))):
    tell(name, work)
for pattern in ('X', 'XX', 'XXX', 'XXXX', 'XXXXX', 'Z', 'ZZZZZ', 'x', 'xxx', None):
    for text in ('+02', '+0200', '+02:00', 'Z', '+02:00:00', '+2', '-0230', '+00:00'):
        if pattern is None:
            tell(text, lambda: OffsetDateTime.parse('2024-01-01T10:00' + text))
        else:
            tell(pattern, lambda: OffsetDateTime.parse('2024-01-01 10:00 ' + text, DateTimeFormatter.ofPattern('yyyy-MM-dd HH:mm ' + pattern)))
for hours, minutes in ((18, 1), (-19, 0), (1, -1), (1, 60), (-3, -30), (5, 45)):
    tell('hours', lambda: ZoneOffset.ofHoursMinutes(hours, minutes))
for text in ('+18:30', '-25', '+01:70', '+01:00:61'):
    tell(text, lambda: ZoneOffset.of(text))
