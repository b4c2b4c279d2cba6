# Python 2.7 for scripts: the builtins that they see, and what their translation calls where an operator or a method means
# something else in Python 3 (`_py2_div_(a, b)` for `a / b`).

import builtins
import decimal
import fractions
import functools
import itertools
import re
import sys
import types
import weakref

import _arithmetic
import _builtin_methods
import _compare
import _error_words
import _printing
import _special
import _text_methods
import _texts
from _byte_arrays import ByteArray
from _classes import build_class, metaclass_of_body, metaclass_of_module
from _dictionary import Dict, FrozenSet, Set, StringMap, named
from _dictionary_views import Items, Keys, Values, view
from _errors import JavaClass, Throwable, UnsupportedOperationException
from _generators import for_version
from _kinds import MAXINT, BaseString, Complex, Enumerate, Float, Int, Long, Str, Type, XRange, binary, hexadecimal, is_small, octal, whole_limit
from _order import java_hash
from _old_classes import is_callable
from _old_errors import carried, caught, held
from _standard_errors import EnvironmentError, IOError, OSError, StandardError
from _texts import formatted, kind_name, represent, text
from _trees import DictTree, ListTree
from _unbound import UnboundMethod, special_of
from _unicode import joined, letters, long, unicode

_exec, _eval, _compile = exec, eval, compile
# The call of the gateway; set by the prelude.
call = None


# Functions.

def _can_be_walked(items):
    return special_of(items, '__iter__') is not None or special_of(items, '__getitem__') is not None


def _mapped(*given):
    if len(given) < 2:
        raise TypeError('map() requires at least 2 arguments (%d) given' % len(given))
    function, *rows = given
    for place, items in enumerate(rows):
        if not _can_be_walked(items):
            raise TypeError('argument %d to map() must support iteration' % (place + 1))
    first, *more = rows
    if not more:
        return list(first) if function is None else [function(item) for item in first]
    rows = list(itertools.zip_longest(first, *more))
    return rows if function is None else [function(*row) for row in rows]


def _filtered(function, items):
    kept = [item for item in items if (item if function is None else function(item))]
    if isinstance(items, str):
        return joined(items[:0], kept)
    return tuple(kept) if isinstance(items, tuple) else kept


def _zipped(*rows):
    return list(zip(*rows))


def _range(*limits):
    for limit in limits:
        if isinstance(limit, (float, str)) or limit is None:
            raise TypeError('range() integer end argument expected, got %s.' % kind_name(limit))
    limits = [whole_limit(limit) for limit in limits]
    if len(limits) == 3 and limits[2] == 0:
        raise ValueError('range() step argument must not be zero')
    return list(range(*limits))


def _character(code):
    if isinstance(code, float):
        raise TypeError("'float' object cannot be interpreted as an index")
    if not isinstance(code, int) or not -MAXINT - 1 <= code <= MAXINT:
        raise TypeError("chr(): 1st arg can't be coerced to int")
    if not 0 <= code < 256:
        raise ValueError('chr() arg not in range(256)')
    return chr(code)


# Parts of a number are cut off.
def _unicode_character(code):
    code = int(code) if isinstance(code, float) else code
    if isinstance(code, int) and not -MAXINT - 1 <= code <= MAXINT:
        raise OverflowError('long int too large to convert to int')
    return letters(chr(code))


def _code_of(sign):
    if isinstance(sign, str) and len(sign) == 1:
        return ord(sign)
    if isinstance(sign, str):
        raise TypeError('ord() expected a character, but string of length %d found' % len(sign))
    raise TypeError('ord() expected string of length 1, but %s found' % kind_name(sign))


# `reduce`.
def reduced(function, items, *initial):
    if not _can_be_walked(items):
        raise TypeError('reduce() arg 2 must support iteration')
    items = iter(items)
    if initial:
        made = initial[0]
    else:
        for made in items:
            break
        else:
            raise TypeError('reduce of empty sequence with no initial value')
    for item in items:
        made = function(made, item)
    return made


