for step in (2, -1, -2, 3):
    for count in (0, 1, 2, 3, 5):
        items = range(5)
        try: items[::step] = list("abcde")[:count]; print step, items,
        except ValueError: print step, "ValueError",
    print
items = range(10); items[1:8:3] = "xyz"; print items
items[8:1:-3] = (1, 2, 3); print items
