import json, datetime, decimal

class Pump(object):
    def __init__(self, name, speed):
        self.name = name
        self.speed = speed

def as_json(value):
    if isinstance(value, (datetime.datetime, datetime.date)):
        return value.isoformat()
    if isinstance(value, datetime.timedelta):
        return value.total_seconds()
    if isinstance(value, decimal.Decimal):
        return float(value)
    if isinstance(value, (set, frozenset)):
        return sorted(value)
    if hasattr(value, "__dict__"):
        return value.__dict__
    raise TypeError("not for json: %r" % (value,))

print json.dumps(datetime.datetime(2026, 3, 4, 5, 6), default=as_json), json.dumps([datetime.date(2026, 3, 4), set([3, 1, 2])], default=as_json)
print json.dumps(Pump("P1", decimal.Decimal("1.50")), default=as_json, sort_keys=True), json.dumps({"took": datetime.timedelta(minutes=1.5)}, default=as_json)
print json.dumps([Pump("a", Pump("b", None))], default=as_json, sort_keys=True), json.dumps(1j, default=str), json.dumps([1j, set()], default=lambda v: None), json.dumps(set(), default=repr)
try:
    json.dumps(1j, default=as_json)
except TypeError, e:
    print e
print json.dumps({"fine": 1}, default=as_json), json.dumps(datetime.date(2026, 3, 4), default=str)
try:
    json.dumps(1j, default=lambda v: v)
except Exception, e:
    print type(e).__name__
