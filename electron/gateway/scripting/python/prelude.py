# Starts the interpreter for the scripts of a project: puts the other modules together, tells the thread around what to
# call, and then closes the ways to all of them.

import _host
import json

import _crossing
import _guard
import _java
import _json_module
import _library
import _printing
import _public
import _python2
import _serving
import _system
import _texts
import _trees
import _zato
import _zones

_trees.call = _python2.call = _crossing.call
_zones.host = _printing.host = _host
_texts.get = _guard.get
_json_module.plain = lambda value: value._plain() if isinstance(value, _trees.Tree) else value
_guard.made.update(_java.made)
_guard.made['system'] = _system.system
_guard.made.update(_zato.made)
_guard.names.update(_python2.names)
_guard.names.update(_public.names)
_guard.names.update({
    '__import__': _guard.guarded_import, 'getattr': _guard.read, 'setattr': _guard.put, 'delattr': _guard.delete,
    'hasattr': _guard.has,
})
_python2.names = _guard.names
for _name, _source in json.loads(_host.libraries):
    _guard.libraries[_name] = _source
    _parts = _name.split('.')
    for _depth in range(1, len(_parts)):
        _guard.packages.add('.'.join(_parts[:_depth]))
    # The script library is in scope without an import.
    if _parts[0] not in _guard.names:
        _guard.names[_parts[0]] = _guard.library(_parts[0])
_library.seed_anew()
_host.start(_serving.serve, _serving.run, _serving.run_named)
_guard.close()
