import json

print json.dumps({"value": 47.5, "quality": "Good", "timestamp": 1772600767250})
print json.dumps({"id": 1, "name": "Pump", "unit": "bar", "enabled": True, "limits": {"low": 0, "high": 10, "lowlow": -1, "highhigh": 12}})
print json.dumps({"tagPath": "[default]Tank/Level", "tagType": "AtomicTag", "dataType": "Float8", "valueSource": "opc", "opcServer": "Ignition OPC UA Server"})
print json.dumps({"a": 1, "b": 2, "c": 3, "d": 4, "e": 5, "f": 6}), json.dumps({"zeta": 1, "alpha": 2, "mu": 3})
print json.dumps(dict(user="admin", role="operator", comment="", ok=False))
row = {}
for name in ("batch", "recipe", "operator", "start", "end", "result", "remark"):
    row[name] = None
print json.dumps(row)
del row["recipe"]
row["recipe"] = 1
print json.dumps(row), row.keys()
