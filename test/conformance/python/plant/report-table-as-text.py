rows = [("Mixer", 12.5, 3, True, None), ("Granulator 2", 0.333333, 17, False, "late"), ("Press", 1234567.891, 0, True, "ok"), (u"M\xfchle", -1.5, 250, None, "")]
heads = ["Name", "Value", "Count", "Good", "Note"]
def cell(value):
    if value is None: return "-"
    if isinstance(value, bool): return value and "yes" or "no"
    if isinstance(value, float): return "%.2f" % value
    return unicode(value)
table = [map(cell, row) for row in rows]
widths = [max(map(len, column)) for column in zip(heads, *table)]
print " | ".join([head.ljust(width) for head, width in zip(heads, widths)])
print "-+-".join(["-" * width for width in widths])
for row in table: print u" | ".join([text.rjust(width) if text[:1] in u"-0123456789" else text.ljust(width) for text, width in zip(row, widths)]).rstrip()
print "Total: {0:,.2f} ({1} rows, mean {2:.3g})".format(sum(row[1] for row in rows), len(rows), sum(row[1] for row in rows) / len(rows)), widths
