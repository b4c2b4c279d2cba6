import json
value = {"b": [1, 2.50, None, True], u"\xe4": "text", "a": {"x": (), "y": {}}, "n": []}
for named in ({}, {"sort_keys": True}, {"indent": 2, "sort_keys": True}, {"indent": 0, "sort_keys": True}, {"separators": (",", ":"), "sort_keys": True}, {"ensure_ascii": False, "sort_keys": True}, {"indent": 1, "separators": (",", ": "), "sort_keys": True}, {"skipkeys": True, "sort_keys": True}, {"encoding": "latin-1", "sort_keys": True}, {"indent": None, "sort_keys": True}, {"check_circular": False, "sort_keys": True}):
    print repr(json.dumps(value, **named))
