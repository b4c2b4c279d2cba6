# The text of an object whose class is derived of dict, list, tuple or set, alone and in others.
class Settings(dict):
    pass


class Attributes(dict):
    def __getattr__(self, name):
        return self[name]


class Rows(list):
    pass


class Names(set):
    pass


class Pair(tuple):
    pass


limits = Settings(low=2)
print repr(limits), str(limits), limits
print [limits, Settings()], {'limits': limits}, (limits,)
print '%r %s {}'.format(limits) % (limits, limits)
print repr(Attributes(x=[Settings(a=1)])), Attributes(y=5).y
print repr(Rows([1])), [Rows(['a']), Names([1]), Pair((1,))]
print limits.copy(), type(limits.copy()).__name__, Settings.fromkeys(['a'])
