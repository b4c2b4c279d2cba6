import json
for text in ("0", "-0", "1", "-1", "2147483648", "1.0", "-0.0", "1e5", "1E-5", "123456789.123456789", "1e400", "0.1", "100000000000000000000", "1.5e300", "5e-324", "2.86e22"):
    value = json.loads(text)
    print text, repr(value), type(value).__name__, json.dumps(value), json.dumps([value])
print json.dumps([0.1 + 0.2, 1e16, 1e15, 1e-5, 123456.789, 1.0, -2.5, 10L, True, 2 ** 40])
for value in (float("nan"), float("inf"), float("-inf")):
    print json.dumps(value),
    try: print json.dumps([value], allow_nan=False)
    except ValueError, e: print "ValueError"
