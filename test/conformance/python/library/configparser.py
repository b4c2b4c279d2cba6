import ConfigParser, StringIO
text = "[line]\nname = Line 4\nmax: 80.5\nenabled = yes\n; remark\npath = %(name)s/level\nlong = a\n  b\n\n[empty]\n[DEFAULT]\nunit = kg\n"
p = ConfigParser.ConfigParser(); p.readfp(StringIO.StringIO(text))
print p.sections(), sorted(p.options("line")), p.get("line", "name"), p.getfloat("line", "max"), p.getboolean("line", "enabled"), p.get("line", "path"), p.get("line", "path", 1), repr(p.get("line", "long")), p.get("empty", "unit"), p.has_section("nope"), p.has_option("line", "NAME"), sorted(p.items("line"))[0], p.defaults()["unit"], p.has_section("DEFAULT")
p.add_section("new"); p.set("new", "Key", "v"); print p.get("new", "key"), p.options("new"), p.remove_option("new", "key"), p.remove_section("new"), p.sections()
for work in ("p.get('nope', 'x')", "p.get('line', 'nope')", "p.getint('line', 'name')", "p.add_section('line')", "p.getboolean('line', 'name')", "p.set('nope', 'a', 'b')"):
    try: print eval(work)
    except Exception, e: print work, type(e).__name__
r = ConfigParser.RawConfigParser(); r.readfp(StringIO.StringIO("[a]\nx = %(y)s\n")); print r.get("a", "x"); out = StringIO.StringIO(); r.write(out); print repr(out.getvalue())
for bad in ("x = 1\n", "[a]\nnothing\n"):
    try: ConfigParser.ConfigParser().readfp(StringIO.StringIO(bad))
    except ConfigParser.Error, e: print type(e).__name__
