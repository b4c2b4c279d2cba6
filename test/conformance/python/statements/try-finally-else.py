def run(kind):
    try:
        print "try",
        if kind == "raise": raise ValueError("x")
        if kind == "return": return "returned"
    except ValueError, e:
        print "except", e,
    else:
        print "else",
    finally:
        print "finally",
    return "end"
for kind in ("", "raise", "return"): print run(kind)
def overrides():
    try: return 1
    finally: return 2
def loops():
    for n in range(3):
        try:
            if n == 0: continue
            if n == 1: break
        finally: print "f%d" % n,
    return n
def swallows():
    try: raise KeyError("lost")
    finally: return "swallowed"
print overrides(), loops(), swallows()
try:
    try: raise ValueError("inner")
    finally: raise TypeError("outer")
except Exception, e: print type(e).__name__, e
