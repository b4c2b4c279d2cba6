for spec in ("", "f", ".0f", ".2f", "10.3f", "<10.3f", "^10.3f", "=+10.3f", "010.3f", "e", ".2e", "E", "g", ".3g", "G", "n", "%", ".1%", ",", ",.2f", "15,.2f", "+", " ", "10", "<10", "*^12", ".3", ".10", "+.1f"):
    for value in (0.0, 1.0, -1.5, 3.14159265, 1234567.891, 1e20, 1e-7):
        try:
            print spec, "[" + format(value, spec) + "]",
        except Exception, e:
            print spec, type(e).__name__,
    print
