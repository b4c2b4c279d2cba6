# `java.time.temporal.TemporalAdjusters`, and `date.with(...)` of what they give, of a date, of a time, of a day of the week and of a month.

from _java_bean import int_of
from _java_time_base import DAY_NANOS, DayOfWeek, Month, Value, date_of, day_of, made, month_length, of_type
from _java_time_fields import ChronoField, with_field
from _java_time_local import Dated, LocalDate, LocalTime, Temporal, Timed


class TemporalAdjuster(Value):
    __module__ = 'java.time.temporal'
    _is_ordered = False

    def _key(self):
        return id(self)

    def _text(self):
        return 'java.time.temporal.TemporalAdjusters@%x' % (id(self) & 0xffff)

    def adjustInto(self, temporal):
        return _put(of_type('adjustInto', temporal, Temporal, Dated), self._moved(temporal._wall // DAY_NANOS))


def _put(temporal, day):
    return temporal._with_wall(day * DAY_NANOS + temporal._wall % DAY_NANOS)


def _of_date(move):
    return staticmethod(lambda: made(TemporalAdjuster, _moved=lambda day: move(*date_of(day))))


def _of_week(move):
    def of(dayOfWeek):
        wanted = of_type('next', dayOfWeek, DayOfWeek)._place
        return made(TemporalAdjuster, _moved=lambda day: day + move((wanted - (day + 3)) % 7))

    return staticmethod(of)


class TemporalAdjusters(Value):
    __module__ = 'java.time.temporal'

    firstDayOfMonth = _of_date(lambda year, month, day: day_of(year, month, 1))
    lastDayOfMonth = _of_date(lambda year, month, day: day_of(year, month, month_length(year, month)))
    firstDayOfNextMonth = _of_date(lambda year, month, day: day_of(year, month, month_length(year, month)) + 1)
    firstDayOfYear = _of_date(lambda year, month, day: day_of(year, 1, 1))
    lastDayOfYear = _of_date(lambda year, month, day: day_of(year, 12, 31))
    firstDayOfNextYear = _of_date(lambda year, month, day: day_of(year + 1, 1, 1))
    next = _of_week(lambda days: days or 7)
    nextOrSame = _of_week(lambda days: days)
    previous = _of_week(lambda days: days - 7)
    previousOrSame = _of_week(lambda days: days - 7 if days else 0)

    @staticmethod
    def firstInMonth(dayOfWeek):
        return TemporalAdjusters.dayOfWeekInMonth(1, dayOfWeek)

    @staticmethod
    def lastInMonth(dayOfWeek):
        return TemporalAdjusters.dayOfWeekInMonth(-1, dayOfWeek)

    # The first where `ordinal` is 1, the last where it is -1.
    @staticmethod
    def dayOfWeekInMonth(ordinal, dayOfWeek):
        wanted, count = of_type('dayOfWeekInMonth', dayOfWeek, DayOfWeek)._place, int_of('dayOfWeekInMonth', ordinal)

        def moved(day):
            year, month, _day = date_of(day)
            first = day_of(year, month, 1)
            if count >= 0:
                return first + (wanted - (first + 3)) % 7 + (count - 1) * 7
            last = first + month_length(year, month) - 1
            return last - ((last + 3) - wanted) % 7 + (count + 1) * 7

        return made(TemporalAdjuster, _moved=moved)


def _with(self, adjuster, *newValue):
    if newValue:
        return with_field(self, of_type('with', adjuster, ChronoField), *newValue)
    of_type('with', adjuster, TemporalAdjuster, LocalDate, LocalTime, DayOfWeek, Month)
    if isinstance(adjuster, LocalTime):
        return of_type('with', self, Timed)._with_wall(self._wall - self._wall % DAY_NANOS + adjuster._wall)
    of_type('with', self, Dated)
    if isinstance(adjuster, LocalDate):
        return _put(self, adjuster._wall // DAY_NANOS)
    if isinstance(adjuster, DayOfWeek):
        day = self._wall // DAY_NANOS
        return _put(self, day - (day + 3) % 7 + adjuster._place)
    return self.withMonth(adjuster.getValue()) if isinstance(adjuster, Month) else adjuster.adjustInto(self)


type.__setattr__(Temporal, 'with', _with)
