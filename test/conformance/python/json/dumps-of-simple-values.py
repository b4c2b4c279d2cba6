import json

for value in (None, True, False, 0, -5, 10L, 10 ** 30, 1.0, -2.5, 1e100, "", "text", u"text", [], (), {}, [[]], [{}], [None], "5", "true"):
    print repr(value), "->", json.dumps(value), repr(json.dumps(value))
