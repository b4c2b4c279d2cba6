import json, datetime, decimal
class Own(object):
    def __repr__(self): return "own"
for value in (set([1]), Own(), 1j, decimal.Decimal("1.5"), object, len, [Own()], {"a": Own()}, xrange(2), (n for n in [1])):
    try: print json.dumps(value)
    except TypeError, e: print "TypeError", "own" in str(e)
print json.dumps(Own(), default=repr), json.dumps([Own(), {"k": Own()}], default=lambda o: {"made": str(o)}), json.dumps(decimal.Decimal("1.5"), default=str), json.dumps(datetime.date(2026, 3, 4), default=lambda d: d.isoformat())
class Encoder(json.JSONEncoder):
    def default(self, o):
        if isinstance(o, Own): return "encoded"
        return json.JSONEncoder.default(self, o)
print json.dumps([Own()], cls=Encoder), Encoder().encode({"a": Own()}), list(json.JSONEncoder().iterencode([1])) != [], json.JSONEncoder(sort_keys=True, indent=1).encode({"b": 1, "a": 2})
try: print json.dumps(set(), cls=Encoder)
except TypeError, e: print "TypeError"
