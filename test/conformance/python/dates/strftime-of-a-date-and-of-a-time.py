from datetime import date, time

day = date(2026, 9, 7)
print day.strftime("%Y-%m-%d"), day.strftime("%d %B %Y"), day.strftime("%a, %d %b %y"), day.strftime("%H:%M:%S")
print day.strftime("week %W of %Y, day %j"), day.strftime("")
clock = time(15, 4, 5, 600)
print clock.strftime("%H:%M"), clock.strftime("%I:%M %p"), clock.strftime("%S.%f"), clock.strftime("%Y-%m-%d")
print time(0, 30).strftime("%I:%M %p"), time(12, 30).strftime("%I:%M %p"), time(23, 5).strftime("%I.%M%p")
print format(day, "%d.%m."), format(clock, "%H"), format(day, "")
print "{:%Y%m%d}_{:%H%M%S}.csv".format(day, clock)
