# `strftime` as Jython writes it.

import calendar

_days, _months = tuple(calendar.day_name), tuple(calendar.month_name)
# What each part may be: month, day, hour, minute, second, day of the week, day of the year, summer time.
_limits = ((0, 12), (0, 31), (0, 23), (0, 59), (0, 61), (0, 6), (0, 366), (-1, 1))


# What is said of a part that is out of its limits, in their order.
_told = ('month out of range (1-12)', 'day out of range (1-31)', 'hour out of range (0-23)', 'minute out of range (0-59)',
         'second out of range (0-59)', 'day of week out of range (0-6)', 'day of year out of range (1-366)',
         'daylight savings flag out of range (-1,0,1)')


# The parts of a time as they are written: a month, a day or a day of the year of 0 is the first. `fails` is what is raised.
def checked(parts, fails=ValueError):
    parts = [int(part) for part in parts[:9]]
    for part, (least, most), told in zip(parts[1:], _limits, _told):
        if not least <= part <= most:
            raise fails(told)
    if not 0 <= parts[0]:
        raise fails('year out of range')
    for place in (1, 2, 7):
        parts[place] = max(parts[place], 1)
    return parts


_written = {
    'a': lambda t: _days[t[6]][:3], 'A': lambda t: _days[t[6]], 'b': lambda t: _months[t[1]][:3], 'B': lambda t: _months[t[1]],
    'd': lambda t: '%02d' % t[2], 'H': lambda t: '%02d' % t[3], 'I': lambda t: '%02d' % ((t[3] + 11) % 12 + 1),
    'j': lambda t: '%03d' % t[7], 'm': lambda t: '%02d' % t[1], 'M': lambda t: '%02d' % t[4],
    'p': lambda t: 'AM' if t[3] < 12 else 'PM', 'S': lambda t: '%02d' % t[5],
    'U': lambda t: '%02d' % ((t[7] + 6 - (t[6] + 1) % 7) // 7), 'w': lambda t: str((t[6] + 1) % 7),
    'W': lambda t: '%02d' % ((t[7] + 6 - t[6]) // 7), 'y': lambda t: '%02d' % (t[0] % 100), 'Y': lambda t: '%04d' % t[0],
    '%': lambda t: '%',
}
_whole = {'c': '%a %b %d %H:%M:%S %Y', 'x': '%m/%d/%y', 'X': '%H:%M:%S'}


# `own` are the directives of who asks, each with a function that gives its text. A directive that Jython does not know stays,
# and takes the sign behind it along. Letters come out in UTF-8.
def written(template, parts, own):
    made = _filled(template, parts, own)
    return made if made.isascii() else made.encode('utf-8', 'surrogatepass').decode('latin-1')


def _filled(template, parts, own):
    made, at = [], 0
    while at < len(template):
        place = template.find('%', at)
        if place < 0:
            made.append(template[at:])
            break
        if place == len(template) - 1:
            # Jython loses what stands in front of it.
            made.append('%')
            break
        made.append(template[at:place])
        sign, at = template[place + 1], place + 2
        if sign in own:
            made.append(own[sign]())
        elif sign in _whole:
            made.append(_filled(_whole[sign], parts, own))
        elif sign in _written:
            made.append(_written[sign](parts))
        else:
            made.append('%' + sign)
            at += 1
    return ''.join(made)
