for text in ("plain", "it's", 'say "x"', "both ' and \"", "tab\tline\n", "\x00\x7f\xe4", u"plain", u"m\xe4dchen", u"\u20ac", u"it's", "\\"):
    print repr(text), len(text)
