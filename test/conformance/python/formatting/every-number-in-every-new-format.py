numbers = [0, 1, -42, 65536, 4294967296, 0.5, -1.5, 3.14159265, 1e-9, 123456789.125, -1e22, True]
for spec in ("", "6", "<6", ">6", "^6", "+", " ", "06", ",", ".3", "8.2f", "+.1e", ".4g", "g", "%", "n", "e", "F", "*^12"):
    made = []
    for number in numbers:
        try: made.append(format(number, spec))
        except ValueError: made.append("ValueError")
    print repr(spec), made
