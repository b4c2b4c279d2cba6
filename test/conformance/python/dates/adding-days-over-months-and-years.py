import datetime
start = datetime.date(2024, 2, 27)
for days in (-400, -60, -1, 0, 1, 2, 3, 28, 29, 366, 367, 1000): print start + datetime.timedelta(days),
print
for year in (1900, 2000, 2023, 2024, 2100): print datetime.date(year, 3, 1) - datetime.timedelta(1), (datetime.date(year + 1, 1, 1) - datetime.date(year, 1, 1)).days,
print
when = datetime.datetime(2026, 12, 31, 23, 59, 59, 999999)
for delta in ({"microseconds": 1}, {"seconds": 1}, {"hours": 25}, {"weeks": -53}, {"days": 59}): print when + datetime.timedelta(**delta),
print
def add_months(day, months):
    month = day.month - 1 + months
    year, month = day.year + month / 12, month % 12 + 1
    for last in (31, 30, 29, 28):
        try: return day.replace(year=year, month=month, day=min(day.day, last))
        except ValueError: pass
print [str(add_months(datetime.date(2024, 1, 31), n)) for n in (-11, -1, 0, 1, 2, 13, 25)]
