import StringIO
table = {"b": 2, "a": 1, "c": 3}
for key in table: print key, table[key],
for key, value in sorted(table.items(), key=lambda (k, v): -v): print key, value,
for key in sorted(table.iterkeys()): print key,
print
for number, line in enumerate(StringIO.StringIO("first\nsecond\n\nlast")): print number, repr(line),
print
file = StringIO.StringIO("a,b\nc,d\n")
print repr(file.readline()), file.read(), repr(file.readline()), file.tell(), file.seek(0), file.readlines(), file.getvalue().count("\n")
lines = iter(["x", "y", "z"])
for line in lines: print line, next(lines, None),
print
