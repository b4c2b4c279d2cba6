import re
p = re.compile(r"(?P<n>\d)(x)?", re.I)
print p.pattern, p.groups, p.groupindex, p.match("1X").groups(), p is re.compile(r"(?P<n>\d)(x)?", re.I), re.compile(p) is p, p.sub("n", "1 2x"), p.subn("n", "1 2x"), p.split("a1b"), re.match(p, "5").group("n"), re.sub(p, "-", "a1"), p.findall("1 2X"), re.purge()
print [re.escape(text) for text in ("a.b*c[d]", "", "a b_c\n", "\xe4", u"\xe4.")]
for work in ("re.match('a', 5)", "re.match(5, 'a')", "re.match('a', None)", "re.search('a', ['a'])", "re.sub('a', 'b', 5)", "re.compile(None)", "re.compile('a', 'I')", "re.findall('a')", "re.match(u'a', 'a').group()"):
    try: print work, repr(eval(work))
    except Exception, e: print work, type(e).__name__
