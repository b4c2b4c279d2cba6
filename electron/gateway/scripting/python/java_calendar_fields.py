# The fields of java.util.GregorianCalendar as pure functions over (epoch milliseconds, zone): Julian dates up to the 4th of
# October 1582, Gregorian ones after, weeks by the first day and the least days of a locale.

import re

import _zones
from _errors import IllegalArgumentException

DAY = 86400000
_cutover_day = -141427
# Java knows no other offset of a zone before 1900 than the one of its standard time.
_first_offset = -2208988800000
# Zones whose standard time is the one of Ramadan, since 2018.
_one_hour_less, _first_less = ('Africa/Casablanca', 'Africa/El_Aaiun'), 1540695600000
# 2100 and 2500.
_near, _far = 4102444800000, 16725225600000

(ERA, YEAR, MONTH, WEEK_OF_YEAR, WEEK_OF_MONTH, DAY_OF_MONTH, DAY_OF_YEAR, DAY_OF_WEEK, DAY_OF_WEEK_IN_MONTH, AM_PM, HOUR,
 HOUR_OF_DAY, MINUTE, SECOND, MILLISECOND, ZONE_OFFSET, DST_OFFSET) = range(17)
WEEK_YEAR = 17

# What each may be where a calendar is not lenient.
_ranges = {
    ERA: (0, 1), YEAR: (1, 292278994), MONTH: (0, 11), WEEK_OF_YEAR: (1, 53), WEEK_OF_MONTH: (0, 6), DAY_OF_MONTH: (1, 31),
    DAY_OF_YEAR: (1, 366), DAY_OF_WEEK: (1, 7), DAY_OF_WEEK_IN_MONTH: (1, 6), AM_PM: (0, 1), HOUR: (0, 11), HOUR_OF_DAY: (0, 23),
    MINUTE: (0, 59), SECOND: (0, 59), MILLISECOND: (0, 999), ZONE_OFFSET: (-46800000, 50400000),
}


def fixed_offset(zone):
    found = re.fullmatch(r'GMT([+-])(\d\d):(\d\d)', zone)
    if found:
        return (int(found[2]) * 3600 + int(found[3]) * 60) * (-1 if found[1] == '-' else 1)
    return 0 if zone in ('GMT', 'UTC') else None


# Milliseconds east of Greenwich without summer time, and what summer time adds.
def offsets(at, zone):
    fixed = fixed_offset(zone)
    if fixed is not None:
        return fixed * 1000, 0
    if at < _first_offset:
        return _zones.standard(_zones.now(), zone) * 1000, 0
    # Rules come again after 400 years; far years are asked as near ones.
    if at > _far:
        at = _near + (at - _near) % (_far - _near)
    whole, standard = _zones.offset(at, zone), _standard(at, zone)
    return standard * 1000, (whole - standard) * 1000


def _standard(at, zone):
    if zone in _one_hour_less and at >= _first_less:
        return 0
    standard, whole = _zones.standard(at, zone), _zones.offset(at, zone)
    # What stays for a year is no summer time: there the standard itself was changed.
    if standard != whole and all(_zones.offset(at + quarter * 91 * DAY, zone) == whole for quarter in (1, 2, 3, 4)):
        return whole
    return standard


# The same at a time of the wall. An hour that comes twice is the one of standard time.
def wall_offsets(wall, zone):
    standard, _summer = offsets(wall - offsets(wall, zone)[0], zone)
    found = offsets(wall - standard, zone)
    if found[1] and offsets(wall - standard - found[1], zone) == found:
        return found
    return standard, 0


# Days since 1970-01-01; a year before the first is 0, -1 ...
def day_number(year, month, day):
    year, month = year + month // 12, month % 12
    number = _gregorian(year, month, day)
    return number if number >= _cutover_day else _julian(year, month, day)


