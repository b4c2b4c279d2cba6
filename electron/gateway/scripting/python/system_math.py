# `system.math`, with the results of Apache Commons Math 3 (StatUtils, Skewness, Kurtosis), which Ignition calls: the
# same steps in the same order, so that the last digits agree too. From Ignition's documentation: None and an empty
# sequence give NaN, or an empty list where a list is returned; values must be numbers; a percentile is above 0 and at
# most 100; two sequences must be of one length.

import builtins
import math
from collections import Counter

from _errors import IllegalArgumentException


def _float(value):
    if not isinstance(value, (int, float)):
        raise TypeError('the values must be numbers, not %s' % type(value).__name__)
    return float(value)


# `values` is the name of the argument in scripts. `function` gets floats, one at least.
def _of_values(function, empty):
    def called(values):
        numbers = [] if values is None else [_float(value) for value in values]
        return function(numbers) if numbers else empty()

    return called


def _number(function):
    return _of_values(function, lambda: math.nan)


def _list(function):
    return _of_values(function, list)


# In order, one by one: the sum of Python 3.12 and later corrects its rounding, Java's does not.
def _sum(numbers):
    total = 0.0
    for number in numbers:
        total += number
    return total


def _log(number):
    return math.log(number) if number > 0 else -math.inf if number == 0 else math.nan


# Java's infinity where the power of Python is an error.
def _fourth(number):
    try:
        return number ** 4
    except OverflowError:
        return math.inf


def _ratio(above, below):
    return above / below if below else math.nan


def _sum_log(numbers):
    return _sum([_log(number) for number in numbers])


def _mean(numbers):
    first = _sum(numbers) / len(numbers)
    return first + _sum([number - first for number in numbers]) / len(numbers)


# What is squared, corrected by what the mean lost in rounding, divided by one less than the count for a sample.
def _variance(numbers, less=1):
    if len(numbers) == 1:
        return 0.0
    mean = _mean(numbers)
    away = [number - mean for number in numbers]
    lost = _sum(away)
    return (_sum([part * part for part in away]) - lost * lost / len(numbers)) / (len(numbers) - less)


def _deviation(numbers):
    return math.sqrt(_variance(numbers))


def _skewness(numbers):
    count = len(numbers)
    if count < 3:
        return math.nan
    mean, variance = _mean(numbers), _variance(numbers)
    aways = [number - mean for number in numbers]
    cubes = _ratio(_sum([away * away * away for away in aways]), variance * math.sqrt(variance))
    return count / ((count - 1.0) * (count - 2)) * cubes


def _kurtosis(numbers):
    count = len(numbers)
    if count < 4:
        return math.nan
    # Mean and variance are made number by number here.
    mean = squares = 0.0
    for place, number in enumerate(numbers):
        away = number - mean
        mean += away / (place + 1)
        squares += place * away * (away / (place + 1))
    deviation = math.sqrt(squares / (count - 1))
    fourths = _ratio(_sum([_fourth(number - mean) for number in numbers]), _fourth(deviation))
    first = count * (count + 1.0) / ((count - 1.0) * (count - 2) * (count - 3))
    return first * fourths - 3 * (count - 1.0) ** 2 / ((count - 2.0) * (count - 3))


def _present(numbers):
    return [number for number in numbers if not math.isnan(number)]


def _mode(numbers):
    counts = Counter(_present(numbers))
    most = builtins.max(counts.values(), default=0)
    return sorted([number for number, count in counts.items() if count == most])


def _normalize(numbers):
    mean, deviation = _mean(numbers), _deviation(numbers)
    return [_ratio(number - mean, deviation) for number in numbers]


# The estimation that Commons Math calls LEGACY.
def _at_percentile(numbers, percentile):
    numbers = sorted(_present(numbers))
    if not numbers:
        return math.nan
    place = percentile / 100.0 * (len(numbers) + 1)
    if place < 1:
        return numbers[0]
    if place >= len(numbers):
        return numbers[-1]
    below = int(place)
    return numbers[below - 1] + (place - below) * (numbers[below] - numbers[below - 1])


def _percentile(values, percentile):
    if not 0 < percentile <= 100:
        raise IllegalArgumentException('out of bounds quantile value: %s, must be in (0, 100]' % percentile)
    return _number(lambda numbers: _at_percentile(numbers, percentile))(values)


def _sum_difference(values1, values2):
    if not values1 or not values2:
        return math.nan
    if len(values1) != len(values2):
        raise IllegalArgumentException('%d != %d' % (len(values1), len(values2)))
    return _sum([_float(one) - _float(other) for one, other in zip(values1, values2)])


def _mean_difference(values1, values2):
    total = _sum_difference(values1, values2)
    return total / len(values1) if values1 else total


functions = {
    'geometricMean': _number(lambda numbers: math.exp(_sum_log(numbers) / len(numbers))),
    'kurtosis': _number(_kurtosis),
    'max': _number(lambda numbers: builtins.max(_present(numbers), default=math.nan)),
    'mean': _number(_mean),
    'meanDifference': _mean_difference,
    'median': _number(lambda numbers: _at_percentile(numbers, 50)),
    'min': _number(lambda numbers: builtins.min(_present(numbers), default=math.nan)),
    'mode': _list(_mode),
    'normalize': _list(_normalize),
    'percentile': _percentile,
    'populationVariance': _number(lambda numbers: _variance(numbers, 0)),
    'product': _number(math.prod),
    'skewness': _number(_skewness),
    'standardDeviation': _number(_deviation),
    'sum': _number(_sum),
    'sumDifference': _sum_difference,
    'sumLog': _number(_sum_log),
    'sumSquares': _number(lambda numbers: _sum([number * number for number in numbers])),
    'variance': _number(_variance),
}
