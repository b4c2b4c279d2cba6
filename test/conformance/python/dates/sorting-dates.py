from datetime import datetime, date, timedelta

stamps = [datetime(2026, 3, 4, 12), datetime(2025, 12, 31), datetime(2026, 3, 4, 11, 59, 59), datetime(2026, 3, 4, 12)]
for stamp in sorted(stamps):
    print stamp,
print
for stamp in sorted(stamps, reverse=True):
    print stamp,
print
orders = [{"id": 1, "due": date(2026, 5, 1)}, {"id": 2, "due": date(2026, 4, 1)}, {"id": 3, "due": date(2026, 5, 1)}]
print [order["id"] for order in sorted(orders, key=lambda order: order["due"])]
print [order["id"] for order in sorted(orders, key=lambda order: (order["due"], -order["id"]))]
orders.sort(cmp=lambda a, b: cmp(b["due"], a["due"]))
print [order["id"] for order in orders]
print min(stamps), max(stamps), max(stamps) - min(stamps)
print sorted([timedelta(2), timedelta(hours=-1), timedelta(minutes=5)])
print sorted(set(stamp.date() for stamp in stamps))
try:
    print sorted([datetime(2026, 3, 4), None])
except TypeError:
    print "TypeError"
