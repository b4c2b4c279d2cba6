numbers = [0, 1, -1, 2, -3, 10, 0.5, -2.5, 2147483647, -2147483648, 3L, True]
for name, work in (("+", lambda a, b: a + b), ("-", lambda a, b: a - b), ("*", lambda a, b: a * b), ("/", lambda a, b: a / b), ("//", lambda a, b: a // b), ("%", lambda a, b: a % b), ("cmp", cmp)):
    for one in numbers:
        row = []
        for other in numbers:
            try: row.append(str(work(one, other)))
            except ZeroDivisionError: row.append("Z")
        print name, one, " ".join(row)
