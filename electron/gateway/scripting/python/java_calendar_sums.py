# What java.util.Calendar adds and sets, as pure functions over (epoch milliseconds, zone). Days and weeks keep the time of the
# wall, months and years end on the last day of a month that is too short.

import _java_calendar_fields as calendar
from _java_calendar_fields import DAY, DAY_OF_MONTH, ERA, HOUR_OF_DAY, MILLISECOND, MINUTE, MONTH, SECOND, YEAR


def add_days(at, zone, count):
    return add_wall(at, zone, count * DAY)


# So many milliseconds of the wall: whole or half days.
def add_wall(at, zone, passing):
    offset = sum(calendar.offsets(at, zone))
    number, time = divmod(at + offset + passing, DAY)
    made = number * DAY + time - offset
    # Where the wall was set in between, its time is kept, if only within that day.
    change = offset - sum(calendar.offsets(made, zone))
    if change:
        moved = made + change
        made = moved if (moved + sum(calendar.offsets(moved, zone))) // DAY == number else made
    return made


def add_months(at, zone, count):
    if count == 0:
        return at
    found = calendar.fields(at, zone)
    months = _year(found) * 12 + found[MONTH] + count
    year, month = months // 12, months % 12
    day = min(found[DAY_OF_MONTH], calendar.month_length(year, month))
    return of_wall(calendar.day_number(year, month, day), at, zone)


# Midnight or another time on the day of a time; hours and minutes that are too many go on.
def at_time(at, zone, hour=0, minute=0, second=0):
    number = (at + sum(calendar.offsets(at, zone))) // DAY
    return at_wall(number * DAY + hour * 3600000 + minute * 60000 + second * 1000, zone)


# Midnight of a date; months and days that are too many go on. January is 0.
def date(year, month, day, zone):
    return at_wall((calendar.day_number(year, month, 1) + day - 1) * DAY, zone)


def _year(found):
    return found[YEAR] if found[ERA] else 1 - found[YEAR]


# The day of this number, at the time of the wall of another one.
def of_wall(number, at, zone):
    found = calendar.fields(at, zone)
    time = found[HOUR_OF_DAY] * 3600000 + found[MINUTE] * 60000 + found[SECOND] * 1000 + found[MILLISECOND]
    return at_wall(number * DAY + time, zone)


def at_wall(wall, zone):
    return wall - sum(calendar.wall_offsets(wall, zone))
