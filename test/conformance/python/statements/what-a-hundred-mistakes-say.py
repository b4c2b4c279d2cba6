import sys, traceback
class PlantError(Exception):
    def __init__(self, code, text="?"):
        Exception.__init__(self, code, text)
        self.code = code
    def __str__(self): return "E%03d" % self.code
class Sub(PlantError): pass
class Plain(Exception): pass
def f(n):
    if n == 0: raise PlantError(7)
    if n == 1: raise Sub, (8, "x")
    if n == 2: raise Plain
    if n == 3: raise Plain, "msg"
    if n == 4: raise Plain("a", "b")
    if n == 5: raise Plain(u"\xe4")
    if n == 6: return 1 / 0
    if n == 7: return {}["k"]
    if n == 8: return [][0]
    if n == 9: return None.x
    if n == 10: return undefined
    if n == 11: return "a" + 1
    if n == 12: return int("x")
    if n == 13: return float("x")
    if n == 14: assert n < 0, "n=%d" % n
    if n == 15: assert False
    if n == 16: raise "text"
    if n == 17: raise 5
    if n == 18: return f()
    if n == 19: return len(5)
    if n == 20: return 5()
    if n == 21: return 5[0]
    if n == 22: return u"\xe4".encode("ascii")
    if n == 23: return "\xe4".decode("utf-8")
    if n == 24: import nope
    if n == 25: from math import nope
    if n == 26: raise KeyboardInterrupt
    if n == 27: raise SystemExit(3)
    if n == 28: raise IOError(2, "No such", "file.txt")
    if n == 29: raise StopIteration(5)
    if n == 30: raise UnicodeError("u")
    if n == 31: raise NotImplementedError
    if n == 32: return [1, 2].index(3)
    if n == 33: return [1].remove(5)
    if n == 34: return "abc".index("z")
    if n == 35: return [].pop()
    if n == 36: return {}.popitem()
    if n == 37: return set().pop()
    if n == 38: return set([1]).remove(2)
    if n == 39: return chr(300)
    if n == 40: return unichr(-1)
    if n == 41: return ord("ab")
    if n == 42: return "x" * "y"
    if n == 43: return [1] + (2,)
    if n == 44: return (1,) + [2]
    if n == 45: return -"a"
    if n == 46: return {[]: 1}
    if n == 47: return hash({})
    if n == 48: return abs("x")
    if n == 49: return range("a")
    if n == 50: return "abc"["x"]
    if n == 51: return {}.nope
    if n == 52: return isinstance(1, "int")
    if n == 53: return pow(2, -1, 5)
    if n == 54: return 0 ** -1
    if n == 55: return (-8) ** 0.5
    if n == 56: return int([])
    if n == 57: return float(None)
    if n == 58: return "a".join([1, 2])
    if n == 59: return "abc".replace("a")
    if n == 60: return u"a" + "\xe4"
    if n == 61: return max()
    if n == 62: return max([])
    if n == 63: return min(5)
    if n == 64: return round("x")
    if n == 65: return 1 << -1
    if n == 66: return 5 % 0
    if n == 67: return 5.0 % 0
    if n == 68: return 5 // 0
    if n == 69: return 5.0 / 0
    if n == 70: return divmod(5, 0)
    if n == 71: return 10L / 0
    if n == 72: return int("12", 1)
    if n == 73: return int("9", 8)
    if n == 74: return long("z")
    if n == 76: return "a" in 5
    if n == 77: return 5 in "a"
    if n == 78: return not_there.x
    if n == 79: return f(n, n)
    if n == 80: return f(x=1)
    if n == 81: return f(1, n=2)
    if n == 82: return (lambda: 0)(1)
    if n == 84: del unknown
    if n == 85: x = x + 1
    if n == 86: return [1, 2, 3][1, 2]
    if n == 87: return str(1, 2, 3)
    if n == 88: return getattr(1, "x")
    if n == 89: return getattr(1, 5)
    if n == 93: return math.floor(1)
    if n == 94: return float("1e400") - float("inf")
    if n == 95: return int(float("nan"))
    if n == 96: return int(float("inf"))
    if n == 97: return 2.0 ** 5000
    if n == 98: return __import__("math").exp(1000)
    if n == 99: return __import__("math").sqrt(-1)
    if n == 100: return __import__("math").log(0)
for n in range(101):
    try: print n, f(n)
    except Exception, e:
        print n, type(e).__name__, "|", e if not isinstance(e, UnicodeError) else unicode(e), "|", repr(e), "|", e.args, "|",
        try: print repr(e.message)
        except AttributeError, x: print "-", x
    except:
        print n, "bare", sys.exc_info()[0], sys.exc_info()[1]
try:
    try: f(0)
    except PlantError: raise
    finally: print "fin"
except Sub: print "no"
except PlantError as p: print p, p.code, p.args, repr(p), p[0]
try:
    f(6)
except:
    print traceback.format_exc().splitlines()[-1], sys.exc_info()[1]
def g():
    try: return "try"
    finally: print "f"
def h():
    for i in range(3):
        try:
            if i == 1: continue
            if i == 2: break
        finally: print "fin", i
    else: print "else"
    return i
print g(), h()
