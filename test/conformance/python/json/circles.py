import json

values = [1]
values.append(values)
table = {"a": 1}
table["self"] = table
shared = {"x": 1}
for value in (values, table, [table]):
    try:
        print json.dumps(value)
    except ValueError, e:
        print type(e).__name__, e
print json.dumps([shared, shared]), json.dumps({"a": shared, "b": [shared]}, sort_keys=True), values, table["self"]["self"]["a"]
