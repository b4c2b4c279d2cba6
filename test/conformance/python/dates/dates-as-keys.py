from datetime import date, datetime, timedelta

per_day = {}
for stamp, count in ((datetime(2026, 3, 4, 6), 5), (datetime(2026, 3, 4, 14), 7), (datetime(2026, 3, 5, 6), 1)):
    per_day[stamp.date()] = per_day.get(stamp.date(), 0) + count
for day in sorted(per_day):
    print day, per_day[day]
print per_day[date(2026, 3, 4)], date(2026, 3, 6) in per_day, date(2026, 3, 5) in per_day
print len(set([date(2026, 3, 4), date(2026, 3, 4), datetime(2026, 3, 4).date()]))
print len({timedelta(hours=24): 1, timedelta(days=1): 2}), {timedelta(1): "day"}[timedelta(hours=24)]
print {datetime(2026, 3, 4): "a"}.get(datetime(2026, 3, 4, 0, 0, 0)), {datetime(2026, 3, 4): "a"}
print date(2026, 3, 4) in [date(2026, 3, 4)], [date(2026, 3, 5), date(2026, 3, 4)].index(date(2026, 3, 4))
