print "a,b,,c".split(","), "a b  c".split(), " a b ".split(" "), "a,b,c".split(",", 1), "a,b,c".rsplit(",", 1), "".split(), "".split(",")
print "a=b=c".partition("="), "abc".partition("="), "a=b=c".rpartition("="), "a\nb\r\nc".splitlines(), "a\nb\n".splitlines(True)
print u"a,b".split(","), u"a b".split(), u"k=v".partition("=")
