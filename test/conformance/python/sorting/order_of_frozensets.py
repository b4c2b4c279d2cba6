# The order of a frozenset: that of a HashSet of Java, unlike the order of a set.
words = ['year','month','day','hour','minute','second','zone','line','station','press','tank','valve','pump','oven','state','value','unit','name','tag','id']
for n in (2,3,4,5,8,12,13,14,20):
    print list(frozenset(words[:n]))
    print list(frozenset(set(words[:n])))
    print list(frozenset(tuple(words[:n])) | set(words[:2]))
    print list(frozenset(words[:n]) & frozenset(words[:n]))
    print list(frozenset(words[:n]).union(words[n:n+2]))
    print list(set(frozenset(words[:n])))
    print list(set(words[:n]) - frozenset([]))
    print list(frozenset(frozenset(words[:n])))
    print list(frozenset(words[:n]).copy()), list(frozenset(range(0,n*7,7)))
