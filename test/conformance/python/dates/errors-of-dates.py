from datetime import datetime, date, time, timedelta

for text in (
    "date(2026, 2, 29)",
    "date(2026, 0, 1)",
    "date(2026, 13, 1)",
    "date(2026, 4, 31)",
    "datetime(2026, 1, 1, 24)",
    "datetime(2026, 1, 1, 0, 60)",
    "datetime(2026, 1, 1, 0, 0, 60)",
    "datetime(2026, 1, 1, 0, 0, 0, 1000000)",
    "datetime(2026, 1)",
    "datetime()",
    "date('2026-01-01')",
    "datetime(2026, 1, '1')",
    "datetime(2026, 1, 1.0)",
    "datetime(2026, 1, None)",
    "datetime(2026, 1, 1).nope",
    "time(1) + timedelta(1)",
    "time(1) - time(2)",
    "date(2026, 1, 1)[0]",
    "len(date(2026, 1, 1))",
    "int(datetime(2026, 1, 1))",
    "'at ' + date(2026, 1, 1)",
):
    try:
        value = eval(text)
        print text, "->", type(value).__name__
    except Exception, e:
        print text, "->", type(e).__name__
