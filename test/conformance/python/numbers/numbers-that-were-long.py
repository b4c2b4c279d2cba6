big = 99999999999
print [big % 7, big / 10 ** 10, big // 10 ** 10, divmod(big, 10 ** 10), -big % 7, 7 % big, 7 / big]
print [2 ** 31 % 3, 2 ** 31 / 2 ** 31, 2 ** 62 // 2 ** 61, divmod(7, 2 ** 40)]
print [isinstance(big % 7, int), isinstance(big % 7, long), type(big / 10 ** 10)]
import math
print [math.factorial(number) for number in range(6)], type(math.factorial(3))
for base in (1, 37, -1):
    try:
        int('1', base)
    except ValueError, error:
        print error
for value in (float('inf'), float('-inf'), float('nan'), 1j):
    for kind in (int, long, float):
        try:
            print repr(kind(value))
        except (ValueError, OverflowError, TypeError), error:
            print kind.__name__, type(error).__name__, error
for given in ((1, 'a'), (1.5, None), ('a',), ([],)):
    try:
        print round(*given)
    except TypeError, error:
        print error
try:
    pow(2, 3, 0)
except ValueError, error:
    print error
