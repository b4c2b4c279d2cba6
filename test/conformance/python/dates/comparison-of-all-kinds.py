import datetime
values = [datetime.datetime(2026, 3, 4), datetime.date(2026, 3, 4), datetime.time(5, 6), datetime.timedelta(1), 5, None, "a", datetime.datetime(2026, 3, 4, 0, 0, 1)]
for one in values:
    for other in values:
        for work in (lambda a, b: a == b, lambda a, b: a != b, lambda a, b: a < b, lambda a, b: a >= b):
            try: print int(work(one, other)),
            except TypeError: print "E",
        print "|",
    print
print bool(datetime.time(0)), bool(datetime.time(1)), bool(datetime.timedelta(0)), bool(datetime.timedelta(1)), bool(datetime.date(1, 1, 1)), max(values[0], values[7]), min(datetime.timedelta(1), datetime.timedelta(-1))
