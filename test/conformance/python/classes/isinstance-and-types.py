class A: pass
class B(object): pass
class C(B, dict): pass
values = [1, 1L, 1.5, 1j, True, "a", u"a", [], (), {}, set(), frozenset(), None, A(), B(), C(), A, B, len, lambda: 0, xrange(2), ValueError(), type]
kinds = [int, long, float, bool, str, unicode, basestring, list, tuple, dict, set, object, type, Exception]
for value in values:
    print "".join([str(int(isinstance(value, kind))) for kind in kinds]), "".join([str(int(type(value) is kind)) for kind in kinds]), callable(value), isinstance(value, (int, str))
print issubclass(bool, int), issubclass(int, object), issubclass(str, basestring), issubclass(C, (int, dict)), issubclass(A, object), issubclass(KeyError, LookupError)
for work in ("isinstance(1, 'int')", "issubclass(1, int)", "isinstance(1)", "issubclass(int, 'x')"):
    try: print work, eval(work)
    except TypeError: print work, "TypeError"
