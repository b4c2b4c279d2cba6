import calendar
from datetime import date

print list(calendar.month_name), list(calendar.day_name)
print list(calendar.month_abbr), list(calendar.day_abbr), len(calendar.month_name), calendar.month_name[1:3], calendar.day_name[-1]
for week in calendar.monthcalendar(2026, 2):
    print week
for week in calendar.monthcalendar(2026, 3):
    print week
c = calendar.Calendar(calendar.SUNDAY)
print list(c.iterweekdays()), list(c.itermonthdays(2026, 2))[:10], c.monthdayscalendar(2026, 3)[0]
print [str(day) for day in calendar.Calendar().itermonthdates(2026, 3)][:3]
print max(week[calendar.FRIDAY] for week in calendar.monthcalendar(2026, 2)), calendar.Calendar().monthdays2calendar(2026, 3)[-1]
print {name: number for number, name in enumerate(calendar.month_abbr) if number}["Mar"]
print "March" in calendar.month_name, list(calendar.day_name).index("Friday")
