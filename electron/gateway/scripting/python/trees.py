# The objects of a page, and their properties that hold an object or a list. Reading gives what is held now; each write is
# one change of the property in the gateway.

from _compare import in_order
from _dictionary import Dict
from _java_util import Date
from _sealed import Sealed
from _texts import represent
from _values import QualifiedValue

# The call of the gateway; with False it gives data as it is.
call = None
# Makes the method of an object from its text; set by the prelude.
method = None


class Missing:
    pass


# Scopes by the kind of their object, as the gateway gave them once: all of a kind have the same ones, so that reading one asks
# for nothing.
_scopes = set()


# A component, view, page or session. Its scopes (`props`, `custom` ...) are trees; its relatives are asked for.
class _Node(metaclass=Sealed):
    def __init__(self, kind, node):
        object.__setattr__(self, '_at', (kind, node))

    def __getattr__(self, name):
        if name == '_at' or name.startswith('__'):
            raise AttributeError(name)
        own = _functions.get((self._at[0], name))
        if own is not None:
            return lambda *arguments, **named: own(self, *arguments, **named)
        if (self._at[0], name) in _scopes:
            return DictTree(self._at[0], self._at[1], [name])
        value = call('node.get', [self._at[0], self._at[1], name])
        if isinstance(value, Tree):
            _scopes.add((self._at[0], name))
            return value
        if isinstance(value, Missing):
            raise AttributeError('a %s has no %s' % (self._at[0], name))
        # A method that the project gives a component: here alone, where nothing is data.
        if isinstance(value, dict) and '$method' in value:
            return method(self, value['$method'])
        # One that its type has.
        if isinstance(value, dict) and '$typeMethod' in value:
            return lambda: call('node.method', [self._at[0], self._at[1], name])
        return value

    def __setattr__(self, name, value):
        raise AttributeError('%s cannot be set; set a property below props or custom' % name)

    def __eq__(self, other):
        return isinstance(other, _Node) and other._at == self._at

    # Runs the binding of a property again.
    def refreshBinding(self, path):
        call('node.refreshBinding', [self._at[0], self._at[1], path])

    # Puts the keyboard's focus on it.
    def focus(self):
        call('node.focus', [self._at[0], self._at[1]])

    def getSibling(self, name):
        return call('node.sibling', [self._at[0], self._at[1], name])

    def getChild(self, path):
        return call('node.child', [self._at[0], self._at[1], path])


def _close_page(page, message=None):
    call('system.perspective.closePage', [{'message': message, 'pageId': page._at[1]}])


def _close_session(session, message=None):
    call('system.perspective.closeSession', [{'message': message, 'sessionId': session._at[1]}])


def _info(session):
    return [row for row in call('system.perspective.getSessionInfo', [{}]) if row['id'] == session._at[1]][0]


def _pages(session):
    return [_Node('page', page) for page in _info(session)['pageIds']]


def _page(session, id):
    return _Node('page', id) if id in _info(session)['pageIds'] else None


# What pages and sessions do. Components have methods of such names from the project alone.
_functions = {
    ('page', 'close'): _close_page,
    ('session', 'close'): _close_session,
    ('session', 'getInfo'): _info,
    ('session', 'getPage'): _page,
    ('session', 'getPages'): _pages,
}


# A value without trees: what is held now.
def plain(value):
    if isinstance(value, Tree):
        return value._plain()
    if isinstance(value, dict):
        return Dict({key: plain(dict.__getitem__(value, key)) for key in dict.keys(value)})
    if isinstance(value, (list, tuple)):
        return [plain(item) for item in value]
    return value


def tree(kind, node, path, is_list):
    return ListTree(kind, node, path) if is_list else DictTree(kind, node, path)


