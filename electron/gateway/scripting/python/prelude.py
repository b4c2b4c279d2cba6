# Puts the other modules together, which the interpreter's snapshot holds ready; starts it for the scripts of a project, and
# then closes the ways to all of them.

import importlib
import json
import sys
import types

import _crossing
import _error_words
import _guard
import _ignition_classes
import _java
import _json_module
import _jython_classes
import _library
import _library3
import _printing
import _public
import _python2
import _python3
import _sealed
import _serving
import _space
import _special
import _system
import _texts
import _threads
import _trees
import _urllib2_module
import _zato
import _zones
from _errors import ArrayIndexOutOfBoundsException

# Whole numbers have as many digits as they have. Python writes long ones by a module that it imports when it needs it, and
# scripts import nothing: it is here before.
sys.set_int_max_str_digits(0)
importlib.import_module('_pylong')
_trees.call = _python2.call = _crossing.call
_texts.get, _texts.put, _texts.delete, _texts.named = _guard.get, _guard.put, _guard.delete, _guard.named
_trees.method = _serving.method
_texts.said = _error_words.arguments_of
_texts.no_place = lambda place, count: ArrayIndexOutOfBoundsException('Index %d out of bounds for length %d' % (place, count))
_json_module.plain = lambda value: value._plain() if isinstance(value, _trees.Tree) else value
_guard.made.update(_java.made)
_guard.made.update(_ignition_classes.made)
_guard.made['system'] = _system.system
_guard.made.update(_threads.made)
_guard.made.update(_zato.made)
# It asks the gateway, and what asks knows the library already.
_library.makers.update(_urllib2_module.makers)
_guard.names.update(_python2.names)
_guard.names.update(_public.names)
_guard.names.update({
    '__import__': _guard.guarded_import, 'getattr': _guard.read, 'setattr': _guard.put, 'delattr': _guard.delete,
    'hasattr': _guard.has,
})
_python2.names = _guard.names
_guard.made.update(_jython_classes.packages(_guard.names))
# What shows of a builtin is its name.
for _name, _one in _guard.names.items():
    if isinstance(_one, types.FunctionType) and not _name.startswith('_'):
        _one.__name__ = _one.__qualname__ = _name
_guard.names3.update({**_public.names, **_python3.names})
_python2.ways.update({2: _guard.names, 3: _guard.names3})

# What scripts find, and what that is made of.
_found = [*_guard.names.values(), *_guard.names3.values(), *_guard.made.values(), *(
    one.get(name) for one in (_library, _library3) for name in one.makers)]
for _one in _found[:]:
    if isinstance(_one, _sealed.Module):
        _found += _one.__dict__.values()
_special.known = frozenset(one for one in _found if isinstance(one, type))
_sealed.close()


# `host` is the thread around: what it answers, and what it is told to call.
def start(host):
    _zones.host = _printing.host = host
    _crossing.start(host)
    _serving.start(host)
    _space.offer(json.loads(host.offered))
    _guard.take_libraries(json.loads(host.libraries))
    _library.seed_anew()
    _library3.seed_anew()
    host.start(_serving.serve, _serving.run, _serving.run_named, _serving.take_libraries)
    _guard.close()
