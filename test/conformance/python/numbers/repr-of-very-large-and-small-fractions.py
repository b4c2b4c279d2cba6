for text in ("5e-324", "7.5099e+20", "2.86e22", "8e23", "1e16", "1e22", "1e23", "2e-10", "4.6566128730773926e-10", "9.87e-300", "1.7976931348623157e308", "2.2250738585072014e-308", "3.5e17", "1.44115188075855872e17"):
    value = float(text)
    print text, repr(value), str(value), repr(-value), [value], "%r" % value, `value`
