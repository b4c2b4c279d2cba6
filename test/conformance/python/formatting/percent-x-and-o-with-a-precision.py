for spec in ("%.4x", "%#.4x", "%10.4X", "%-#10.4x", "%.6o", "%#.6o", "%10.3o", "%.0x"):
    for value in (0, 9, 255, -255, 4096L):
        print spec, "[" + spec % value + "]"
