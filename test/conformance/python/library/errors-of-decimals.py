from decimal import Decimal, DivisionByZero, InvalidOperation

for words in ('abc', '', '1,5', '1.2.3', '--1'):
    try:
        print Decimal(words)
    except InvalidOperation, error:
        print type(error).__name__, error
for one, other in ((1, 0), (-1, 0), (0, 0)):
    try:
        print Decimal(one) / Decimal(other)
    except (DivisionByZero, InvalidOperation), error:
        print type(error).__name__, error
for work in (lambda: Decimal(None), lambda: Decimal('1.5') + 1.5, lambda: Decimal('1') - 'a', lambda: Decimal(2) * None):
    try:
        print work()
    except TypeError, error:
        print error
