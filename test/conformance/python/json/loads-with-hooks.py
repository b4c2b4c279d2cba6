import json, decimal
text = '{"b": [1, 2.5, -3e2, null, true], "a": {"x": "y"}, "n": 12345678901234567890}'
print json.loads(text) == json.loads(unicode(text)), json.loads(text, parse_float=decimal.Decimal)["b"][1:3], json.loads(text, parse_int=str)["n"], json.loads(text, parse_int=float)["b"][0]
print json.loads(text, object_pairs_hook=list), json.loads('{"a": {"b": 1}}', object_hook=lambda d: sorted(d.items()))
print json.loads("[NaN, Infinity, -Infinity]", parse_constant=lambda name: "const " + name), json.loads('["\\u00e4\\n\\/\\"\\ud83d\\ude00"]'), json.loads(' \n[1 , 2 ]\t'), json.loads('"\xc3\xa4"'), json.loads('"\xe4"', encoding="latin-1")
from collections import OrderedDict
print json.dumps(json.loads('{"z": 1, "a": 2, "m": 3}', object_pairs_hook=OrderedDict)), json.JSONDecoder().decode("[1]"), json.JSONDecoder().raw_decode('{"a": 1} rest')
