for spec in ("%f", "%.2f", "%8.3f|", "%-8.1f|", "%08.2f", "%+.1f", "%e", "%.3e", "%g", "%G", "%.3g", "%.0f", "%#.0f"):
    for value in (3.14159, -2.5, 0, 1e10, 1e-7, 123456789.0):
        print spec, spec % value
