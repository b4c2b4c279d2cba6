import datetime
from decimal import Decimal
days = [datetime.date(2026, 3, day) for day in (4, 1, 3)]
print [str(day) for day in sorted(days)], max(days), sorted([Decimal("1.10"), Decimal("1.9"), Decimal("-2")]), max(Decimal("1"), 2), sorted([Decimal("1.5"), 1, 2]), [str(one) for one in sorted([datetime.timedelta(2), datetime.timedelta(hours=30), datetime.timedelta(-1)])]
