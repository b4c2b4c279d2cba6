# Starts the interpreter for the scripts of a project. The module `_prelude` of the interpreter; it puts the others together,
# tells the thread around what to call, and then closes the ways to all of them.

import _host
import json
import sys

# These files first: each other place that is looked into takes time at the start of every interpreter.
sys.path[:] = ['/lib', '.frozen']

import _clock
import _formats
import _guard
import _modules
import _python2
import _trees
from _crossing import call
from _functions import find
from _public import _public
from _serving import run, serve
from _system import system

_clock.call = _python2.call = _trees.call = call
_python2.get = _formats.get = _guard._get
_python2.trees = _trees
_formats.plain = _trees.plain

_guard.made.update(_modules.made)
_guard.made['system'] = system
_guard.later.update(json.loads(_host.zato))
for _library in json.loads(_host.libraries):
    _guard.libraries.add(_library)
    _parts = _library.split('.')
    for _depth in range(1, len(_parts)):
        _guard.packages.add('.'.join(_parts[:_depth]))
    # The script library is in scope without an import.
    if _parts[0] not in _public:
        _public[_parts[0]] = _guard.library(_parts[0])

_host.start(serve, find, run)
import _names
_guard.close(json.loads(_host.standard))
