import string
table = string.maketrans("abc", "xyz")
print "aabbcc!".translate(table), "aabbcc".translate(table, "b"), "hello".translate(None, "l"), len(table), repr("\xe4a".translate(table))
print u"abc".translate({97: u"x", 98: None, 99: 122}), u"abc".translate({97: u"long"}), u"abc".translate({}), repr(u"\xe4".translate({0xe4: u"ae"}))
for work in ("'a'.translate('short')", "string.maketrans('ab', 'c')", "u'a'.translate({97: []})", "'a'.translate({})"):
    try: print repr(eval(work))
    except Exception, e: print work, type(e).__name__
