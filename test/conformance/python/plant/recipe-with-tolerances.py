recipe = [{"name": u"Lactose", "target": "125.5", "tol": "0.5%"}, {"name": u"St\xe4rke", "target": "20", "tol": "0.2"}, {"name": "Mg-stearate", "target": "1,5", "tol": "2 %"}, {"name": "Water", "target": "n/a", "tol": ""}]
actual = {u"Lactose": 126.2, u"St\xe4rke": 19.8, "Mg-stearate": 1.53}
def number(text): return float(text.replace(",", ".").strip())
for item in recipe:
    try: target = number(item["target"])
    except ValueError, e: print item["name"], "skipped:", e; continue
    tol = item["tol"].strip()
    limit = target * number(tol[:-1]) / 100 if tol.endswith("%") else number(tol)
    value = actual.get(item["name"]); low, high = target - limit, target + limit
    print "%-12s %8.3f [%.4f..%.4f] %s" % (item["name"], value, low, high, "ok" if low <= value <= high else "OUT by %.3g" % (value - (high if value > high else low)))
total = sum([number(item["target"]) for item in recipe if item["target"] != "n/a"]); print total, ["%.1f%%" % (number(item["target"]) / total * 100) for item in recipe[:3]], sum(actual.values())
