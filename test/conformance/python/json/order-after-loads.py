import json

value = json.loads('{"zeta": 1, "alpha": {"y": 1, "x": 2, "w": 3}, "mu": [{"b": 1, "a": 2}], "beta": null, "gamma": "g"}')
print value.keys(), value["alpha"].keys(), value["mu"][0].keys()
print json.dumps(value)
print value
for key, item in value.items():
    print key, item
value["delta"] = 5
print json.dumps(value, indent=2)
print json.loads(json.dumps(value)).keys() == value.keys(), [k for k in json.loads('{"one": 1, "two": 2, "three": 3, "four": 4}')]
