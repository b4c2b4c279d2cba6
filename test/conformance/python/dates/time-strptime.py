import time

for text, form in (
    ("2026-03-04 05:06:07", "%Y-%m-%d %H:%M:%S"),
    ("04.03.26", "%d.%m.%y"),
    ("5:06 PM", "%I:%M %p"),
    ("Mar 4", "%b %d"),
    ("063 2026", "%j %Y"),
    ("Wed", "%a"),
    ("2026 9 3", "%Y %W %w"),
):
    print tuple(time.strptime(text, form))
print tuple(time.strptime("Wed Mar  4 05:06:07 2026")), time.strptime("12:00", "%H:%M").tm_hour
print time.mktime(time.strptime("2026-03-04 05:06:07", "%Y-%m-%d %H:%M:%S"))
print time.strftime("%d.%m.%Y", time.strptime("2026-03-04", "%Y-%m-%d"))
for text, form in (("x", "%Y"), ("2026-02-30", "%Y-%m-%d"), ("2026 ", "%Y"), (5, "%Y")):
    try:
        print tuple(time.strptime(text, form))
    except Exception, e:
        print repr(text), type(e).__name__
