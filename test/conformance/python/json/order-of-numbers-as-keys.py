import json

print json.dumps(dict((n, n * n) for n in range(12))), json.dumps({100: 1, 7: 2, 33: 3, 1: 4}), json.dumps({-1: "a", 0: "b", 1: "c"})
print json.dumps({"1": 1, "2": 2, "10": 10, "20": 20}), json.dumps({1: "int", "a": "text", None: "none", 2.5: "float"})
print json.dumps(dict((str(n), n) for n in range(15))), json.dumps({True: 1, "True": 2})
print json.dumps(dict(("tag%d" % n, n) for n in range(20)))