def _hashed(value):
    if isinstance(type(value), JavaClass) and hasattr(type(value), 'hashCode'):
        return value.hashCode()
    if value is not None and (isinstance(value, (str, int, float)) or type(value).__hash__ is tuple.__hash__):
        hash(value)
        return int(java_hash(value))
    if isinstance(value, fractions.Fraction):
        return _hashed(value.numerator if value.denominator == 1 else float(value) if value == float(value) else (
            value.numerator, value.denominator))
    if isinstance(value, decimal.Decimal) and value.is_finite():
        # That of the number that it equals.
        return _hashed(int(value) if value == int(value) else float(value)) if value == float(value) else hash(value) & MAXINT
    return hash(value) & MAXINT


def _is_instance(value, kind):
    # A property that is a list or an object counts as what it holds.
    if kind is dict or kind is Dict:
        return isinstance(value, (dict, DictTree))
    if kind is list:
        return isinstance(value, (list, ListTree))
    if kind is Set:
        return isinstance(value, set)
    if kind is FrozenSet:
        return isinstance(value, frozenset)
    if kind is BaseException:
        return isinstance(value, kind) and not isinstance(value, Throwable)
    if isinstance(kind, tuple):
        return any(_is_instance(value, one) for one in kind)
    return isinstance(value, kind)


def _is_subclass(kind, base):
    if isinstance(base, tuple):
        return any([_is_subclass(kind, one) for one in base])
    if base is BaseException and issubclass(kind, Throwable) or base is object and _texts.is_old(kind):
        return False
    return issubclass(kind, base)


# `cmp`, which knows no order of sets of which neither holds the other.
def _compared(one, other):
    if isinstance(one, (set, frozenset)) and isinstance(other, (set, frozenset)) and not (one <= other or one >= other):
        raise TypeError('cannot compare sets using cmp()')
    return _compare.compare(one, other)


def _interned(word):
    if type(word) is not str:
        raise TypeError('intern() argument 1 must be string, not %s' % kind_name(word))
    return word


# `super`.
def _above(*given):
    if not 1 <= len(given) <= 2:
        raise TypeError('super() takes 1-2 arguments (%d given)' % len(given))
    if not isinstance(given[0], type) or _texts.is_old(given[0]):
        raise TypeError('super: argument 1 must be type')
    return super(*given)


def _apply(function, arguments=(), named=None):
    return function(*arguments, **(named or {}))


# `coerce`: two numbers as numbers of one kind.
def _coerced(one, other):
    for value, wanted in ((one, other), (other, one)):
        if not isinstance(value, (int, float, complex)):
            own = special_of(value, '__coerce__')
            pair = None if own is None else own(value, wanted)
            if pair is None or pair is NotImplemented:
                raise TypeError('number coercion failed')
            return pair
    if isinstance(one, complex) or isinstance(other, complex):
        return complex(one), complex(other)
    if isinstance(one, float) or isinstance(other, float):
        return float(one), float(other)
    return (one, other) if is_small(one) and is_small(other) else (long(one), long(other))


# A tuple of so many items, for a parameter that takes one apart.
def taken_apart(value, size):
    items = tuple(value)
    if len(items) != size:
        raise ValueError('need more than %d values to unpack' % len(items) if len(items) < size else 'too many values to unpack')
    return items


# What `except E, (a, b)` and `e[0]` take apart.
def parts_of(error):
    kind = type(error)
    is_plain = isinstance(error, BaseException) and not hasattr(kind, '__iter__') and not hasattr(kind, '__getitem__')
    return method(error, 'args') if is_plain else error


