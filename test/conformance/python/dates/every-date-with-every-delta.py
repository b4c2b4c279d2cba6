import datetime
dates = [datetime.datetime(2024, 2, 28, 23, 59, 59), datetime.datetime(2026, 3, 29, 1, 30), datetime.datetime(2026, 12, 31), datetime.datetime(1999, 12, 31, 12, 0, 0, 5)]
deltas = [{"days": 1}, {"days": -366}, {"hours": 25}, {"minutes": -1}, {"seconds": 0.5}, {"weeks": 4}, {"days": 1, "seconds": -86401}, {"microseconds": -6}]
for when in dates:
    for named in deltas:
        delta = datetime.timedelta(**named); later = when + delta
        print when, sorted(named.items()), later, later.date(), later.weekday(), later.strftime("%a %j %U"), later - when == delta, (when - delta).isoformat(), later > when, cmp(later, when)
