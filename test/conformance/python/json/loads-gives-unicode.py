import json

value = json.loads('{"name": "Pump", "tags": ["a", "b"], "n": {"x": "y"}, "": ""}')
print value["name"], repr(value["name"]), value["tags"], value["n"], sorted(value.keys()), type(value["name"]), type(value.keys()[0])
print json.loads('"a"'), repr(json.loads('"a"')), repr(json.loads('""')), json.loads('["a", "\\u00e4", "\\u20ac"]'), repr(json.loads(u'"a"')), json.loads('"a"') == "a"
print "name: %s" % value["name"], repr("name: %s" % value["name"]), repr("x" + value["name"]), repr(str(value["name"])), value.get("name") in ("Pump", "Valve"), value.get("nope")
print {"Pump": 1}[value["name"]], isinstance(value["name"], str), isinstance(value["name"], basestring), value["name"].upper(), value["tags"] == ["a", "b"], ",".join(value["tags"]), repr(",".join(value["tags"]))
for key in sorted(value):
    print repr(key), repr(value[key])
print json.loads('[["a"], {"b": "c"}, [], {}, null]')