# `raise A, "x", trace`.
def raised(kind=None, value=None, trace=None):
    if trace is not None and not isinstance(trace, types.TracebackType):
        raise TypeError('raise: arg 3 must be a traceback or None')
    if isinstance(kind, str):
        raise TypeError('exceptions must be old-style classes or derived from BaseException, not str')
    if isinstance(kind, tuple) and kind:
        return raised(kind[0], value, trace)
    if isinstance(kind, type) and (issubclass(kind, BaseException) or kind is not _texts.Old and _texts.is_old(kind)):
        if value is None:
            made = kind()
        elif isinstance(value, kind):
            made = value
        else:
            made = kind(*value) if isinstance(value, tuple) else kind(value)
    elif isinstance(kind, BaseException) or _texts.is_old(type(kind)):
        if value is not None:
            raise TypeError('instance exception may not have a separate value')
        made = kind
    else:
        raise TypeError('exceptions must be old-style classes or derived from BaseException, not %s' % kind_name(kind))
    made = made if isinstance(made, BaseException) else carried(made)
    return made if trace is None else made.with_traceback(trace)


# A `raise` alone, which stands in no clause.
def raised_again():
    return sys.exc_info()[1] or raised()


# What `assert` raises.
def failed(message):
    raise raised(AssertionError, message)


# `exec`, `eval` and `compile`: what they are given is translated as other scripts are.
class _Code:
    __slots__ = ('__weakref__',)


# The code of each, which no script gets: one could be filled with other names than were looked at.
_codes = weakref.WeakKeyDictionary()


_place = re.compile(r'(.*) \(line (\d+) of the text that is run\)$', re.DOTALL)


def _syntax_error(said, filename):
    said = said.removeprefix('SyntaxError: ')
    found = _place.match(said)
    if found is None:
        return SyntaxError(said)
    return SyntaxError(found[1], (filename, int(found[2]), 0, None))


def _compiled(source, filename, kind, caller):
    if isinstance(source, _Code):
        return source
    if not isinstance(source, str):
        raise TypeError('eval: argument 1 must be string or code object' if kind == 'eval' else 'exec: argument 1 must be string, code or file object')
    whole = str.__str__(source).strip('\n') if kind == 'exec' else str.__str__(source).strip()
    # A statement is no value, though what stands for one here has one.
    if kind == 'eval' and _version_of(caller) == 2 and re.match(r'(?:print|exec)\b(?!\s*\()', whole):
        raise SyntaxError('no viable alternative at input %s' % represent(whole.split()[0]), (text(filename), 1, 0, None))
    try:
        translated = str.__str__(call('script.translate', [whole, _version_of(caller)]))
    except UnsupportedOperationException as problem:
        raise _syntax_error(text(problem.getMessage()), text(filename))
    made = _Code()
    _codes[made] = for_version(_compile(translated, filename, kind), _version_of(caller))
    return made


# What a script is written for.
def _version_of(frame):
    return 3 if '_py3_' in frame.f_builtins else 2


# `__import__('os.path')` of a script.
def _imported(name, globals=None, locals=None, fromlist=None, level=-1):
    if not isinstance(name, str):
        raise TypeError('argument 1: expected string, %s found' % kind_name(name))
    return names['__import__'](name, None, None, fromlist, max(level, 0))


# What scripts find without an import, by what they are written for; set by the prelude.
ways = {}


# The same for scripts that do not ask for the names that they run with, which would be a copy for each of them.
_shared = {}


def shared_names(version):
    if version not in _shared:
        _shared[version] = {**ways[version], '_py2_shared_': True}
    return _shared[version]


# Functions that were made before keep what they were made with.
def forget_shared():
    _shared.clear()


def _space_of(given, caller):
    found = dict.get(given, '__builtins__', _shared)
    if found is _shared or type(found) is dict and '_py2_shared_' in found:
        # It may be reached by `globals()`: what a script puts there is there for it alone.
        dict.__setitem__(given, '__builtins__', dict(ways[_version_of(caller)]))
    return given


# The frame of the script that called: what asks for its names is called by nothing else.
def _calling():
    frame = sys._getframe(2)
    if '_py2_method_' not in frame.f_builtins:
        raise RuntimeError('the names of what called are out of reach of scripts')
    return frame


def execute(source, space=None, own=None):
    caller = _calling()
    space = caller.f_globals if space is None else space
    _exec(_codes[_compiled(source, '<string>', 'exec', caller)], _space_of(space, caller), space if own is None else own)


