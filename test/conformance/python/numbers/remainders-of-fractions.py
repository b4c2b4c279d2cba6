for one in (5.5, -5.5, 0.3, -0.3, 1e17, 7.0):
    for other in (2, -2, 0.1, -0.1, 3.5, 1e5):
        print repr(one % other), repr(one // other), repr(divmod(one, other)[1]),
    print
import math
print [math.fmod(a, b) for a in (5.5, -5.5, 7) for b in (2, -2, 0.5)]
