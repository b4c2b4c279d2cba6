items = range(6)
for start in (None, 0, 1, 5, 6, 9, -1, -6, -9):
    for stop in (None, 0, 3, 6, 9, -1, -6, -9):
        print items[start:stop], items[start:stop:2], items[start:stop:-1], items[start:stop:-3],
    print
