from java.lang import ArithmeticException, NullPointerException
from java.text import SimpleDateFormat
from java.time import LocalDate, LocalDateTime, Period, YearMonth
from java.time.format import DateTimeFormatter
import sys
d = LocalDate.of(2024, 2, 29)
p = Period.of(1, 2, 3)
print d.format(DateTimeFormatter.ofPattern('dd.MM.yyyy')), p.plusYears(True), p.plusDays(5L), p.minusDays(-5), p.minusMonths(14)
for f in (
    lambda: d.format('yyyy-MM-dd'), lambda: d.format(None), lambda: d.format(SimpleDateFormat('yyyy')),
    lambda: YearMonth.of(2024, 1).format('yyyy'), lambda: d.atStartOfDay().format(u'HH:mm'), lambda: p.plusDays(2.5),
    lambda: p.plusDays('1'), lambda: p.minusMonths(2.5), lambda: p.minusYears(1.0), lambda: p.plusDays(2 ** 31),
    lambda: p.minusDays(2 ** 62), lambda: p.plusDays(None), lambda: p.plus(Period.ofDays(2 ** 31 - 1)),
    lambda: p.multipliedBy(2 ** 30), lambda: Period.ofWeeks(2 ** 30), lambda: Period.ofDays(2 ** 31),
):
    try:
        print f()
    except:
        print sys.exc_info()[0], sys.exc_info()[1]
