import json
from collections import OrderedDict

value = OrderedDict([("z", 1), ("y", [1, 2]), ("x", OrderedDict([("b", 1), ("a", 2)]))])
print json.dumps(value), json.dumps(value, sort_keys=True), json.dumps(OrderedDict())
back = json.loads('{"z": 1, "y": {"b": 1, "a": 2}, "x": 3}', object_pairs_hook=OrderedDict)
print back, back.keys(), back["y"].items(), json.dumps(back)
print json.dumps(value, indent=1)
back["w"] = 4
del back["z"]
print json.dumps(back), json.loads(json.dumps(value), object_pairs_hook=OrderedDict) == value, json.loads(json.dumps(value)) == dict(value)
