recipe = {
 "name": "Batch A", "version": 3, "steps": [
  {"n": 10, "op": "charge", "material": "water", "kg": 120.0},
  {"n": 20, "op": "heat", "to": 80, "ramp": 1.5},
  {"n": 30, "op": "hold", "min": 15},
 ], "limits": {"temp": (20, 95), "ph": [6.5, 7.5]}, "tags": set(["a", "b"]), "approved": False, "by": None}
print recipe
print sorted(recipe), recipe.keys(), recipe.items()[0], len(recipe)
def walk(x, path=""):
    if isinstance(x, dict):
        for k in sorted(x): 
            for r in walk(x[k], path + "." + str(k)): yield r
    elif isinstance(x, (list, tuple, set)):
        for i, v in enumerate(x):
            for r in walk(v, "%s[%d]" % (path, i)): yield r
    else:
        yield path, x
for p, v in walk(recipe): print p, "=", repr(v), type(v)
import copy
c = copy.deepcopy(recipe)
c["steps"][0]["kg"] *= 1.1
c["steps"].append(dict(n=40, op="drain"))
c["limits"].setdefault("rpm", []).append(100)
print c["steps"], recipe["steps"][0]["kg"], c["limits"]
print c == recipe, c["tags"] == recipe["tags"], cmp(c, recipe), c > recipe
del c["by"]
try: c["by"]
except KeyError, e: print "missing", e
print c.pop("by", "nobody"), c.get("by"), "by" in c, c.has_key("name")
def scale(recipe, factor):
    "Scale the recipe."
    out = dict(recipe)
    out["steps"] = [dict(s, kg=s["kg"] * factor) if "kg" in s else s for s in recipe["steps"]]
    return out
print scale(recipe, 2)["steps"][0], scale.__doc__, scale.__name__, scale.func_name, scale.func_defaults
print [s["op"] for s in recipe["steps"] if s.get("to", 0) > 50 or s["n"] / 10 % 2], s
print {s["n"]: s["op"] for s in recipe["steps"]}, set(s["op"][0] for s in recipe["steps"])
print ("%(name)s v%(version)d %(by)s" % recipe), "{name}/{steps[0][op]}/{limits[temp]}".format(**recipe)
try: print "{steps.op}".format(**recipe)
except Exception, e: print type(e).__name__, e
try: print "{nope}".format(**recipe)
except Exception, e: print type(e).__name__, e
try: print "{} {}".format(1)
except Exception, e: print type(e).__name__, e
try: print "{0} {}".format(1, 2)
except Exception, e: print type(e).__name__, e
try: print "{".format(1)
except Exception, e: print type(e).__name__, e
try: print "}".format(1)
except Exception, e: print type(e).__name__, e
try: print "{:d}".format("x")
except Exception, e: print type(e).__name__, e
try: print "{:d}".format(1.5)
except Exception, e: print type(e).__name__, e
try: print "{:s}".format(1)
except Exception, e: print type(e).__name__, e
try: print "{:q}".format(1)
except Exception, e: print type(e).__name__, e
try: print "{:10}|{:<5}|{:>5}".format(None, None, [1])
except Exception, e: print type(e).__name__, e
try: print "{!r:>6} {!s:5}|{!x}".format("a", u"b", 1)
except Exception, e: print type(e).__name__, e
print "{:,} {:,.2f} {:n} {:%} {:e} {:g} {:b} {:o} {:#x} {:c}".format(1234567, 1234567.891, 12345, .5, 1e6, 1e16, 5, 8, 255, 65)
print "{:>{w}}|{:{f}{a}{w}}".format("x", "y", w=5, f="*", a="^"), "{0.real} {0.imag}".format(3+4j), "{0[0]}{0[1]}".format("ab")
