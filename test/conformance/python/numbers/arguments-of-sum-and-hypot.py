import math

def tried(work):
    try:
        print repr(work())
    except TypeError, e:
        print e.__class__.__name__

tried(lambda: sum([1, 2], 3))
tried(lambda: sum([1, 2], start=3))
tried(lambda: sum(iterable=[1, 2]))
tried(lambda: math.hypot(3, 4))
tried(lambda: math.hypot(3.0, True))
tried(lambda: math.hypot(3))
tried(lambda: math.hypot(1, 2, 3))
try:
    math.hypot(1, 2, 3)
except TypeError, e:
    print e
