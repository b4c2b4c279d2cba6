# What keeps scripts away from the glue around them. A script imports what is listed and nothing else, and reads no attribute
# that leads from a function to its module. (The names themselves are refused in the text of a script before it is compiled.)
#
# This is the inner wall. The outer one is the thread's: nothing that the interpreter reaches in JavaScript has files,
# processes or a network.

import sys
import types

import _library
import _python2
import _running
import _special
import _texts
from _absent import absent, plain_imports
from _errors import Throwable, UnsupportedOperationException
from _generators import for_version
from _sealed import Sealed
from _texts import kind_name, text

_getattr, _setattr, _delattr = getattr, setattr, delattr

# Attributes that lead from an object of a script to the glue.
_kept_back = frozenset((
    '__globals__ __code__ __closure__ __builtins__ __import__ __build_class__ __loader__ __spec__ __subclasses__ '
    '__reduce__ __reduce_ex__ __defaults__ __kwdefaults__ __annotate__ func_globals func_code func_closure gi_frame gi_code '
    'cr_frame cr_code ag_frame ag_code tb_frame tb_next f_globals f_locals f_builtins f_back f_code').split())


def named(name):
    if not isinstance(name, str):
        raise TypeError('getattr(): attribute name must be string')
    name = str.__str__(name)
    if name in _kept_back:
        raise AttributeError('%s is out of reach of scripts' % name)
    return name


def get(target, name, *default):
    name = named(name)
    return read(target, name, *default) if name in _special.names else _getattr(target, name, *default)


# `getattr` of scripts: a name means what it means behind a dot.
def read(target, name, *default):
    name = named(name)
    if name not in _python2.differing:
        return _getattr(target, name, *default)
    try:
        return _python2.method(target, name)
    except AttributeError:
        if not default:
            raise
        return default[0]


def _changeable(target, name):
    name = named(name)
    _special.own(target, name.startswith('_'))
    if name in _asked_of_class and _texts.is_old(type(target)):
        raise UnsupportedOperationException('%s of an object itself is not supported in this version; give it to its class' % name)
    if name.startswith('__') and not _special.is_own(target):
        raise AttributeError("'%s' object attribute '%s' is read-only" % (kind_name(target), name))
    return _of_function.get(name, name) if isinstance(target, types.FunctionType) else name


# Special methods that Jython asks an object of the old style for, and Python 3 its class.
_asked_of_class = frozenset([
    '__%s__' % name for name in (
        'len getitem setitem delitem getslice setslice delslice contains iter cmp eq ne lt le gt ge nonzero str repr unicode hash enter exit '
        'int long float complex oct hex index coerce').split()
    + [way + name for name in 'add sub mul div truediv floordiv mod divmod pow lshift rshift and or xor'.split() for way in ('', 'r', 'i')]])


# What a function holds, by its name in Python 2.7.
_of_function = {'func_name': '__name__', 'func_doc': '__doc__', 'func_defaults': '__defaults__', 'func_dict': '__dict__'}


def has(target, name):
    if not isinstance(name, str):
        raise TypeError('hasattr(): attribute name must be string')
    missing = object()
    try:
        return read(target, name, missing) is not missing
    except UnsupportedOperationException:
        # A refusal is no word on whether it is there.
        raise
    except (Exception, GeneratorExit, Throwable):
        return False


def put(target, name, value):
    _setattr(target, _changeable(target, name), value)


def delete(target, name):
    _delattr(target, _changeable(target, name))


# Modules that are made here, by name.
made = {}
# The texts of the script library as they are run, and what each is written for, by dotted name; and the packages around its modules.
libraries = {}
packages = set()
_shown = {}
_library_names = {}
_loaded = {}
# What each library that is being loaded imports at its top.
_loading = {}
# Those of them that were met half loaded while they loaded, or had one around or in them that was.
_in_circle = set()
# What a library raised when it was loaded, with where: it would raise it each time.
_raised = {}
# What scripts find without an import, those for Python 2.7 and those for Python 3; filled by the prelude.
names = {}
names3 = {}


# A module or package of the script library. It is loaded when it is first used, so it needs no import; its functions are
# what a callback's name means, so no script puts another in their place.
class _Library(metaclass=Sealed):
    # Nothing is held in the object itself, where a script could put another name.
    __slots__ = ()

    def __getattr__(self, name):
        if name.startswith('__'):
            raise AttributeError(name)
        own = _library_names[id(self)]
        whole = '%s.%s' % (own, name)
        if whole in libraries or whole in packages:
            return library(whole)
        if own not in libraries:
            raise AttributeError('there is no script library %s' % whole)
        found = load(own)
        if not hasattr(found, name):
            raise AttributeError('the script library %s has no %s' % (own, name))
        return _getattr(found, name)

    def __setattr__(self, name, value):
        own = _library_names[id(self)]
        found = load(own)
        if callable(_getattr(found, named(name), None)):
            raise AttributeError('%s.%s is a function of the script library and cannot be replaced' % (own, name))
        _setattr(found, name, value)


def library(name):
    if name not in _shown:
        _shown[name] = _Library()
        _library_names[id(_shown[name])] = name
    return _shown[name]


def loaded_module(name):
    return _loaded.get(name)


# Takes the texts of the script library, by dotted name, in place of those before: modules are loaded anew when they are
# next used. Functions of the earlier ones, which a script handed over, keep the names that they were made with.
def take_libraries(texts):
    for name in {known.split('.')[0] for known in libraries}:
        # What a library had the name of is no library's.
        for found in (names, names3):
            if name in _shown and found.get(name) is _shown[name]:
                del found[name]
    libraries.clear()
    packages.clear()
    _loaded.clear()
    _raised.clear()
    for name, source, version in texts:
        libraries[name] = source, version
        parts = name.split('.')
        for depth in range(1, len(parts)):
            packages.add('.'.join(parts[:depth]))
        # The script library is in scope without an import.
        for found in (names, names3):
            if parts[0] not in found:
                found[parts[0]] = library(parts[0])


