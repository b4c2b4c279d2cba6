# The station's clock and time zones. Both are the program's, not the interpreter's: what is asked here is what the status
# bar shows.

import calendar

# What the thread around answers; set by the prelude.
host = None

_offsets = {}


# Epoch milliseconds.
def now():
    return int(host.now())


# The IANA name of the station's zone.
def station():
    return host.zone()


# Seconds east of Greenwich at a time (epoch ms) in a zone. Zones change at whole quarters of an hour.
def offset(at, zone):
    key = (zone, at // 900000)
    if key not in _offsets:
        if len(_offsets) > 20000:
            _offsets.clear()
        _offsets[key] = int(host.offset(key[1] * 900000, zone))
    return _offsets[key]


# The same without summer time, as it is in the year of that time.
def standard(at, zone):
    import time

    year = time.gmtime(at / 1000)[0]
    return min(offset(calendar.timegm((year, month, 1, 0, 0, 0)) * 1000, zone) for month in (1, 7))


# `CET`, `GMT+1`, `EST`.
def name(at, zone):
    return host.zoneName(at, zone)


def known(zone):
    return bool(host.zoneKnown(zone))


# Epoch milliseconds of what the wall shows. Of two such times, when the clock is put back, the earlier one; one that the
# wall never shows is as far behind the gap as it stands in it.
def epoch(year, month, day, hour, minute, second, zone):
    wall = calendar.timegm((year, month, day, hour, minute, second)) * 1000
    guesses = [wall - offset(near, zone) * 1000 for near in (wall - 86400000, wall + 86400000)]
    exact = [guess for guess in guesses if guess + offset(guess, zone) * 1000 == wall]
    return min(exact) if exact else max(guesses)
