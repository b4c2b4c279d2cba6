ns = {"x": 2}
exec "y = x * 3\nz = 7 / 2" in ns
print ns["y"], ns["z"], eval("x / 3.0 + 1", {"x": 1}), eval("1 <> 2"), eval("[1, u'a']")
exec "w = 5"
print w
exec("v = 6")
print v
code = compile("print 1 / 2", "<c>", "exec")
exec code
try:
    eval("1 +")
except SyntaxError, e:
    print "SyntaxError"
