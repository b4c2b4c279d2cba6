items = [1]; items.append(items); print items, len(items), items[1][1][0], str(items)
pair = ([],); pair[0].append(pair); print pair
table = {}; table["self"] = table; print table, table["self"]["self"] is table
rows = [[0] * 2] * 2; rows[0][0] = 1; print rows
copied = items[:]; print copied == items if False else copied[0], copied is items, list(items) is items
