for value in (0.1, 1.0, 1e16, 1e-5, 123456789.123456789, 1.0 / 3, 100.0, 1e22, 1e11, 1e12, -0.0, 5e-324, 1.7976931348623157e308):
    print str(value), repr(value), [value], (value,), {"v": value}, "%s" % value, `value`, str([value])
