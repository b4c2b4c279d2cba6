import json

for text in ("", " ", "{", "}", "[", "[1", "[1,", "[1,]", "[,1]", "{,}", "{'a': 1}", "{a: 1}", '{"a"}', '{"a":}', '{"a": 1,}', '{"a": 1 "b": 2}', "nul", "None", "True", "TRUE", "undefined", "[1] [2]", '{"a": 1}}', "// x", "[1 2]", '"a" "b"', "{1: 2}", "<html>", "\xef\xbb\xbf[]", "[1]\n", "\t[ ]"):
    try:
        print repr(text), json.loads(text)
    except ValueError, e:
        print repr(text), type(e).__name__
for value in (None, 5, [], {}, True, 1.5):
    try:
        print json.loads(value)
    except TypeError, e:
        print repr(value), type(e).__name__