def _gregorian(year, month, day):
    return _days(year, month, day, lambda before: before // 4 - before // 100 + before // 400) - 719528


def _julian(year, month, day):
    return _days(year, month, day, lambda before: before // 4) - 719530


# Years begin with March here, so that the leap day is the last one.
def _days(year, month, day, leaps):
    year, month = (year - 1, month + 10) if month < 2 else (year, month - 2)
    return 365 * year + leaps(year) + (153 * month + 2) // 5 + 59 + day


def month_length(year, month):
    if (year, month) == (1582, 9):
        return 31
    return day_number(year, month + 1, 1) - day_number(year, month, 1)


# Year, month (from 0) and day of a day's number.
def date_of(number):
    at = number + (719468 if number >= _cutover_day else 719470)
    if number >= _cutover_day:
        century, at = divmod(at, 146097)
        year = (at - at // 1460 + at // 36524 - at // 146096) // 365
        rest = at - (365 * year + year // 4 - year // 100)
        year += century * 400
    else:
        four, at = divmod(at, 1461)
        year = (at - at // 1460) // 365
        rest = at - 365 * year
        year += four * 4
    month = (5 * rest + 2) // 153
    return (year + (month >= 10), (month + 2) % 12, rest - (153 * month + 2) // 5 + 1)


# 1 (Sunday) to 7.
def day_of_week(number):
    return (number + 4) % 7 + 1


def _on_or_before(number, weekday):
    return number - (day_of_week(number) - weekday) % 7


# The first day of the week that counts as the first one of a month or year that begins on this day.
def _first_week(begin, weeks):
    first, least = weeks
    found = _on_or_before(begin + 6, first)
    return found - 7 if found - begin >= least else found


def _week(begin, number, weeks):
    return (number - _first_week(begin, weeks)) // 7 + 1


# All fields at a time; `weeks` is the first day of a week and the least days of a first week.
def fields(at, zone, weeks=(1, 1)):
    standard, summer = offsets(at, zone)
    number, time = divmod(at + standard + summer, DAY)
    year, month, day = date_of(number)
    begin, hour = day_number(year, 0, 1), time // 3600000
    week, week_year = _week(begin, number, weeks), year
    if week == 0:
        week, week_year = _week(day_number(year - 1, 0, 1), begin - 1, weeks), year - 1
    elif week >= 52 and number >= _first_week(day_number(year + 1, 0, 1), weeks):
        week, week_year = 1, year + 1
    return {
        ERA: int(year > 0), YEAR: year if year > 0 else 1 - year, MONTH: month, DAY_OF_MONTH: day, DAY_OF_YEAR: number - begin + 1,
        DAY_OF_WEEK: day_of_week(number), DAY_OF_WEEK_IN_MONTH: (day - 1) // 7 + 1, WEEK_OF_YEAR: week, WEEK_YEAR: week_year,
        WEEK_OF_MONTH: _week(day_number(year, month, 1), number, weeks), AM_PM: hour // 12, HOUR: hour % 12, HOUR_OF_DAY: hour,
        MINUTE: time // 60000 % 60, SECOND: time // 1000 % 60, MILLISECOND: time % 1000, ZONE_OFFSET: standard, DST_OFFSET: summer,
    }


# Fields in the order in which they were set, and the time that they mean: where they contradict each other the last ones
# count, by the rules of java.util.Calendar.
class Builder:
    def __init__(self):
        self._values, self._stamps, self._next = {}, {}, 2

    def set(self, field, value):
        self._values[field] = value
        self._stamps[field] = self._next
        self._next += 1
        return self

    def clear(self, field):
        self._values.pop(field, None)
        self._stamps.pop(field, None)
        return self

    def add_years(self, count):
        for field in (YEAR, WEEK_YEAR):
            if field in self._values:
                self._values[field] += count

    def time(self, zone, weeks, lenient=True):
        values = dict(self._values)
        stamps = dict(self._stamps)
        if stamps.get(WEEK_YEAR, 0) > stamps.get(YEAR, 0):
            self._set_week_date(values, stamps, weeks, lenient)
        values.pop(WEEK_YEAR, None)
        stamps.pop(WEEK_YEAR, None)
        if not lenient:
            for field, (least, most) in _ranges.items():
                if stamps.get(field, 0) > 1 and not least <= values[field] <= most:
                    raise IllegalArgumentException('a field is out of its range')
        at, wall = _resolved(values, stamps, zone, weeks)
        if not lenient:
            found = fields(wall, 'GMT', weeks)
            if any(found[field] != value for field, value in values.items()
                   if field in _ranges and field != ZONE_OFFSET and stamps.get(field, 0) > 1):
                raise IllegalArgumentException('a field is out of its range')
        return at

    def _set_week_date(self, values, stamps, weeks, lenient):
        week, weekday = values.get(WEEK_OF_YEAR, 1), values.get(DAY_OF_WEEK, weeks[0])
        if not 1 <= weekday <= 7:
            if not lenient:
                raise IllegalArgumentException('a field is out of its range')
            week, weekday = week + (weekday - 1) // 7, (weekday - 1) % 7 + 1
            weekday = weekday % 7 + 1
        number = _first_week(day_number(values[WEEK_YEAR], 0, 1), weeks) + (weekday - weeks[0]) % 7 + 7 * (week - 1)
        found = fields(number * DAY, 'GMT', weeks)
        if not lenient and (found[WEEK_YEAR], found[WEEK_OF_YEAR], found[DAY_OF_WEEK]) != (values[WEEK_YEAR], week, weekday):
            raise IllegalArgumentException('a field is out of its range')
        for field in (ERA, YEAR, MONTH, DAY_OF_MONTH):
            values[field], stamps[field] = found[field], max(stamps.values()) + 1


# The time, and what the wall shows then.
def _resolved(values, stamps, zone, weeks):
    year = values.get(YEAR, 1970)
    if values.get(ERA, 1) == 0:
        year = 1 - year
    time = _time_of_day(values, stamps)
    wall = _day(year, values, stamps, weeks) * DAY + time
    standard, summer = values.get(ZONE_OFFSET), values.get(DST_OFFSET)
    if standard is not None and summer is not None:
        return wall - standard - summer, wall
    by_wall = wall_offsets(wall, zone)
    at = wall - (by_wall[0] if standard is None else standard) - (by_wall[1] if summer is None else summer)
    # An hour that the wall leaves out is shown as a later one.
    return at, at + sum(offsets(at, zone)) if standard is None and summer is None else wall


def _time_of_day(values, stamps):
    by_half = max(stamps[HOUR], stamps[AM_PM]) if HOUR in stamps and AM_PM in stamps else 0
    by_day = stamps.get(HOUR_OF_DAY, 0)
    if by_day >= by_half and by_day:
        hour = values[HOUR_OF_DAY]
    else:
        hour = values.get(HOUR, 0) + 12 * values.get(AM_PM, 0)
    return hour * 3600000 + values.get(MINUTE, 0) * 60000 + values.get(SECOND, 0) * 1000 + values.get(MILLISECOND, 0)


# Which of the fields say the day: the ones that were set last.
def _day(year, values, stamps, weeks):
    def stamp(field):
        return stamps.get(field, 0)

    def both(one, other):
        return max(one, other) if one and other else 0

    weekday = stamp(DAY_OF_WEEK)
    of_month, of_year = stamp(DAY_OF_MONTH), stamp(DAY_OF_YEAR)
    month_week, month_weekday = both(stamp(WEEK_OF_MONTH), weekday), both(stamp(DAY_OF_WEEK_IN_MONTH), weekday)
    year_week = both(stamp(WEEK_OF_YEAR), weekday)
    best = max(of_month, month_week, month_weekday, of_year, year_week)
    if not best:
        month_week, month_weekday = stamp(WEEK_OF_MONTH), max(stamp(DAY_OF_WEEK_IN_MONTH), weekday)
        year_week = stamp(WEEK_OF_YEAR)
        best = max(month_week, month_weekday, year_week)
        if not best:
            best = of_month = stamp(MONTH)
    by_week = stamp(WEEK_OF_YEAR)
    if (best == of_month or (best == month_week and stamp(WEEK_OF_MONTH) >= by_week)
            or (best == month_weekday and stamp(DAY_OF_WEEK_IN_MONTH) >= by_week)):
        if best == of_month:
            return day_number(year, values.get(MONTH, 0), 1) + values.get(DAY_OF_MONTH, 1) - 1
        if month_week == month_weekday:
            use_week = stamp(WEEK_OF_MONTH) >= stamp(DAY_OF_WEEK_IN_MONTH)
        else:
            use_week = best == month_week
        return _day_in_month(year, values, weeks, use_week)
    if best == of_year:
        return day_number(year, 0, 1) + values[DAY_OF_YEAR] - 1
    first = _first_week(day_number(year, 0, 1), weeks)
    return first + (values.get(DAY_OF_WEEK, weeks[0]) - weeks[0]) % 7 + 7 * (values[WEEK_OF_YEAR] - 1)


def _day_in_month(year, values, weeks, use_week):
    month = values.get(MONTH, 0)
    begin = day_number(year, month, 1)
    if use_week:
        first = _first_week(begin, weeks)
        if DAY_OF_WEEK in values:
            first = _on_or_before(first + 6, values[DAY_OF_WEEK])
        return first + 7 * (values[WEEK_OF_MONTH] - 1)
    weekday, which = values.get(DAY_OF_WEEK, weeks[0]), values.get(DAY_OF_WEEK_IN_MONTH, 1)
    if which >= 0:
        return _on_or_before(begin + 7 * which - 1, weekday)
    return _on_or_before(begin + month_length(year + month // 12, month % 12) + 7 * (which + 1) - 1, weekday)
