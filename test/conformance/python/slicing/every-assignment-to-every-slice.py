for start in (None, 0, 2, -1, 9):
    for stop in (None, 0, 3, -2, 9):
        for step in (None, 2, -1):
            row = []
            for new in ([], ["x"], ["x", "y", "z"]):
                items = range(5)
                try: items[start:stop:step] = new; row.append("".join(map(str, items)))
                except ValueError: row.append("E")
            items = range(5); del items[start:stop:step]; row.append("".join(map(str, items)))
            print start, stop, step, row
