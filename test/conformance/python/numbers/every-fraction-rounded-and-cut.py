values = [0.5, 1.5, 2.5, -0.5, -1.5, 0.05, 0.15, 0.25, 0.35, 2.675, 1.005, 1234.5678, -1234.5678, 1e15, 0.1 + 0.2, 99.995, 1e-10, 5e-324]
import math
for value in values:
    print repr(value), [round(value, n) for n in range(-3, 5)], int(value), math.floor(value), math.ceil(value), ["%.*f" % (n, value) for n in range(4)], ["{0:.{1}f}".format(value, n) for n in range(3)], str(value), "%g" % value
