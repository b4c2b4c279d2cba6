for spec in ("%f", "%.0f", "%.1f", "%.10f", "%#.0f", "%+.3f", "%015.3f", "%-15.3f", "% .2f"):
    print spec,
    for power in range(-8, 18, 3):
        print "[" + spec % (-1.2345678 * 10 ** power) + "]",
    print
