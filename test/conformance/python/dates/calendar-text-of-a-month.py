import calendar

print calendar.month(2026, 2)
print calendar.TextCalendar(calendar.SUNDAY).formatmonth(2026, 3)
print repr(calendar.TextCalendar().formatweek([(1, 0), (2, 1), (0, 2)], 2))
print calendar.TextCalendar().formatweekheader(3), calendar.TextCalendar().formatmonthname(2026, 5, 20)
print calendar.month(2026, 3, 4).splitlines()[:3]
print calendar.HTMLCalendar().formatmonth(2026, 2).splitlines()[:4]
