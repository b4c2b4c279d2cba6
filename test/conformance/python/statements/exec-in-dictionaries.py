space = {"x": 5}
exec "y = x * 2\nz = list(n for n in range(y) if n % 2)" in space
print space["y"], space["z"], sorted(key for key in space if key[0] != "_")
own = {}
exec "q = x + 1" in space, own
print own, "q" in space
exec("w = 1") in space
print space["w"]
code = compile("k = 7 / 2", "<text>", "exec")
exec code in space
print space["k"], eval("x + k", space), eval(compile("k * 2", "<text>", "eval"), space), eval("a + b", {"a": 1}, {"b": 2})
exec "def f(n):\n    return n / 2\nclass C: v = 3" in space
print space["f"](5), space["C"].v, space["C"]().v
for text in ("1 +", "x = ", "def f(:", "return", "x = 1 2"):
    try: exec text in {}; print "ran"
    except SyntaxError: print "SyntaxError"
