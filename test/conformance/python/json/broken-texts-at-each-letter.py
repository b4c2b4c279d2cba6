import json

whole = '{"a": [1, 2.5, -3e2, true, null, "x\\u00e4\\n"], "b": {"c": "d"}}'


def read(text):
    try:
        return json.loads(text)
    except ValueError, error:
        return error


for place in range(len(whole)):
    print place, read(whole[:place])
    print place, read(whole[:place] + whole[place + 1:])
for sign in '{}[],:"x1 \n\\':
    for place in range(len(whole)):
        print repr(sign), place, read(whole[:place] + sign + whole[place:])
