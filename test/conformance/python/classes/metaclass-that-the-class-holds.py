# What metaclasses are named by: an assignment, a class or a function within the class.
class Enum(object):
    class __metaclass__(type):
        def __new__(mcs, name, bases, members):
            members['names'] = sorted([key for key in members if key.isupper()])
            return type.__new__(mcs, name, bases, members)

        def __iter__(cls):
            return iter(cls.names)


class Colour(Enum):
    RED, GREEN = 1, 2


print list(Colour), list(Enum), Colour.names, type(Colour).__name__


class Upper(object):
    def __metaclass__(name, bases, members):
        return type(name.upper(), bases, dict([(key.upper(), value) for key, value in members.items()]))

    size = 5


print Upper.__name__, Upper.SIZE


class Plain:
    __metaclass__ = type
    x = 1


print type(Plain), Plain.x, Plain.__bases__


def counted(kind):
    print 'made', kind.__name__
    return kind


class Once(object):
    __metaclass__ = counted(type)


print type(Once)


class Child(Colour):
    BLUE = 3


print list(Child), isinstance(Child, Enum.__metaclass__)
