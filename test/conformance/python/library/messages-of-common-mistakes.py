for work in ("[][5]", "{}['a']", "int('x')", "float('y')", "undefined_name", "None.attr", "'a' + 1", "1 + 'a'", "len(3)", "[].nope", "'abc'.nope()", "(1, 2)[7]", "''[0]", "[1, 2].index(9)", "dict(1)", "u'a' + 5", "1()", "max([])", "chr(300)", "ord('ab')", "'%d' % 'x'", "[1] + 'a'", "{}[[]]", "for_x.y", "reduce(max, [])", "int(None)", "'a' * 'b'", "5[0]", "range('a')", "sum(['a'])"):
    try:
        eval(work)
    except Exception, e:
        print work, "->", type(e).__name__
