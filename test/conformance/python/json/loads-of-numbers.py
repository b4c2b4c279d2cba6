import json

for text in ("0", "-0", "5", "-5", "5.0", "1.5", "-1.25", "1e3", "1E3", "1.5e-3", "1e400", "-1e400", "12345678901", "99999999999999999999", "2147483647", "2147483648", "0.1", "1e0", "100000000000000000.0", "-0.0"):
    value = json.loads(text)
    print text, value, repr(value), type(value).__name__, json.dumps(value)
for text in ("01", "+1", "1.", ".5", "0x10", "1e", "--1", "1,5", "1_000", "NaN1", "- 1"):
    try:
        print text, repr(json.loads(text))
    except ValueError:
        print text, "ValueError"
print json.loads("[1, 2.0, 3e0]"), json.loads('{"a": 1.10}')["a"], json.loads("5") + json.loads("0.5"), json.loads("7") / 2
