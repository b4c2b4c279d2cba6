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


texts = {
    'yyyy-MM-dd HH:mm:ss': ('2024-02-29 10:11:12', '2024-02-30 10:11:12', '2024-02-29 24:00:00', '2024-02-29 24:00:01', '2024-13-01 00:00:00', '24-01-01 00:00:00', '2024-1-1 0:0:0', '12024-01-01 00:00:00', '+12024-01-01 00:00:00', '2024-02-29 10:11', '', 'x', '2024-02-29 10:11:12 ', '2024-02-32 10:11:12', '2024-02-29 10:60:12'),
    'd/M/yy h:m a': ('1/2/24 3:04 PM', '31/12/99 12:00 AM', '1/2/24 13:04 PM', '1/2/24 3:04 pm', '01/02/24 03:04 AM', '1/2/2024 3:04 PM'),
    'd MMM yyyy HH:mm': ('1 Jan 2024 10:00', '1 JAN 2024 10:00', '31 Apr 2024 10:00', '1 Janu 2024 10:00', '1 May 2024 10:00'),
    'EEE, d MMMM uuuu HH': ('Thu, 1 February 2024 07', 'Fri, 1 February 2024 07', 'Thu, 1 Feb 2024 07'),
    'yyyyMMddHHmmss': ('20240229101112', '2024022910111', '202402291011123', '120240229101112'),
    'yyyyMMddHHmmssSSS': ('20240229101112345', '2024022910111234'),
    "yyyy-MM-dd'T'HH:mm[:ss[.SSS]]": ('2024-02-29T10:11', '2024-02-29T10:11:12', '2024-02-29T10:11:12.345', '2024-02-29T10:11:12.3', '2024-02-29T10:11:'),
    'uuuu-DDD HH': ('2024-060 05', '2023-366 05', '2024-000 05'),
    'yyyy HH': ('2024 10',),
}
for pattern in sorted(texts):
    for text in texts[pattern]:
        tell(text, lambda: LocalDateTime.parse(text, DateTimeFormatter.ofPattern(pattern)))
for text in ('2024-02-29', '2023-02-29', '2024-2-9', '2024-02-29T', '20240229', '+12024-01-01', '-0001-01-01', '12024-01-01', '2024-02-31', '2024-00-01', ' 2024-01-01', '2024-01-01x'):
    tell(text, lambda: LocalDate.parse(text))
for text in ('10:11', '10:11:12', '10:11:12.5', '10', '24:00', '10:11:12.', '10:11:12.1234567891', '1:11', '10:60'):
    tell(text, lambda: LocalTime.parse(text))
for text in ('2024-02-29T10:11', '2024-02-29t10:11:12', '2024-02-29 10:11', '2024-02-29T10:11:12.000000001', '2024-02-29T25:11'):
    tell(text, lambda: LocalDateTime.parse(text))
for text in ('2024-07-01T10:00+02:00[Europe/Berlin]', '2024-07-01T10:00+05:00[Europe/Berlin]', '2024-07-01T10:00Z', '2024-07-01T10:00', '2024-07-01T10:00+02:00', '2024-07-01T10:00Z[UTC]', '2024-07-01T10:00+0200', '2024-07-01T10:00+02:00[Nowhere]'):
    tell(text, lambda: ZonedDateTime.parse(text))
    tell(text, lambda: OffsetDateTime.parse(text))
for text in ('2024-07-01T10:00:00Z', '2024-07-01T10:00:00.123Z', '2024-07-01T10:00Z', '2024-07-01T10:00:00', '2024-07-01T10:00:00+02:00'):
    tell(text, lambda: Instant.parse(text))
for pattern, text in (('yyyy-MM-dd HH:mm:ss Z', '2024-07-01 10:00:00 +0200'), ('yyyy-MM-dd HH:mm:ssXXX', '2024-07-01 10:00:00+02:00'), ('yyyy-MM-dd HH:mm VV', '2024-07-01 10:00 Europe/Berlin'),
                      ('yyyy-MM-dd HH:mm VV', '2024-03-31 02:30 Europe/Berlin'), ('yyyy-MM-dd HH:mm X', '2024-07-01 10:00 Z'), ('yyyy-MM-dd HH:mm x', '2024-07-01 10:00 -03')):
    tell(text, lambda: ZonedDateTime.parse(text, DateTimeFormatter.ofPattern(pattern)))
tell('zone', lambda: ZonedDateTime.parse('2024-07-01 10:00', DateTimeFormatter.ofPattern('yyyy-MM-dd HH:mm').withZone(ZoneId.of('Asia/Tokyo'))))
tell('date', lambda: LocalDate.parse('01.02.2024', DateTimeFormatter.ofPattern('dd.MM.yyyy')))
tell('date', lambda: LocalDate.parse('2024-02-01 10:00', DateTimeFormatter.ofPattern('yyyy-MM-dd HH:mm')))
tell('date', lambda: LocalDate.parse('20240201', DateTimeFormatter.BASIC_ISO_DATE))
tell('time', lambda: LocalTime.parse('07:05 PM', DateTimeFormatter.ofPattern('hh:mm a')))
