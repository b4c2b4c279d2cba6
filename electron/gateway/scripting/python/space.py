# The parts of `system`. What is not there says so by its whole name.


# Whatever a script puts in the place of a function would stand there for the scripts of all others, those of the built-in
# pages too: nothing is set but by `space`, which no script has.
class _Space:
    def __init__(self, name):
        object.__setattr__(self, '_name', name)

    def __setattr__(self, name, value):
        raise AttributeError('%s.%s cannot be replaced' % (self._name, name))

    def __delattr__(self, name):
        raise AttributeError('%s.%s cannot be replaced' % (self._name, name))

    def __getattr__(self, name):
        if name.startswith('__') or name == '_name':
            raise AttributeError(name)
        whole = '%s.%s' % (self._name, name)
        if self._name == 'system':
            return _Space(whole)
        raise AttributeError('%s is not supported in this version' % whole)


def space(name, **parts):
    made = _Space(name)
    for own, part in parts.items():
        object.__setattr__(made, own, part)
    return made