# In a function, `exec code` works in a copy of its names. What it makes for itself is nobody else's; where it changes what the
# function goes by, that is told.
def execute_inside(source):
    caller = _calling()
    before = _names_at(caller)
    own = StringMap(before)
    _exec(_codes[_compiled(source, '<string>', 'exec', caller)], _space_of(caller.f_globals, caller), own)
    code = caller.f_code
    read = {*code.co_varnames, *code.co_cellvars, *code.co_freevars, *code.co_names}
    for name in own:
        if str.__str__(name) in read and (name not in before or own[name] is not before[name]):
            raise UnsupportedOperationException(
                'exec gave %s a value for the function around it, which is not supported in this version; write exec code in a dictionary' % name)


def evaluate(source, space=None, own=None):
    caller = _calling()
    if space is None:
        space, own = caller.f_globals, caller.f_locals
    return _eval(_codes[_compiled(source, '<string>', 'eval', caller)], _space_of(space, caller), space if own is None else own)


def compile_text(source, filename, mode, *_):
    if not isinstance(source, (str, _Code)):
        raise TypeError('expected a readable buffer object')
    if mode not in ('exec', 'eval', 'single'):
        raise ValueError("compile() arg 3 must be 'exec' or 'eval' or 'single'")
    return _compiled(source, text(filename), 'eval' if mode == 'eval' else 'exec', _calling())


def _own_globals():
    caller = _calling()
    return _space_of(caller.f_globals, caller)


# Those of a function are a copy, without what the translation put there.
def _names_at(frame):
    held = frame.f_locals
    if held is frame.f_globals:
        return _space_of(held, frame)
    if isinstance(held, dict):
        return held
    return StringMap({name: value for name, value in held.items() if not name.startswith('_py2_')})


def _own_locals():
    return _names_at(_calling())


def _variables(*target):
    if not target:
        return _names_at(_calling())
    if not hasattr(target[0], '__dict__'):
        raise TypeError('vars() argument must have __dict__ attribute')
    return _special.read(target[0], '__dict__')


def _shown_in(target):
    return [name for name in dir(target) if not _special.is_passed_over(target, name)]


# `dir` of Python 3.
def plain_names_of(*target):
    return _shown_in(target[0]) if target else sorted(_names_at(_calling()))


# Names that Python 3 alone has are left out, and those that Python 2.7 alone has stand there.
def _names_of(*target):
    if not target:
        return sorted(_names_at(_calling()))
    of = target[0]
    kind = _real_of(of) if isinstance(of, type) else type(of)
    found = {name for name in _shown_in(of) if not (name in _builtin_methods.newer and _builtin_methods.is_newer(of, name))}
    found.update(next((table for base, table in _tables if issubclass(kind, base)), ()))
    if issubclass(kind, BaseException) and not issubclass(kind, Throwable):
        found.add('message')
    return sorted(found)


def _refused(name):
    def refuse(*_arguments, **_named):
        raise UnsupportedOperationException('%s is not supported in this version' % name)

    refuse.__name__ = name
    return refuse


# Methods.

_dict_methods = {
    'keys': lambda given: list(given.keys()), 'values': lambda given: list(given.values()),
    'items': lambda given: list(given.items()), 'iterkeys': lambda given: iter(list(given.keys())),
    'itervalues': lambda given: iter(list(given.values())), 'iteritems': lambda given: iter(list(given.items())),
    'has_key': lambda given, key: key in given, 'viewkeys': view(Keys), 'viewvalues': view(Values), 'viewitems': view(Items),
}
_list_methods = {'sort': _compare.sort}
for _table in (_text_methods.of_plain, _text_methods.of_letters, _dict_methods):
    for _name, _one in _table.items():
        # What shows of it is its name.
        if isinstance(_one, types.FunctionType):
            _one.__name__ = _one.__qualname__ = _name
