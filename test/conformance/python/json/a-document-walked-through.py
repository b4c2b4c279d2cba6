import json
doc = json.loads(u'{"name": "L\\u00f6sung", "items": [{"id": 1, "sub": {"a": [1, 2, {"deep": null}]}}, {"id": 2.50, "sub": {}}], "flag": true, "big": 12345678901, "neg": -0.0, "exp": 1e3, "s": "a\\"b\\\\c\\/d\\n"}')
def walk(x, path=()):
    if isinstance(x, dict):
        for k in sorted(x): 
            for p in walk(x[k], path + (k,)): yield p
    elif isinstance(x, list):
        for i, v in enumerate(x):
            for p in walk(v, path + (i,)): yield p
    else: yield path, x
for p, v in walk(doc): print "/".join(map(str, p)), repr(v), type(v).__name__
def get(x, path, default=None):
    for part in path.split("."):
        try: x = x[int(part)] if part.isdigit() and int(part) < 5 else x[part]
        except (KeyError, IndexError, TypeError), e: return default, type(e).__name__, str(e)
    return x
print get(doc, "items.0.sub.a.2.deep"), get(doc, "items.5"), get(doc, "name.x"), get(doc, "flag.y", 3), get(doc, "items.1.id")
print json.dumps(doc, sort_keys=True), json.dumps(doc, sort_keys=True, separators=(",", ":"), ensure_ascii=False).encode("utf-8")
print json.dumps({"k": [1, (2, 3), {"z": set()} if 0 else None, 1.0, 1e-7, 10 ** 20, 5L, True, "x\x7f\x01", u"\u2028"]}), json.dumps("a/b<c>"), json.dumps([]), json.dumps({}), json.dumps([[]], indent=2), json.dumps({"a": {}}, indent=2), json.dumps([1, [2, [3]]], indent=1)
print json.dumps({1: 1, 2.5: 2, None: 3, False: 4, "s": 5}, sort_keys=True), json.dumps({"b": 1, "a": {"d": 1, "c": 2}}, sort_keys=True, indent=4)
print json.loads("[]"), json.loads(" 5 "), json.loads('"x"'), json.loads("null"), json.loads("1.0"), json.loads("-5"), json.loads("[1e400]"), json.loads("NaN"), json.loads('{"a":{"b":[]}}'), type(json.loads('"x"')), json.loads('"\\ud83d\\ude00"'), json.loads('{"a": 1, "a": 2}'), json.loads('[true, false]'), type(json.loads("12345678901")), type(json.loads("5"))
class C(object):
    def __init__(self): self.x = 1
try: json.dumps(C())
except TypeError, e: print str(e)[:10]
print json.dumps(C(), default=lambda o: o.__dict__), json.dumps([C()], default=vars)
import collections
print json.loads('{"z": 1, "a": 2}', object_pairs_hook=collections.OrderedDict), json.dumps(collections.OrderedDict([("z", 1), ("a", 2)])), json.JSONEncoder(indent=None).encode({"a": 1}), json.JSONDecoder().raw_decode("[1] x"), json.dumps(collections.namedtuple("P", "x y")(1, 2)), json.dumps(collections.defaultdict(list, a=[1])), json.dumps({u"\xe4": 1}), json.dumps({"\xc3\xa4": 1}) if 0 else 0
out = []
def flat(x, prefix=""):
    for k, v in sorted(x.items()):
        if isinstance(v, dict): flat(v, prefix + k + ".")
        else: out.append("%s%s=%s" % (prefix, k, v))
flat({"a": {"b": {"c": 1}, "d": [1, 2]}, "e": u"x", "f": None, "g": 1.0, "h": True})
print out, "; ".join(out)
