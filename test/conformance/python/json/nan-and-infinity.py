import json

nan, inf = float("nan"), float("inf")
print json.dumps(nan), json.dumps(inf), json.dumps(-inf), json.dumps([nan, 1, inf]), json.dumps({"v": -inf})
for text in ("NaN", "Infinity", "-Infinity", "[NaN, 1]"):
    print repr(json.loads(text)), type(json.loads(text)).__name__
for text in ("nan", "inf", "-NaN", "+Infinity"):
    try:
        print json.loads(text)
    except ValueError:
        print text, "ValueError"
for value in (nan, inf, [1.0, -inf]):
    try:
        print json.dumps(value, allow_nan=False)
    except ValueError, e:
        print "ValueError:", e
print json.dumps(1.5, allow_nan=False), json.loads("NaN") == json.loads("NaN"), json.loads("Infinity") == inf, json.dumps(1e308 * 10)
