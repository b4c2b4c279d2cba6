from datetime import datetime

for text, form in (
    ("2026-02-30", "%Y-%m-%d"),
    ("2026-13-01", "%Y-%m-%d"),
    ("2026-03-04 24:00", "%Y-%m-%d %H:%M"),
    ("2026-03-04 05", "%Y-%m-%d"),
    ("2026-03", "%Y-%m-%d"),
    ("", "%Y"),
    ("2026", ""),
    ("13:00 PM", "%I:%M %p"),
    ("2026", "%Q"),
    ("2026", "%"),
    ("n/a", "%H:%M"),
    ("2025-02-29", "%Y-%m-%d"),
):
    try:
        print datetime.strptime(text, form)
    except Exception, e:
        print repr(text), repr(form), type(e).__name__
for work in (lambda: datetime.strptime(None, "%Y"), lambda: datetime.strptime(2026, "%Y"), lambda: datetime.strptime("2026")):
    try:
        print work()
    except Exception, e:
        print type(e).__name__
