for t in ("abc", "ABC", "Abc Def", "123", "a1", "", " ", "a b", u"\xe4", u"12"):
    print repr(t), t.isalpha(), t.isdigit(), t.isalnum(), t.isupper(), t.islower(), t.istitle(), t.isspace()
