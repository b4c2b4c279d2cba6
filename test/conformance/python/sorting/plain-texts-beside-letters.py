def shown(what):
    try:
        return repr(what())
    except Exception, error:
        return type(error).__name__


for one in ('a', u'a', u'\xe4', u'\u20ac', '\xc3\xa4', u'', ''):
    for other in (u'b', '\xe4', u'\xe4'):
        print repr(one), repr(other), shown(lambda: one < other), shown(lambda: one >= other), shown(lambda: sorted([one, other])),
        print shown(lambda: max(one, other)), shown(lambda: one in u'ab\xe4')
print sorted([u'\xe4', u'b', 'a', u'A'])