_tables = ((unicode, _text_methods.of_letters), (str, _text_methods.of_plain), (dict, _dict_methods), (list, _list_methods))
_of_kind = {str: _text_methods.of_plain, unicode: _text_methods.of_letters, dict: _dict_methods, Dict: _dict_methods, list: _list_methods}
_function_names = {'func_name': '__name__', 'func_defaults': '__defaults__', 'func_doc': '__doc__', 'func_dict': '__dict__', 'im_func': '__func__'}


# All names whose meaning differs.
differing = frozenset(
    [name for table in (*_of_kind.values(), _function_names) for name in table]
    + 'next message object args im_class __name__ getiterator getchildren'.split()) | _special.names | _builtin_methods.special | frozenset(_builtin_methods.newer)


def _table_of(kind, name):
    for one in kind.__mro__:
        if '_py2_class_' in one.__dict__:
            if name in one.__dict__:
                return None
        else:
            break
    for base, table in _tables:
        if issubclass(kind, base):
            return table.get(name)
    return None


# `x.name` for a name whose meaning differs.
def method(target, name):
    if name in _special.names:
        return _special.read(target, name)
    kind = type(target)
    table = _of_kind.get(kind)
    own = table.get(name) if table is not None else None
    if own is None and table is None:
        if isinstance(target, type):
            table = _of_kind.get(_real_of(target))
            found = table.get(name) if table is not None else None
            if found is not None:
                return _builtin_methods.of_class(target, name, found)
            if name in _builtin_methods.newer:
                _builtin_methods.check(target, name)
            found = _builtin_methods.of_text_class(target, name)
            if found is not None:
                return found
        elif getattr(kind, '_holds_first', False) and dict.__contains__(target, name):
            return dict.__getitem__(target, name)
        else:
            own = _table_of(kind, name)
    if own is not None:
        return types.MethodType(own, target)
    if name in _builtin_methods.newer:
        _builtin_methods.check(target, name)
    if name == 'next' and not hasattr(kind, 'next') and hasattr(kind, '__next__'):
        return types.MethodType(next, target)
    if name == 'message' and isinstance(target, BaseException) and not isinstance(target, Throwable):
        return message_of(target)
    if name == 'args' and type(target) in _error_words.types:
        return _error_words.arguments_of(target)
    if name == 'object' and isinstance(target, UnicodeDecodeError):
        return target.object.decode('latin-1')
    if name in ('getiterator', 'getchildren') and hasattr(kind, 'iter') and not hasattr(kind, name):
        return (lambda tag=None: list(target.iter(tag))) if name == 'getiterator' else lambda: list(target)
    if name == '__name__' and isinstance(target, type):
        return _texts.exception_name(target) if issubclass(target, BaseException) else _texts.type_names.get(target, target.__name__)
    if type(target) is UnboundMethod:
        if name in ('im_class', 'im_func', 'im_self'):
            return getattr(target, name)
        target = target.im_func
    if name == 'im_func' and isinstance(target, types.FunctionType):
        return target
    if name in _function_names and isinstance(target, (types.FunctionType, types.MethodType)):
        return getattr(target, _function_names[name], None)
    if name == 'im_class' and isinstance(target, types.MethodType):
        return type(target.__self__)
    return _older(target, name) if name in _builtin_methods.special else _texts.get(target, name)


def _older(target, name):
    found = _builtin_methods.older(target, name) if type(target) is float and name == 'as_integer_ratio' else None
    if found is not None:
        return found
    try:
        return _texts.get(target, name)
    except AttributeError:
        found = _builtin_methods.older(target, name)
        if found is None:
            raise
        return found


# What a special name of a value is assigned to by.
def place(target):
    return _special.Place(lambda name, value: _texts.put(target, name, value), lambda name: _texts.delete(target, name))


def _real_of(kind):
    return {Str: str, Dict: dict}.get(kind, kind)


def message_of(error):
    if isinstance(error, Throwable):
        return error.getMessage()
    held = getattr(error, '__dict__', {}).get('message')
    if held is not None:
        return held
    own = special_of(error, 'message')
    if own is not None:
        return error.message
    if isinstance(error, (UnicodeError, builtins.OSError)) and len(error.args) > 1:
        return ''
    arguments = _error_words.arguments_of(error)
    return arguments[0] if len(arguments) == 1 else ''


