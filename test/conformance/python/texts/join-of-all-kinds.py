for sep in ("", ", ", u"-"):
    for items in ([], ["a"], ["a", "b"], ("x", u"y"), "abc", {"k": 1}, (str(n) for n in range(3)), [u"\xe4", "b"], set("a")):
        print repr(sep.join(items)),
    print
for items in ([1], ["a", None], [["a"]], None, 5, ["a", 1.5]):
    try: print ",".join(items)
    except TypeError: print "TypeError"
