# What Jython's own classes of values are to scripts: its builtins, by the names that Java has for them.

from _library import get, module

_names = {
    'PyBoolean': 'bool', 'PyDictionary': 'dict', 'PyFloat': 'float', 'PyInteger': 'int', 'PyList': 'list', 'PyLong': 'long',
    'PyObject': 'object', 'PySet': 'set', 'PyString': 'str', 'PyTuple': 'tuple', 'PyType': 'type', 'PyUnicode': 'unicode',
}


# The packages around them by their names; `builtins` are what scripts have.
def packages(builtins):
    core = module('org.python.core', {
        'PyArray': get('array').array, **{name: builtins[own] for name, own in _names.items()}})
    python = module('org.python', {'core': core})
    return {'org': module('org', {'python': python}), 'org.python': python, 'org.python.core': core}
