items = [1, 2, 3, 4, 5, 6]
for item in items:
    if item % 2 == 0: items.remove(item)
print items
items = [1, 2, 3]
for item in items:
    if len(items) < 8: items.append(item * 10)
print items
table = {"a": 1, "b": 2}
for key in table.keys(): del table[key]
print table
try:
    for key in {"a": 1}: table[key] = 1
    for key in table: table["x" + key] = 1
except RuntimeError, e: print "RuntimeError"
