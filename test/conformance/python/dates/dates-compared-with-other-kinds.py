from datetime import date, datetime, time, timedelta

values = [date(2020, 1, 1), datetime(2020, 1, 1), timedelta(1), time(1)]
for one in values:
    for other in values + [1, None, 'a', 1.5]:
        try:
            print type(one).__name__, type(other).__name__, one < other
        except TypeError, error:
            print error
for work in (lambda: datetime('a', 1, 1), lambda: datetime(2020), lambda: date(2020, 'x', 1), lambda: timedelta.max * 2,
             lambda: timedelta(1) / timedelta(1), lambda: timedelta(1) * 1.5, lambda: date(2020, 1, 1) + 1, lambda: date(2020, 1, 1) + date(2020, 1, 1)):
    try:
        print work()
    except (TypeError, OverflowError), error:
        print error