names = {name: value for name, value in vars(builtins).items() if name in (
    'ArithmeticError AssertionError AttributeError BaseException BufferError BytesWarning DeprecationWarning EOFError '
    'Exception False FloatingPointError FutureWarning GeneratorExit IOError ImportError ImportWarning '
    'IndentationError IndexError KeyError KeyboardInterrupt LookupError MemoryError NameError None NotImplemented '
    'NotImplementedError OverflowError PendingDeprecationWarning ReferenceError RuntimeError RuntimeWarning '
    'StopIteration SyntaxError SyntaxWarning SystemError SystemExit TabError True TypeError UnboundLocalError '
    'UnicodeDecodeError UnicodeEncodeError UnicodeError UnicodeTranslateError UnicodeWarning UserWarning ValueError Warning '
    'ZeroDivisionError abs all any bool classmethod id iter len list '
    'object property reversed slice staticmethod tuple Ellipsis').split()}
names.update({
    'EnvironmentError': EnvironmentError, 'IOError': IOError, 'OSError': OSError, '__name__': '__builtin__', '__doc__': None, '__build_class__': build_class, '__debug__': True,
    'StandardError': StandardError, 'apply': _apply, 'basestring': BaseString, 'bytes': Str, 'callable': is_callable,
    'bin': binary, 'bytearray': ByteArray, 'chr': _character, 'cmp': _compared, 'coerce': _coerced, 'complex': Complex, 'enumerate': Enumerate, 'compile': compile_text, 'dict': Dict,
    'eval': evaluate, 'filter': _filtered, 'float': Float, 'format': formatted, 'frozenset': FrozenSet, 'hash': _hashed,
    'hex': hexadecimal, 'int': Int, 'intern': _interned, 'isinstance': _is_instance, 'issubclass': _is_subclass,
    'long': Long, 'map': _mapped, 'max': _compare.largest, 'min': _compare.smallest, 'next': next, 'oct': octal,
    'ord': _code_of, 'print': _printing.print_function, 'range': _range, 'reduce': reduced, 'repr': represent,
    'set': Set, 'sorted': _compare.in_order, 'str': Str, 'super': _above, 'type': Type,
    'unichr': _unicode_character, 'unicode': unicode, 'xrange': XRange, 'zip': _zipped,
    'globals': _own_globals, 'locals': _own_locals, 'vars': _variables, 'dir': _names_of,
})
# What the translation writes into a script.
names.update(_arithmetic.names)
names.update({
    '_py2_assert_': failed, '_py2_caught_': caught, '_py2_chain_': _compare.chain, '_py2_dict_': Dict, '_py2_exec_': execute, '_py2_exec_inside_': execute_inside,
    '_py2_ge_': _compare.greater_or_equal, '_py2_globals_': _own_globals, '_py2_held_': held, '_py2_gt_': _compare.greater, '_py2_import_': _imported,
    '_py2_item_': _printing.item, '_py2_items_': taken_apart,
    '_py2_le_': _compare.less_or_equal, '_py2_long_': functools.partial(int.__new__, long), '_py2_lt_': _compare.less,
    '_py2_metaclass_': metaclass_of_body, '_py2_of_module_': metaclass_of_module, '_py2_method_': method, '_py2_named_': named, '_py2_own_': _special.own, '_py2_parts_': parts_of, '_py2_place_': place, '_py2_old_': _texts.Old, '_py2_print_': _printing.write,
    '_py2_again_': raised_again, '_py2_raise_': raised, '_py2_repr_': represent, '_py2_said_': _printing.said, '_py2_say_': _printing.say, '_py2_set_': Set,
    '_py2_unicode_': letters,
})
for _name in ('execfile', 'file', 'open', 'input', 'raw_input', 'reload', 'buffer', 'memoryview', 'help'):
    names[_name] = _refused('%s()' % _name)
