for spec in ("%g", "%.3g", "%.10g", "%#g", "%#.3g", "%+g", "%012g", "%-12g", "%G", "%.0g"):
    print spec,
    for power in range(-8, 18, 2):
        print "[" + spec % (1.2345678 * 10 ** power) + "]",
    print
