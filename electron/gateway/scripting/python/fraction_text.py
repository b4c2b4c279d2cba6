# `repr` of a float as Java 17 and older write it. Python writes the shortest digits that read back as the same number; Java
# writes some large and small numbers with a digit more (`2.86e+22` is `2.8600000000000002e+22`).

import _java_double

# Between these the two agree.
_SMALLEST, _LARGEST = 1e-7, 1e16
_INFINITY = float('inf')
# Jython shows no more digits of a whole number.
_MOST = 17


def fraction_repr(value):
    size = abs(float(value))
    if _SMALLEST <= size < _LARGEST or size == 0 or size == _INFINITY or size != size:
        return float.__repr__(value)
    digits, point = _java_double.shortest(size)
    power = point - 1
    if len(digits) > _MOST:
        digits = str(round(int(digits), _MOST - len(digits)))
    digits = digits.rstrip('0')
    tail = '.' + digits[1:] if len(digits) > 1 else ''
    return '%s%s%se%s%02d' % ('-' if value < 0 else '', digits[0], tail, '-' if power < 0 else '+', abs(power))
