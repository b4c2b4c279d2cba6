import datetime
shifts = [("early", datetime.time(6)), ("late", datetime.time(14)), ("night", datetime.time(22))]
def shift(when):
    name = shifts[-1][0]
    for candidate, start in shifts:
        if when.time() >= start: name = candidate
    day = when.date() - datetime.timedelta(days=1) if when.time() < shifts[0][1] else when.date()
    return "%s %s" % (day.strftime("%a %d.%m."), name)
start = datetime.datetime(2026, 2, 28, 21, 59, 59)
for minutes in (0, 1, 480, 481, 960, 1440, 2880, -480): print start + datetime.timedelta(minutes=minutes), shift(start + datetime.timedelta(minutes=minutes))
week = {}
for hour in range(0, 24 * 7, 5):
    when = datetime.datetime(2026, 3, 2) + datetime.timedelta(hours=hour)
    week.setdefault(when.isocalendar()[1:], []).append(shift(when).split()[-1][0])
for key in sorted(week): print key, "".join(week[key]),
