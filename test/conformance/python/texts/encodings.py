# -*- coding: utf-8 -*-
text = "mädchen €"
print len(text), repr(text), type(text)
word = text.decode("utf-8")
print len(word), repr(word), type(word), word == u"m\xe4dchen \u20ac"
print repr(word.encode("utf-8")), word.encode("utf-8") == text, repr(u"\xe4".encode("latin-1"))
for work in (lambda: "\xe4" + u"x", lambda: u"\xe4".encode("ascii"), lambda: "\xe4".decode("ascii"), lambda: str(u"\xe4"), lambda: unicode("\xe4")):
    try:
        print repr(work())
    except UnicodeError, e:
        print type(e).__name__
print repr(u"\xe4".encode("ascii", "replace")), repr(u"\xe4".encode("ascii", "ignore")), repr("a\xe4".decode("ascii", "replace")), repr(u"\xe4".encode("ascii", "xmlcharrefreplace"))
print "abc".encode("hex"), "616263".decode("hex"), "abc".encode("base64")
