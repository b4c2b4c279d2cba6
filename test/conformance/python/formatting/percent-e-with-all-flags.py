for flag in ("", "-", "+", " ", "0", "#", "+0", "-+"):
    for precision in ("", ".0", ".2", ".10"):
        spec = "%" + flag + "18" + precision + "e"
        for value in (0.0, 1.5, -1.5, 123456.789, 1e-10, 1e100, -2.5e-300):
            print "[" + spec % value + "]",
        print
