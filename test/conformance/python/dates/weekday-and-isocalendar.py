from datetime import date, datetime

for day in (date(2026, 3, 2), date(2026, 3, 8), date(2026, 1, 1), date(2025, 12, 29), date(2024, 12, 30), date(2021, 1, 3), date(2020, 12, 31), date(2027, 1, 1), date(2000, 2, 29)):
    print day, day.weekday(), day.isoweekday(), day.isocalendar(), day.strftime("%a %U %W %w")
print datetime(2026, 3, 8, 23, 59).weekday(), datetime(2026, 3, 8).isocalendar()[1]
print "CW%02d/%d" % (date(2025, 12, 29).isocalendar()[1], date(2025, 12, 29).isocalendar()[0])
year, week, day = date(2026, 1, 1).isocalendar()
print year, week, day
print ["Mo", "Tu", "We", "Th", "Fr", "Sa", "Su"][date(2026, 3, 4).weekday()]
print [d for d in range(1, 15) if date(2026, 3, d).weekday() >= 5]
