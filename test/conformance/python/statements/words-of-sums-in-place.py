from java.lang import Throwable
failures = Exception


def show(work):
    try:
        print repr(work())
    except failures, e:
        print type(e).__name__, str(e) if not isinstance(e, UnicodeError) else repr(e)
    except Throwable, e:
        print type(e).__name__, e.getMessage()


def do(code, **names):
    exec code in names
    names.pop("__builtins__", None)
    return sorted(names.items())
S = set([1])
show(lambda: ({set(): 1}))
show(lambda: (set([set()])))
show(lambda: (S.add(set([1]))))
show(lambda: (S))
show(lambda: (set([1]) in set([frozenset([1])])))
show(lambda: ({}.get(set())))
show(lambda: (set() in {}))
show(lambda: (set() in set()))
show(lambda: (frozenset([set()])))
show(lambda: ([].count(set())))
show(lambda: (do("x = [1]; x += 5")))
show(lambda: (do("x = [1]; x += None")))
show(lambda: (do("x = [1]; x += 'ab'")))
show(lambda: (do("x = (1,); x += [5]")))
show(lambda: (do("x = 'a'; x += 5")))
show(lambda: (do("x = 5; x += 'a'")))
show(lambda: (do("x = {}; x += {}")))
show(lambda: (do("x = set(); x += 1")))
show(lambda: (do("x = set(); x |= [1]")))
show(lambda: (do("x = [1]; x *= 'a'")))
show(lambda: (do("x = [1]; x[0] += 'a'")))
show(lambda: (do("x = {'a': [1]}; x['a'] += 7")))
show(lambda: (do("x = None; x += 1")))
show(lambda: (do("x = 1; x -= 'a'")))
show(lambda: (do("x = (1, 2); del x[0:1]")))
