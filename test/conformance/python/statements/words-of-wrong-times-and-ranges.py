import random
import time
import decimal

for limits in ((5, 1), (0,), (-3,), (3, 3), (5, 1, 2), (1, 5, -1)):
    try:
        print random.randrange(*limits)
    except ValueError, e:
        print limits, e
for given in ([], '', ()):
    try:
        print random.choice(given)
    except IndexError, e:
        print repr(given), e
for place, value in ((1, 0), (1, 13), (2, 0), (2, 32), (3, -1), (3, 24), (4, 60), (5, 62), (5, 60), (6, 7), (7, 0), (7, 367), (8, 2)):
    parts = [2024, 1, 1, 5, 6, 7, 0, 1, 0]
    parts[place] = value
    try:
        print place, value, time.strftime("%Y-%m-%d %H:%M:%S %j %w", tuple(parts))
    except ValueError, e:
        print place, value, e
for text in ('NaN', 'Infinity'):
    try:
        print int(decimal.Decimal(text))
    except (ValueError, OverflowError), e:
        print type(e).__name__, e
for work in (lambda: pow(2, -1, 5), lambda: pow(2.0, 1, 5), lambda: basestring()):
    try:
        print work()
    except TypeError, e:
        print e
print '%s' % (2-0j), str(-1-0j), repr(3+0j)
