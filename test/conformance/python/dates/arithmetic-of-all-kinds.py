import datetime
values = [datetime.datetime(2026, 3, 4, 5, 6), datetime.date(2026, 3, 1), datetime.time(5, 6), datetime.timedelta(1, 5), 5, 1.5, None, "a"]
for one in values:
    for other in values:
        for name, work in (("+", lambda a, b: a + b), ("-", lambda a, b: a - b), ("*", lambda a, b: a * b), ("/", lambda a, b: a / b), ("//", lambda a, b: a // b)):
            if not isinstance(one, (datetime.date, datetime.time, datetime.timedelta)) and not isinstance(other, (datetime.date, datetime.time, datetime.timedelta)): continue
            try: print name, work(one, other),
            except Exception, e: print name, type(e).__name__,
    print
