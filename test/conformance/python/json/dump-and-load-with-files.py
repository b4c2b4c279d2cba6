import json, StringIO

f = StringIO.StringIO()
json.dump({"a": [1, 2.5, None]}, f)
f.write("\n")
json.dump(u"\xe4", f)
print repr(f.getvalue())
g = StringIO.StringIO('  {"a": [1, {"b": "c"}]}  ')
print json.load(g), repr(g.read())
f = StringIO.StringIO()
json.dump([1, {"b": 2}], f, indent=2, sort_keys=True)
print repr(f.getvalue()), json.load(StringIO.StringIO(f.getvalue())) == [1, {"b": 2}]
for text in ("", "[1", "{}{}"):
    try:
        print json.load(StringIO.StringIO(text))
    except ValueError, e:
        print type(e).__name__
for work in (lambda: json.dump([1]), lambda: json.dumps(), lambda: json.loads(), lambda: json.load("[1]")):
    try:
        print work()
    except Exception, e:
        print type(e).__name__
