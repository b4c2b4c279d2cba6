import datetime
def months_later(day, months):
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    last = (datetime.date(year + (month + 1) / 12, (month + 1) % 12 + 1, 1) - datetime.timedelta(1)).day
    return datetime.date(year, month + 1, min(day.day, last))
today = datetime.date(2026, 3, 4)
for made, months in (("2024-03-31", 24), ("2024-02-29", 24), ("2025-12-31", 2), ("2026-03-04", 0), ("2023-11-30", 27), ("2026-01-31", 1)):
    day = datetime.datetime.strptime(made, "%Y-%m-%d").date(); end = months_later(day, months); left = (end - today).days
    print made, end.isoformat(), left, "expired" if left < 0 else "last day" if left == 0 else "%d weeks %d days" % divmod(left, 7), end.strftime("%y%m00 %b %Y"), end.weekday() >= 5
