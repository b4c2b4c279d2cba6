import json

for value in (0, 1, -1, 2 ** 31, 2 ** 31 - 1, 2 ** 63, -2 ** 63, 2 ** 64, 5L, 0L, 10 ** 20, True + 1, 0x1f, 017, int("12"), long("12")):
    print json.dumps(value), json.dumps([value, {"v": value}])
print json.dumps({1: 1L, 2L: 2}), json.dumps(range(3)), json.dumps(sum([1L, 2])), json.dumps(7 / 2), json.dumps(7 / 2.0), json.dumps(1772600767250L)
print json.loads(json.dumps(2 ** 31)), json.loads(json.dumps(10 ** 20)), type(json.loads("2147483648")), type(json.loads("99999999999999999999")), type(json.loads("5"))
