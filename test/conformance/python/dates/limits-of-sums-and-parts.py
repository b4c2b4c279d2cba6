from java.lang import Throwable
failures = Exception


def show(work):
    try:
        print repr(work())
    except failures, e:
        print type(e).__name__, str(e) if not isinstance(e, UnicodeError) else repr(e)
    except Throwable, e:
        print type(e).__name__, e.getMessage()


import datetime
show(lambda: (datetime.datetime.max + datetime.timedelta(1000)))
show(lambda: (datetime.datetime.min - datetime.timedelta(100000)))
show(lambda: (datetime.datetime.max + datetime.timedelta(0, 1)))
show(lambda: (datetime.datetime.min - datetime.timedelta(0, 1)))
show(lambda: (datetime.date.max + datetime.timedelta(500)))
show(lambda: (datetime.date.max + datetime.timedelta(0, 86399)))
show(lambda: (datetime.date.min - datetime.timedelta(0, 1)))
show(lambda: (datetime.date.min - datetime.timedelta(-5)))
show(lambda: (datetime.date.min + datetime.timedelta(-5)))
show(lambda: (datetime.date(2024, 1, 1) - datetime.timedelta(999999999)))
show(lambda: (datetime.date(2024, 1, 1) + datetime.timedelta(hours=-1)))
show(lambda: (datetime.date(2024, 1, 1) - datetime.timedelta(hours=1)))
show(lambda: (datetime.date(2024, 1, 1) - datetime.timedelta(hours=-25)))
show(lambda: (datetime.date.fromordinal(-1)))
show(lambda: (datetime.date.fromordinal(-800)))
show(lambda: (datetime.datetime.fromordinal(0)))
show(lambda: (datetime.datetime.fromordinal(5)))
show(lambda: (datetime.date.fromordinal(3652060)))
show(lambda: (datetime.datetime.strptime(5, "%Y")))
show(lambda: (datetime.datetime.combine(datetime.date(2024, 1, 1), 5)))
show(lambda: (datetime.datetime.combine(datetime.datetime(2024, 1, 1), datetime.time(5))))
show(lambda: (datetime.datetime(2024, 1, 1).replace(day=1.5)))
show(lambda: (datetime.time(5).replace(hour=1.5)))
show(lambda: (datetime.datetime(2024, month=1, day=1.0)))
