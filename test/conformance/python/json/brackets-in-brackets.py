import json


def depth(value):
    count = 0
    while value:
        value = value[0]
        count += 1
    return count


for text in ['[' * 500 + ']' * 500, '[' * 20000 + ']' * 20000, '{"a":' * 20000]:
    try:
        print depth(json.loads(text))
    except RuntimeError, error:
        print type(error).__name__
