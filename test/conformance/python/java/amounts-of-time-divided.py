# Amounts of time by negative numbers and by each other, cut to a unit, with other parts; and their hashes.
from java.time import Duration, Period
from java.time.temporal import ChronoUnit

amounts = [Duration.ofMillis(7500), Duration.ofMillis(-7500), Duration.ofDays(3), Duration.parse('PT-1H0.000000001S'), Duration.ZERO]
for amount in amounts:
    print amount, [str(amount.dividedBy(by)) for by in (3, -3, 7)], [amount.dividedBy(other) for other in amounts[:4]], amount.hashCode()
    for unit in (ChronoUnit.MILLIS, ChronoUnit.SECONDS, ChronoUnit.HOURS, ChronoUnit.DAYS):
        print amount.truncatedTo(unit),
    print amount.withSeconds(5), amount.withNanos(6)
for period in (Period.of(1, -14, 40), Period.ofWeeks(-2), Period.ZERO):
    print period, period.minusYears(1), period.minusMonths(2), period.minusDays(3), period.withYears(7), period.withMonths(8), period.withDays(9), period.hashCode()
