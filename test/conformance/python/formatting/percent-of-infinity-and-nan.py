inf, nan = float("inf"), float("nan")
for spec in ("%s", "%r", "%f", "%.1f", "%e", "%g", "%G", "%F", "%10f", "%-10f|", "%010f", "%+f", "% f"):
    for value in (inf, -inf, nan):
        print repr(spec % value),
    print
for value in (inf, nan):
    for spec in ("%d", "%x"):
        try: print spec % value
        except Exception, e: print type(e).__name__
