for spec in ("%.0d", "%.1d", "%.5d", "%10.4d", "%-10.4d", "%+.4d", "%010.4d", "% .3d"):
    for value in (0, 5, -5, 12345, 99999999999):
        print spec, "[" + spec % value + "]"