class Tree(metaclass=Sealed):
    def __init__(self, kind, node, path):
        object.__setattr__(self, '_at', (kind, node, path))

    def _plain(self):
        held = call('property.plain', list(self._at), False)
        if not isinstance(held, self._holds):
            raise TypeError('%s is not a %s any more' % ('.'.join([str(part) for part in self._at[2]]), self._word))
        return held

    # What is held at a key, which is asked for alone: a list of a property may be long.
    def _read(self, key):
        kind, node, path = self._at
        return call('property.get', [kind, node, path + [key]])

    def _child(self, key, value):
        kind, node, path = self._at
        if isinstance(value, (dict, list)):
            return tree(kind, node, path + [key], isinstance(value, list))
        return value

    # What is held, for a record: with what is known of each value.
    def _known(self):
        held = _known(*self._at)
        return self._plain() if held is None else held[0]

    # Changes a copy of what is held, and writes it as one change; again when somebody else wrote meanwhile.
    def _change(self, work):
        while True:
            before = self._plain()
            now = plain(before)
            answer = work(now)
            if call('property.change', list(self._at) + [before, now], is_data=True):
                return answer

    def __len__(self):
        size = call('property.size', list(self._at) + [self._holds is list])
        return len(self._plain()) if size is None else size

    def __contains__(self, key):
        return plain(key) in self._plain()

    def __eq__(self, other):
        return self._plain() == plain(other)

    def __str__(self):
        return represent(self._plain())

    __repr__ = __str__


# What is held at a path, read at once with what is known of it: each part that is still as it was read of a tag, and each whose
# quality is not good, is a qualified value. None where nothing is there.
def _known(kind, node, path):
    answer = call('property.known', [kind, node, path], False)
    if answer is None:
        return None
    holder = answer['values']
    # The innermost first: they are in the values of those around them.
    for about in sorted(answer['knownValues'], key=lambda one: -len(one['path'])):
        within, key = holder, 0
        for part in about['path']:
            within = within[key]
            key = int(part) if isinstance(within, list) else part
        at = about['timestamp']
        fields = {'quality': about['quality'], 'reason': about['reason'], 'timestamp': None if at is None else Date(int(at)), 'tag': about['tag']}
        within[key] = QualifiedValue({'value': within[key], **fields})
    return holder


class ListTree(Tree):
    __module__ = 'com.inductiveautomation.perspective.gateway.script'
    _holds = list
    _word = 'list'

    def __setattr__(self, name, value):
        raise AttributeError('a list has no %s' % name)

    def __iter__(self):
        return iter([self._child(index, value) for index, value in enumerate(self._plain())])

    def __getitem__(self, key):
        if isinstance(key, int) and not isinstance(key, bool):
            value = self._read(key if key >= 0 else key + len(self))
            if not isinstance(value, Missing):
                return value
        return list(self)[key]

    def __setitem__(self, key, value):
        def work(now):
            now[key] = plain(value)

        self._change(work)

    def __delitem__(self, key):
        def work(now):
            del now[key]

        self._change(work)

    def __add__(self, other):
        return list(self) + list(other)

    def __radd__(self, other):
        return list(other) + list(self)

    def __iadd__(self, other):
        self.extend(other)
        return self

    def __mul__(self, times):
        return list(self) * times

    def append(self, value):
        self._change(lambda now: now.append(plain(value)))

    def extend(self, values):
        self._change(lambda now: now.extend(plain(list(values))))

    def insert(self, index, value):
        self._change(lambda now: now.insert(index, plain(value)))

    def pop(self, index=-1):
        return self._change(lambda now: now.pop(index))

    def remove(self, value):
        self._change(lambda now: now.remove(plain(value)))

    def clear(self):
        self._change(lambda now: now.clear())

    def reverse(self):
        self._change(lambda now: now.reverse())

    def sort(self, cmp=None, key=None, reverse=False):
        def work(now):
            now[:] = in_order(now, cmp, key, reverse)

        self._change(work)

    def index(self, value, *limits):
        return self._plain().index(plain(value), *limits)

    def count(self, value):
        return self._plain().count(plain(value))

    def copy(self):
        return list(self)


