print {"Batch": 1, "Lot": 2, "Product": 3, "Quantity": 4, "Operator": 5}
print {"name": 1, "value": 2, "quality": 3, "timestamp": 4, "path": 5, "units": 6}
print {10: 1, 20: 2, 30: 3, 40: 4, 5: 5, 1000: 6, -1: 7}
d = {}
for i in range(30):
    d["tag%d" % i] = i
print d.keys()
d = {}
for i in range(60, 0, -3):
    d[i * 7] = i
print d
print dict(one=1, two=2, three=3, four=4), dict(zip("zyxwv", range(5))), {u"b": 1, u"a": 2, u"\xe4": 3}
print {1.5: "a", 2.5: "b", 0.1: "c"}, {(1, 2): 1, (2, 1): 2, ("a",): 3}, {True: 1, False: 0}
