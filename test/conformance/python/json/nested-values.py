import json

plant = {"lines": [{"name": "L1", "pumps": [{"id": 1, "on": True}, {"id": 2, "on": False}]}, {"name": "L2", "pumps": []}], "site": None}
text = json.dumps(plant, sort_keys=True)
print text
back = json.loads(text)
print back == plant, back["lines"][0]["pumps"][1]["on"], back["site"], [line["name"] for line in back["lines"]]
for line in back["lines"]:
    for pump in line["pumps"]:
        print line["name"], pump["id"], pump["on"]
print json.dumps([[[[]]]]), json.dumps({"a": {"b": {"c": {}}}}), json.dumps([(1, (2, [3]))]), json.loads("[[[[]]]]"), json.loads('{"a": {"b": {"c": {}}}}')
back["lines"][1]["pumps"].append({"id": 3})
back["site"] = u"K\xf6ln"
print json.dumps(back["lines"][1], sort_keys=True), json.dumps(back["site"])
deep = []
for n in range(50):
    deep = [deep]
print json.loads(json.dumps(deep)) == deep, len(json.dumps(deep))