# An object's own names come before the methods of a dictionary: a property may be named `items`.
class DictTree(Tree):
    __module__ = 'com.inductiveautomation.perspective.gateway.script'
    _holds = dict
    _word = 'dictionary'

    def _write(self, key, value):
        kind, node, path = self._at
        quality = []
        if isinstance(value, QualifiedValue):
            # A property holds a quality too: what a tag said badly is not shown as good.
            quality = [] if value.is_good() else [str(value.quality)]
            value = value.value
        is_double = isinstance(value, float) and value.is_integer()
        call('property.set', [kind, node, path + [key], value, is_double] + quality, is_data=True)

    def __getattr__(self, name):
        if name == '_at' or name.startswith('__'):
            raise AttributeError(name)
        value = self._read(name)
        if not isinstance(value, Missing):
            return value
        if name not in _methods:
            raise AttributeError('there is no property %s' % name)
        method = _methods[name]
        return lambda *arguments, **named: method(self, *arguments, **named)

    def __setattr__(self, name, value):
        self._write(name, value)

    def __delattr__(self, name):
        if name not in self:
            raise AttributeError('there is no property %s' % name)
        _pop(self, name)

    def __getitem__(self, key):
        value = self._read(key)
        if isinstance(value, Missing):
            raise KeyError(key)
        return value

    def __setitem__(self, key, value):
        self._write(key, value)

    def __delitem__(self, key):
        _pop(self, key)

    def __iter__(self):
        return iter(list(self._plain()))

    def __contains__(self, key):
        return isinstance(key, str) and not isinstance(self._read(key), Missing)


def _change(self, work):
    if len(self._at[2]) < 2:
        raise AttributeError('a property of %s cannot be taken away; set it to None' % self._at[2][0])
    return self._change(work)


def _items(self):
    return [(key, self._child(key, value)) for key, value in self._plain().items()]


def _get(self, key, default=None):
    value = self._read(key) if isinstance(key, str) else Missing()
    return default if isinstance(value, Missing) else value


# The value of a property with its quality, and with its time and tag where it is still as it was read of one.
def _qualified_value(self, key):
    kind, node, path = self._at
    held = _known(kind, node, path + [key])
    if held is None:
        raise KeyError(key)
    value = held[0]
    return value if isinstance(value, QualifiedValue) else QualifiedValue({'value': value, 'quality': 'Good', 'timestamp': None})


def _pop(self, key, *default):
    return _change(self, lambda now: now.pop(key, *default))


def _update(self, *others, **named):
    given = {}
    for other in others:
        given.update(plain(other) if isinstance(other, (Tree, dict)) else dict([plain(pair) for pair in other]))
    given.update(plain(named))
    if len(self._at[2]) < 2:
        for key, value in given.items():
            self._write(key, value)
    else:
        self._change(lambda now: now.update(given))


def _setdefault(self, key, default=None):
    if key not in self:
        self._write(key, default)
    return self[key]


_methods = {
    'get': _get,
    'keys': lambda self: list(self._plain()),
    'values': lambda self: [value for _key, value in _items(self)],
    'items': _items,
    'iterkeys': lambda self: iter(list(self._plain())),
    'itervalues': lambda self: iter([value for _key, value in _items(self)]),
    'iteritems': lambda self: iter(_items(self)),
    'has_key': lambda self, key: key in self,
    'copy': lambda self: dict(_items(self)),
    'pop': _pop,
    'popitem': lambda self: _change(self, lambda now: now.popitem()),
    'clear': lambda self: _change(self, lambda now: now.clear()),
    'update': _update,
    'setdefault': _setdefault,
    'qualifiedValue': _qualified_value,
    'toDict': lambda self: plain(self),
}

# Scripts ask for them by these names.
for _kind, _name in ((ListTree, 'Array'), (DictTree, 'Object')):
    type.__setattr__(_kind, '__name__', 'PropertyTreeScriptWrapper$%sWrapper' % _name)
