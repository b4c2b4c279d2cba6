# -*- coding: utf-8 -*-
x = ("select a, "  # the first
     # between
     u"b "
     "from t")
print repr(x), repr("ä" "b"), repr(("ä"))
print ("ä"), repr("ä")
print ("ä" + "b"), 1
n = 7
n /= \
    2
print n
