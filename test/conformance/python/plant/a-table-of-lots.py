import re, json, time, datetime, math, string, collections, itertools, copy
from StringIO import StringIO
# string building of reports with unicode
rows = [{"lot": u"L-\xe4%02d" % i, "qty": i * 1.5, "when": datetime.datetime(2024, 1, 1, i, 30), "ok": i % 2 == 0, "note": None if i % 3 else "x<y&z"} for i in range(5)]
def cell(v):
    if v is None: return "&nbsp;"
    if isinstance(v, bool): return ("no", "yes")[v]
    if isinstance(v, (int, long, float)): return "%.2f" % v
    if isinstance(v, datetime.datetime): return v.strftime("%d.%m. %H:%M")
    return v.replace("&", "&amp;").replace("<", "&lt;")
cols = sorted(rows[0])
html = StringIO()
html.write("<table><tr>%s</tr>" % "".join(["<th>%s</th>" % c.title() for c in cols]))
for n, r in enumerate(rows):
    html.write(u"<tr class='%s'>" % ["even", "odd"][n % 2] + u"".join(u"<td>%s</td>" % cell(r[c]) for c in cols) + "</tr>\n")
html.write("</table>")
s = html.getvalue()
print len(s), type(s), s.count("<tr"), s.encode("utf-8")
print re.findall(ur"<td>(L-[^<]+)</td>", s)
total = sum(r["qty"] for r in rows if r["ok"])
print "Total: %8.3f | %s | %r" % (total, total, total), rows[1]["lot"], [r["lot"] for r in rows][:2]
by = {}
for r in rows: by.setdefault(r["ok"], []).append(r["lot"])
print by, sorted(by.items(), reverse=True)
print json.dumps([dict((k, unicode(v)) for k, v in r.items()) for r in rows[:1]], sort_keys=True, indent=1)
for k, g in itertools.groupby(sorted(rows, key=lambda r: r["ok"]), key=lambda r: r["ok"]):
    g = list(g); print k, len(g), max(x["qty"] for x in g), min(g, key=lambda x: x["qty"])["lot"].encode("utf-8")
print u"%-8s|%8s|" % (rows[0]["lot"], rows[0]["note"]), "%-8s|" % rows[0]["lot"], "{0:<8}|{1:>6.1f}".format("ab", 2.25), u"{lot:>8}|{qty:06.2f}".format(**rows[2])
try: print "{lot}".format(**rows[0])
except UnicodeEncodeError, e: print e
try: print str(rows[0]["lot"])
except UnicodeEncodeError, e: print "E", e, e.start, e.end, e.reason, e.encoding, repr(e.object)
try: print "\xc3\xa4" + u"\xe4"
except UnicodeDecodeError, e: print "D", e
print rows[0]["lot"].upper().encode("latin-1") == "L-\xc400", u"\xe4" in rows[0]["lot"], rows[0]["lot"].find(u"\xe4"), rows[0]["lot"][2:4], repr(rows[0]["lot"][2]), ord(rows[0]["lot"][2])
