import json
print json.dumps({"a": 1, "b": [1, 2.5, None, True, u"\xe4"]}), json.dumps([1, (2, 3)]), json.dumps("a\"b\n/"), json.dumps(u"\u20ac"), json.dumps(0.1), json.dumps(10L), json.dumps(1e20), json.dumps({1: 2, None: 3, True: 4, 1.5: 5})
print json.dumps({"b": 1, "a": [1, {"c": 2}]}, sort_keys=True, indent=4)
print repr(json.dumps([1, 2, {"a": 3}], indent=2)), json.dumps({"a": 1}, separators=(",", ":")), repr(json.dumps(u"\xe4", ensure_ascii=False)), json.dumps([], indent=2), json.dumps({})
for work in (lambda: json.dumps(set()), lambda: json.dumps(object), lambda: json.dumps({(1,): 2})):
    try: print work()
    except TypeError, e: print type(e).__name__
print json.dumps(set([1]), default=list), json.dumps(float("nan")), json.dumps("\xc3\xa4")
