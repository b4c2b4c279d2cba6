for text in (u"stra\xdfe", u"\xc4\xd6\xdc", u"\u0130stanbul", u"\u01c5", u"\u03a3\u03b1\u03c2", u"\u0416\u0436", u"\xb5m", u"\xff", u"\u00e9t\u00e9 d'or", u"\xaa\xba", u"\u2160\u2170", u"\ufb01n"):
    print [text.upper(), text.lower(), text.title(), text.capitalize(), text.swapcase()], text.isupper(), text.islower(), text.istitle(), text.isalpha()
