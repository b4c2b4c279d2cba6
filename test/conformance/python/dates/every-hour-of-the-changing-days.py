import time
for day in ((2026, 3, 29), (2026, 10, 25)):
    first = time.mktime(day + (0, 0, 0, 0, 0, -1))
    for hour in range(0, 26, 1):
        at = time.localtime(first + hour * 3600)
        print hour, time.strftime("%d. %H:%M", at), at[8], int(time.mktime(at) - first) / 3600,
    print
for hour in (0, 1, 4, 12, 23):
    for day in (28, 29, 30): print int(time.mktime((2026, 3, day, hour, 15, 0, 0, 0, -1))), int(time.mktime((2026, 10, day - 4, hour, 15, 0, 0, 0, -1))),
    print
