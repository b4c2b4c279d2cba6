import datetime
for unit in ("weeks", "days", "hours", "minutes", "seconds", "milliseconds", "microseconds"):
    for value in (0.1, 0.5, 1.5, 2.5, -0.5, -1.5, 1.0 / 3, 0.0005, 0.0000005, 12345.6789, -0.1, 1e-6, 2.0):
        print datetime.timedelta(**{unit: value}),
    print unit
for parts in ((1.5, 1.5, 1.5), (0.5, -43200, 0.5), (-0.5, 0.5, 0), (1, 0.25, 250000.5), (0, 1e-7, 0.4)): print repr(datetime.timedelta(*parts)),
