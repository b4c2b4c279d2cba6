import time, datetime
for parts in ((2026, 3, 4, 13, 5, 9, 2, 63, 0), (2026, 12, 31, 0, 0, 0, 3, 365, 0), (2024, 2, 29, 12, 59, 59, 3, 60, 0), (2026, 7, 15, 23, 30, 1, 2, 196, 1), (1999, 1, 1, 1, 1, 1, 4, 1, 0)):
    print [time.strftime("%" + sign, parts) for sign in "aAbBcdHIjmMpSUwWxXyY%"]
    print [datetime.datetime(*parts[:6]).strftime("%" + sign) for sign in "aAbBcdHIjmMpSUwWxXyYf%"]
    print time.asctime(parts), datetime.datetime(*parts[:6]).ctime(), datetime.date(*parts[:3]).ctime(), datetime.date(*parts[:3]).strftime("%c %d.%m.%y")
