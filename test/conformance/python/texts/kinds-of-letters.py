for sign in (u"a", u"\xe4", u"5", u"\xb2", u"\xbd", u"\u0664", u"\u2167", u"\u4e00", u" ", u"\xa0", u"_", u"-", u"\u20ac", u"\u0301", u"\U0001F600", u"\x1f", u"\u200b"):
    print repr(sign), sign.isalpha(), sign.isalnum(), sign.isdigit(), sign.isdecimal(), sign.isnumeric(), sign.isspace(), sign.isupper(), sign.islower()
