texts = ["", "a", "abc", "abcdefgh", u"abc", u"\xe4\u20ac", " ", "a\nb", "%s", "{}"]
for spec in ("%s", "%r", "%5s", "%-5s|", "%.2s", "%8.3s", "%%%s"):
    print spec, [spec % text for text in texts], [u"" + spec % text for text in texts]
for spec in ("{0}", "{0:5}", "{0:>5}", "{0:^5}|", "{0:.2}", "{0!r}", "{0:*<8.3}"):
    print spec, [unicode(spec).format(text) for text in texts]
