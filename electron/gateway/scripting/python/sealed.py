# What no script changes for the scripts of all others: the classes of what scripts are handed.


class Sealed(type):
    def __setattr__(cls, name, value):
        raise AttributeError('%s.%s cannot be replaced' % (cls.__name__, name))

    def __delattr__(cls, name):
        raise AttributeError('%s.%s cannot be replaced' % (cls.__name__, name))
