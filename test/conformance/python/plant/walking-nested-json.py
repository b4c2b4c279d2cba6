import json
text = '{"line": {"name": "L4", "units": [{"id": 1, "tags": {"T": 81.25, "P": 1.01}, "ok": true}, {"id": 2, "tags": {}, "ok": null}], "note": "M\\u00fchle"}, "v": [1, 2.0, [3, "x"]]}'
def walk(node, path=()):
    if isinstance(node, dict):
        for key in sorted(node):
            for found in walk(node[key], path + (key,)): yield found
    elif isinstance(node, list):
        for index, item in enumerate(node):
            for found in walk(item, path + (index,)): yield found
    else: yield "/".join(map(str, path)), node
data = json.loads(text)
for path, value in walk(data): print path, repr(value), type(value).__name__
def put(node, path, value):
    for key in path[:-1]: node = node[int(key) if isinstance(node, list) else key]
    node[path[-1]] = value
put(data, "line/units/0/tags/T".split("/"), 79.5); put(data, ["line", "new"], {"a": None})
print json.dumps(data, sort_keys=True), [u["id"] for u in data["line"]["units"] if u["ok"]], data["line"]["units"][0]["tags"].get("X", "none")
for path in ("line/nope", "line/units/7", "v/0/x"):
    node = data
    try:
        for key in path.split("/"): node = node[int(key) if isinstance(node, list) else key]
        print node
    except (KeyError, IndexError, TypeError), e: print path, type(e).__name__
