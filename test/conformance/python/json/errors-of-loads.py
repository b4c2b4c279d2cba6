import json
for text in ("", " ", "{", "[", "[1", "[1,", "[1,]", "{'a': 1}", '{"a"}', '{"a": }', '{"a": 1,}', '{a: 1}', '"abc', '"a\nb"', '"\\x"', '"\\u12"', "nul", "True", "01", "1.", ".5", "+1", "-", "1e", "[1] x", "[1 2]", '{"a" 1}', '{"a": 1 "b": 2}', "undefined", "[1]]", "\x00", "--1", '{"a": 1}}'):
    try: print repr(text), repr(json.loads(text))
    except ValueError, e: print repr(text), "ValueError:", e
for value in (None, 5, [], {}):
    try: print json.loads(value)
    except TypeError, e: print "TypeError", e