# The module itself: for the glue alone. One that imports itself in a circle is met half loaded, as in Python. One that raises
# is not run again before its text changes: it would do its half of work at each use.
def load(name):
    if name in _raised:
        error, trace = _raised[name]
        raise error.with_traceback(trace)
    if name in _loading:
        _in_circle.update(_loading)
    if name not in _loaded:
        calls = _running.calls
        found = types.ModuleType(name)
        source, version = libraries[name]
        found.__dict__['__builtins__'] = dict(names3 if version == 3 else names)
        _loaded[name] = found
        _loading[name] = plain_imports(source)
        try:
            code = compile(source, 'script-python/%s.py' % name.replace('.', '/'), 'exec')
            exec(for_version(code, version), found.__dict__)
        except BaseException as error:
            del _loaded[name]
            if calls == _running.calls and name not in _in_circle and _is_own(error):
                _raised[name] = error, error.__traceback__
            raise
        finally:
            del _loading[name]
            _in_circle.discard(name)
    return _loaded[name]


# What comes of the text alone: neither of the time limit, nor of the memory or the depth that the script around left. (What the
# station answered, and which module of a circle was first, is another the next time.)
def _is_own(error):
    return isinstance(error, Exception) and not isinstance(error, (MemoryError, RecursionError))


# `import` of scripts. What a library imports at its top and is not there stands in it under its name, and fails where it is used.
def guarded_import(name, space=None, own=None, wanted=None, level=0, standard=_library.standard_import):
    try:
        return _import(name, wanted, level, standard)
    except ImportError:
        if not wanted or '*' in wanted or name not in _loading.get((space or {}).get('__name__'), ()):
            raise
        found = types.ModuleType(name)
        found.__dict__.update({one: _one_of(name, one, level, standard) for one in wanted})
        return found


def _one_of(name, one, level, standard):
    try:
        return _getattr(_import(name, (one,), level, standard), one)
    except ImportError as error:
        return absent(str(error))


def _import(name, wanted, level, standard):
    if not isinstance(name, str) or level > 0:
        raise ImportError('an import needs the whole name of what it imports')
    name = str.__str__(name)
    for one in wanted or ():
        # Attributes of the module as an object lead around it.
        if named(one).startswith('__') and one not in ('__doc__', '__name__', '__version__'):
            raise ImportError('cannot import name %s' % one)
    star = wanted is not None and '*' in wanted
    if name.startswith('system.'):
        return _space(name, wanted, star) if wanted else made['system']
    if name in made:
        return _with(made[name], name, wanted) if wanted else made[name.split('.')[0]]
    if name in libraries or name in packages:
        if star:
            if name not in libraries:
                raise ImportError('there is no script library %s' % name)
            return _opened(load(name))
        return library(name if wanted else name.split('.')[0])
    held = _class_of(name)
    if held is not None and not star:
        return _with(held, name, wanted) if wanted else made[name.split('.')[0]]
    if name.startswith('java.') or name.startswith('com.inductiveautomation.') or name in ('java', 'javax'):
        raise ImportError('No module named %s (it is not supported in this version)' % text(name))
    return standard(name, wanted)


# A class of a package: Jython imports it by its whole name, and what it holds out of it.
def _class_of(name):
    package, _, last = name.rpartition('.')
    found = getattr(made[package], last, None) if package in made and not last.startswith('_') else None
    return found if isinstance(found, type) else None


# The names of a module of the library, for `import *`: one that is changed is nobody else's.
def _opened(found):
    made_of = types.ModuleType(found.__name__)
    made_of.__dict__.update({name: value for name, value in found.__dict__.items() if name not in _kept_back})
    return made_of


# A part of `system`: `from system.date import now`.
def _space(name, wanted, star):
    found = made['system']
    for part in name.split('.')[1:]:
        found = getattr(found, part, None)
        # What a function holds is no part of it.
        if not isinstance(found, type(made['system'])):
            raise ImportError('No module named %s' % text(name))
    if not star:
        return _with(found, name, wanted)
    made_of = types.ModuleType(name)
    made_of.__dict__.update({one: getattr(found, one) for one in dir(found)})
    return made_of


def _with(module, name, wanted):
    for one in wanted:
        if one != '*' and not hasattr(module, one):
            raise ImportError('cannot import name %s (%s.%s is not supported in this version)' % (one, name, one))
    return module


# Modules that the interpreter came with and nothing uses any more once scripts run.
_ways_out = ('js', 'pyodide', 'pyodide_js', '_pyodide', '_pyodide_core', '_ctypes', 'ctypes', '_socket', '_posixsubprocess',
             'posix', '_remote_debugging', 'gc', '_testcapi', '_testinternalcapi', '_testlimitedcapi', 'mmap', 'fcntl')


def _watch(event, arguments):
    if event in _refused_events or event.split('.')[0] in ('os', 'subprocess', 'socket', 'ctypes', 'shutil', 'gc'):
        raise RuntimeError('%s is out of reach of scripts' % ' '.join([event] + [str(one) for one in arguments[:1]]))


_refused_events = frozenset(('open', 'import', 'sys.settrace', 'sys.setprofile', 'sys.addaudithook', 'marshal.loads',
                             'pickle.find_class', 'sys._current_frames'))


# From now on whatever runs is a script's.
def close():
    for name in list(sys.modules):
        if name.split('.')[0] in _ways_out:
            del sys.modules[name]
    sys.meta_path[:] = []
    sys.path_hooks[:] = []
    sys.path[:] = []
    sys.addaudithook(_watch)
