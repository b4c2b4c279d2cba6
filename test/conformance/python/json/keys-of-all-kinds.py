import json
for table in ({True: 1}, {False: 1}, {None: 1}, {1: 2}, {1.5: 2}, {10 ** 20: 1}, {u"\xe4": 1}, {"": 1}, {2.0: 1}, {1e20: 1}, {-1: 0}, {float("inf"): 1}):
    print json.dumps(table), json.dumps(table, sort_keys=True), json.dumps([table], indent=1)
for table in ({(1, 2): 3}, {frozenset(): 1}, {object: 1}):
    for named in ({}, {"skipkeys": True}, {"sort_keys": True}):
        try: print json.dumps(table, **named)
        except TypeError, e: print "TypeError", e if table != {object: 1} else ""
print json.dumps({1: "a", "1": "b"}, sort_keys=True), json.dumps({True: 1, None: 2, "x": 3, 4: 5}, sort_keys=True)
