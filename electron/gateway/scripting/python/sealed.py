# What no script changes for the scripts of all others: the classes of what scripts are handed. A class that a script derives
# of one is its own.


class Sealed(type):
    def __setattr__(cls, name, value):
        if '_py2_class_' in cls.__dict__:
            return type.__setattr__(cls, name, value)
        raise AttributeError('%s.%s cannot be replaced' % (cls.__name__, name))

    def __delattr__(cls, name):
        if '_py2_class_' in cls.__dict__:
            return type.__delattr__(cls, name)
        raise AttributeError('%s.%s cannot be replaced' % (cls.__name__, name))
