import json
values = [None, True, 0, -1, 10 ** 18, 0.1, -2.5e-7, 1e21, "", "text", u"\xe4\u20ac", "q\"\\/\n", [], [1, [2, []]], (), (1, "a"), {}, {"a": {"b": []}}, {"1": 1, "b": None}]
for value in values:
    row = []
    for named in ({}, {"indent": 1}, {"separators": (",", ":")}, {"ensure_ascii": False}, {"sort_keys": True}):
        made = json.dumps(value, **named); row.append(made); row.append(json.loads(made) == json.loads(json.dumps(value)))
    print row
