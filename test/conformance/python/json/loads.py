import json
print json.loads('{"a": 1, "b": [1.0, "x", null, true]}'), json.loads('"\\u00e4"') == u"\xe4", json.loads("12345678901"), json.loads("[]"), json.loads('{"n": {"m": 1}}')["n"]["m"], type(json.loads('"a"')), json.loads("1e3"), json.loads(" 5 ")
for text in ("", "{", "[1,]", "{'a': 1}", "nope", "[1] 2", '{"a" 1}'):
    try: print json.loads(text)
    except ValueError, e: print "ValueError"
print json.loads('{"a": 1}', object_hook=lambda d: d.items()), json.loads('{"z": 1, "y": 2, "x": 3}').keys()
