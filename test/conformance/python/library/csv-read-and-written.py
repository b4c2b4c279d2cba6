import csv, StringIO
text = 'name,weight,"no, te"\r\n"a ""q""",12.5,\r\n,,"two\nlines"\r\nlast'
print list(csv.reader(StringIO.StringIO(text))), list(csv.reader(["a;b;'c;d'"], delimiter=";", quotechar="'")), list(csv.reader(["a, b"], skipinitialspace=True)), list(csv.reader(["a\tb"], "excel-tab")), list(csv.reader([])), list(csv.reader([""])), list(csv.reader(["a,b", "", "c"])), list(csv.reader(['1,"2",3.5'], quoting=csv.QUOTE_NONNUMERIC))
for named in ({}, {"delimiter": ";"}, {"quoting": csv.QUOTE_ALL}, {"quoting": csv.QUOTE_NONNUMERIC}, {"lineterminator": "\n"}, {"quotechar": "'"}, {"quoting": csv.QUOTE_NONE, "escapechar": "\\"}, {"doublequote": False, "escapechar": "!"}):
    out = StringIO.StringIO(); writer = csv.writer(out, **named)
    writer.writerow(["a", 1, 2.5, None, True, "b,c", 'q"q', "x\ny", "", " s ", u"u", 1e20, 10L, 0.1 + 0.2]); writer.writerows([[1], [], ["it's;"]]); print sorted(named), repr(out.getvalue())
rows = csv.DictReader(StringIO.StringIO("a,b\n1,2\n3\n4,5,6\n")); print rows.fieldnames, [sorted(row.items()) for row in rows]
out = StringIO.StringIO(); writer = csv.DictWriter(out, ["x", "y"], restval="-", lineterminator="\n"); writer.writeheader(); writer.writerow({"x": 1}); writer.writerows([{"y": 2.5, "x": None}]); print repr(out.getvalue())
try: writer.writerow({"z": 1})
except ValueError: print "ValueError"
for work in ("csv.reader(5)", "csv.reader([], 'nope')", "list(csv.reader(['a\"b\"c,\"d\"e']))", "csv.writer(5)", "list(csv.reader([u'a,b']))", "csv.reader([], delimiter=';;')"):
    try: print work, eval(work).__class__.__name__
    except Exception, e: print work, type(e).__name__
