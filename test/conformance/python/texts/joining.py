print ",".join(["a", "b"]), repr(",".join([u"a", "b"])), repr(u",".join(["a"])), "".join([]), "-".join("abc"), repr("".join(["a", u"\xe4"]))
for parts in ([1, 2], ["a", None]):
    try:
        print ",".join(parts)
    except TypeError, e:
        print type(e).__name__
