def tell(name, text, *given):
    try:
        print name, repr(getattr(text, name)(*given))
    except Exception, error:
        print name, type(error).__name__, error


for text in ('abc', u'abc'):
    for name in 'find rfind index rindex count partition rpartition split rsplit strip lstrip rstrip startswith endswith'.split():
        for given in (1, [], ['a'], 1.5):
            tell(name, text, given)
    for name in 'split rsplit strip lstrip rstrip'.split():
        tell(name, text, None)
    tell('replace', text, 1, 'a')
    tell('replace', text, 'a', 1)
    tell('startswith', text, ('x', 'a'))
    tell('join', text, [1])
tell('translate', 'abc', 1)
tell('center', 'abc', 5, 'xy')
