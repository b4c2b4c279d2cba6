# Year, YearMonth and Clock of java.time.
import sys


def show(lines):
    for line in lines.strip().split('\n'):
        try:
            print line, '->', repr(eval(line))
        except:
            print line, '->', sys.exc_info()[0].__name__, sys.exc_info()[1]


from java.time import Year, YearMonth, Clock, LocalDate, Month, ZoneId, Instant, Period
from java.time.temporal import ChronoUnit
y = Year.of(2020)
show(r'''
y, y.getValue(), y.isLeap(), Year.isLeap(1900), y.length(), y.plusYears(1), y.minusYears(21), y.atDay(60), y.atMonth(2), y.isAfter(Year.of(2019)), y.isBefore(Year.of(2019)), y == Year.of(2020), y.compareTo(Year.of(2015)), y < Year.of(2021), y.value, str(y), hash(y) == hash(Year.of(2020)), Year.of(-5), Year.of(12345)
Year.now() == Year.of(LocalDate.now().getYear()), y.until(Year.of(2030), ChronoUnit.YEARS), ChronoUnit.YEARS.between(y, Year.of(2031)), ChronoUnit.DECADES.between(y, Year.of(2045)), sorted([Year.of(3), Year.of(1)]), max(Year.of(3), Year.of(1))
Year.of(10**9)
y.atDay(367)
Year.of(2019).atDay(366)
y.plusMonths(1)
''')
m = YearMonth.of(2020, 2)
show(r'''
m, m.lengthOfMonth(), m.lengthOfYear(), m.isLeapYear(), m.getYear(), m.getMonthValue(), m.getMonth(), m.atDay(5), m.atEndOfMonth(), m.plusMonths(11), m.minusMonths(2), m.plusYears(1), m.minusYears(1), m.isBefore(YearMonth.of(2020, 3)), m.isAfter(YearMonth.of(2020, 1)), m == YearMonth.of(2020, Month.FEBRUARY), m.compareTo(YearMonth.of(2020, 5)), m.compareTo(YearMonth.of(2015, 5)), m.isValidDay(30), YearMonth.of(2020, 12)
YearMonth.parse("2020-12"), YearMonth.now() == YearMonth.of(LocalDate.now().getYear(), LocalDate.now().getMonthValue()), m.until(YearMonth.of(2021, 1), ChronoUnit.MONTHS), ChronoUnit.MONTHS.between(m, YearMonth.of(2019, 12)), m.until(YearMonth.of(2021, 1), ChronoUnit.YEARS), {m: 1}[YearMonth.of(2020, 2)], sorted([m, YearMonth.of(2019, 1)]), m.month, m.year, m.monthValue
YearMonth.parse("x")
YearMonth.of(2020, 13)
m.atDay(30)
m.plusDays(1)
''')
c = Clock.systemUTC()
show(r'''
c, Clock.systemDefaultZone(), c.getZone(), c.millis() > 0, type(c.millis()), c.instant() == None, Clock.fixed(Instant.ofEpochMilli(5), ZoneId.of("UTC")).millis(), Clock.fixed(Instant.ofEpochMilli(5), ZoneId.of("UTC")), c.withZone(ZoneId.of("Europe/Berlin")), c == Clock.systemUTC(), abs(Clock.systemUTC().millis() - Instant.now().toEpochMilli()) < 5000
''')
