# `java.time` and what it has inside, put together.

from _errors import of_package
from _java_time_adjusters import TemporalAdjusters
from _java_time_base import DayOfWeek, Month
from _java_time_fields import ChronoField
from _java_time_format import names as _format_names
from _java_time_local import LocalDate, LocalDateTime, LocalTime
from _java_time_years import Clock, Year, YearMonth
from _java_time_units import ChronoUnit, Duration, Period
from _java_time_zoned import Instant, OffsetDateTime, ZonedDateTime
from _java_time_zones import ZoneId, ZoneOffset
import _java_time_reading  # noqa: F401 -- Scripts import nothing: what reads texts is here before.

by_package = {
    'time': {
        **{kind.__name__: kind for kind in (
            Clock, DayOfWeek, Duration, Instant, LocalDate, LocalDateTime, LocalTime, Month, OffsetDateTime, Period, Year, YearMonth, ZoneId, ZoneOffset, ZonedDateTime)},
        **of_package('java.time'),
    },
    'time.format': {**_format_names, **of_package('java.time.format')},
    'time.temporal': {'ChronoField': ChronoField, 'ChronoUnit': ChronoUnit, 'TemporalAdjusters': TemporalAdjusters, **of_package('java.time.temporal')},
    'time.zone': of_package('java.time.zone'),
}
