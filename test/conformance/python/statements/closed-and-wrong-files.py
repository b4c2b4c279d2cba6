import StringIO, io, csv


def go(name, f):
    try:
        print name, repr(f())
    except Exception, e:
        print name, type(e).__name__, e


s = StringIO.StringIO("a\nb")
s.close()
for name in ('read', 'readline', 'readlines', 'tell', 'getvalue'):
    go(name, getattr(s, name))
go('seek', lambda: s.seek(0))
go('write', lambda: s.write('a'))
go('list', lambda: list(s))
go('io text', lambda: io.StringIO("a"))
go('io', lambda: io.StringIO(u"a\nb").readlines())


def written(row, **how):
    out = StringIO.StringIO()
    csv.writer(out, **how).writerow(row)
    return out.getvalue()


go('delimiter', lambda: list(csv.reader(StringIO.StringIO("a"), delimiter="xx")))
go('no delimiter', lambda: list(csv.reader(StringIO.StringIO("a"), delimiter="")))
go('quotes', lambda: list(csv.reader(StringIO.StringIO("a"), quotechar="xx")))
go('letters', lambda: written([u"\xe9"]))
go('encoded', lambda: written([u"\xe9".encode("utf-8")]))
go('ascii', lambda: written([u"a", 1, 2.5, None, True]))
for row in (5, None, "ab", {"a": 1}, (1, 2), [], [""]):
    go(repr(row), lambda: written(row))
go('all', lambda: written(["a", 1], quoting=csv.QUOTE_ALL, lineterminator="\n"))
go('none', lambda: written(["a,b"], quoting=csv.QUOTE_NONE, escapechar="\\"))
