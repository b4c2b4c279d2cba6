import calendar
print calendar.isleap(2024), calendar.isleap(1900), calendar.leapdays(2000, 2026), calendar.monthrange(2026, 2), calendar.monthrange(2024, 2), calendar.weekday(2026, 3, 4), calendar.timegm((2026, 3, 4, 13, 5, 9)), calendar.day_name[0], list(calendar.day_abbr), list(calendar.month_abbr), calendar.month_name[3]
print calendar.monthcalendar(2026, 3), calendar.Calendar(6).monthdayscalendar(2026, 2)[0], list(calendar.Calendar().itermonthdays(2026, 2))[:9], [str(day) for day in calendar.Calendar().itermonthdates(2026, 2)][:2], calendar.MONDAY, calendar.SUNDAY
print calendar.month(2026, 3); print calendar.TextCalendar(6).formatmonth(2024, 2)
try: calendar.monthrange(2026, 13)
except Exception, e: print isinstance(e, ValueError)
