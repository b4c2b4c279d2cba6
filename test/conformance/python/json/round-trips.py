# -*- coding: utf-8 -*-
import json

for value in (None, True, 5, -1.5, u"text", u"Mädchen €", [], [1, [2, [3]]], {}, {u"a": {u"b": [None, False]}}, 10 ** 25, 0.1, 1e300, u"\"\\/\n", [u"", u" "]):
    back = json.loads(json.dumps(value))
    print back == value, type(back) == type(value), json.dumps(back) == json.dumps(value)
for value in ("text", (1, 2), {1: 2}, {None: 1}, 5L, {"a": ("b",)}, 1.0, {True: 1}):
    back = json.loads(json.dumps(value))
    print repr(value), repr(back), back == value, type(back) == type(value)
print json.loads(json.dumps({"a": 1}, indent=4)) == {"a": 1}, json.loads(json.dumps(json.dumps([1]))), repr(json.loads(json.loads(json.dumps(json.dumps({"x": 1})))))
