import json

value = {"list": [1, 2, [3, []], {"deep": {}}]}
text = json.dumps(value, indent=4)
print repr(text)
for line in text.split("\n"):
    print line + "|"
print repr(json.dumps([1, "a", None], indent=2)), repr(json.dumps({"a": 1}, indent=1)), repr(json.dumps([], indent=2)), repr(json.dumps({}, indent=2))
print repr(json.dumps([1, [2, 3]], indent=0)), repr(json.dumps([1, 2], indent=None)), repr(json.dumps(5, indent=4)), repr(json.dumps([[], {}], indent=2)), repr(json.dumps((1, (2,)), indent=1))
print repr(json.dumps({"b": [1, 2], "a": {"x": None}}, indent=2, sort_keys=True))
print json.dumps({"name": "Pump 1", "limits": [1.5, 2.5], "alarm": {"high": True}}, indent=2, sort_keys=True, separators=(",", ": "))
print repr(json.dumps([1, 2], indent=2, separators=(",", ":")))
