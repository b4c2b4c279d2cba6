import json

print json.dumps({1: "a"}), json.dumps({1.5: "a"}), json.dumps({1.0: "a"}), json.dumps({None: "a"}), json.dumps({True: "a"}), json.dumps({False: "a"}), json.dumps({10L: "a"}), json.dumps({u"\xe4": "a"}), json.dumps({10 ** 20: "a"})
print json.loads(json.dumps({1: 2})), json.loads(json.dumps({None: True})), json.loads(json.dumps({1.5: [1]})), json.dumps({1: 1, "1": 2}, sort_keys=True)
for key in ((1, 2), frozenset([1]), object, len, 1j):
    try:
        print json.dumps({key: 1})
    except TypeError, e:
        print type(e).__name__
print json.dumps({(1, 2): 1, "a": 2}, skipkeys=True), json.dumps({(1, 2): 1}, skipkeys=True), json.dumps([{(1,): 1}, {"b": {None: 1, (): 2}}], skipkeys=True)
