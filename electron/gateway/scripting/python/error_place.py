# Where an exception came from: the function that was called, the class that was made, the index that was asked for.

import dis
import functools
import operator
import types

from _dictionary import Dict
from _unbound import UnboundMethod

_glue = ('/', '<frozen')


# The frame and the place in its code where it was raised.
def _last(error):
    trace = error.__traceback__
    while trace is not None and trace.tb_next is not None:
        trace = trace.tb_next
    return trace


def is_glue(code):
    return code.co_filename.startswith(_glue)


def _is_of_script(trace):
    return not is_glue(trace.tb_frame.f_code)


# Whether it came to a script of Python 2.7, and by no `raise` of a script.
def is_of_python(error):
    trace, script = error.__traceback__, None
    while trace is not None:
        last, script = trace, trace if _is_of_script(trace) else script
        trace = trace.tb_next
    if script is None or '_py3_' in script.tb_frame.f_builtins:
        return False
    return last is not script or script.tb_frame.f_code.co_code[script.tb_lasti] != dis.opmap['RAISE_VARARGS']


def is_in_function(error):
    return bool(_last(error).tb_frame.f_code.co_flags & 1)


# What is found from the place: what its names hold.
def _held(error):
    frame = _last(error).tb_frame
    return [*frame.f_locals.values(), *frame.f_globals.values()]


# The function of a name as Python 3 says it (`Line.start`, `make.<locals>.count`), or None; one that has parameters of these
# names, since all that `lambda` makes has one name.
def function_of(error, name, parameters=()):
    for value in _held(error):
        if type(value) is UnboundMethod and value.im_func.__qualname__ == name:
            return value.im_func
    owner, _, own = name.rpartition('.')
    if owner and not owner.endswith('<locals>'):
        kind = class_of(error, owner)
        found = None if kind is None else kind.__dict__.get(own)
        found = getattr(found, '__func__', found)
        return found if isinstance(found, types.FunctionType) else None
    for value in _held(error):
        value = getattr(value, '__func__', value) if isinstance(value, types.MethodType) else value
        if isinstance(value, types.FunctionType) and value.__qualname__ == name and _takes(value.__code__, parameters):
            return value
    return None


# A function of ours: a method of a class of Java, or a builtin.
def glue_of(error, name):
    owner, _, own = name.rpartition('.')
    if owner:
        kind = class_of(error, owner)
        found = kind.__dict__.get(own) if kind is not None and kind.__module__.startswith('java.') else None
    else:
        found = _last(error).tb_frame.f_builtins.get(own)
    return found if isinstance(found, types.FunctionType) and is_glue(found.__code__) else None


# The code of a function that nothing holds, as of a `lambda` that is called where it stands.
def code_of(error, name, parameters=()):
    trace = _last(error)
    found = [value for value in trace.tb_frame.f_code.co_consts if isinstance(value, types.CodeType)
             and value.co_qualname == name and _takes(value, parameters)]
    here = [value for value in found if value.co_firstlineno == trace.tb_lineno]
    return (here or found or [None])[0]


def _takes(code, parameters):
    return set(parameters) <= set(code.co_varnames[:code.co_argcount])


# The class of such a name, or None: one that is held, or that of what is.
def class_of(error, name):
    for value in _held(error):
        for kind in (value if isinstance(value, type) else type(value)).__mro__:
            if kind.__qualname__ == name:
                return kind
    return None


class _Unknown(Exception):
    pass


_sums = {'+': operator.add, '-': operator.sub, '*': operator.mul}


# The index that was out of range, where it is a number, a name, an item, a sum of such, or the length of a name: what calls
# did is not done again.
def index_of(error):
    trace = _last(error)
    if not _is_of_script(trace):
        # A text of letters is asked by a method of ours.
        key = trace.tb_frame.f_locals.get('key')
        return key if trace.tb_frame.f_code.co_name == '__getitem__' and type(key) is int else None
    steps, places = _steps_of(trace.tb_frame.f_code)
    at = places.get(trace.tb_lasti, 0)
    if steps[at][2] != '[]':
        return None
    try:
        return _number(_value_before(steps, at, trace.tb_frame)[0])
    except (_Unknown, LookupError):
        return None


# Whether `x += y` failed.
def is_sum_in_place(error):
    trace = _last(error)
    steps, places = _steps_of(trace.tb_frame.f_code)
    return steps[places.get(trace.tb_lasti, 0)][1:3] == ('BINARY_OP', '+=')


# Whether a text of letters was asked for a sign, which a method of ours does.
def is_in_letters(error):
    code = _last(error).tb_frame.f_code
    return is_glue(code) and code.co_name == '__getitem__'


# The only argument of the call that failed, where it is a name, an item or a text; else None.
def argument_of(error):
    trace = _last(error)
    steps, places = _steps_of(trace.tb_frame.f_code)
    at = places.get(trace.tb_lasti, 0)
    if steps[at][1] != 'CALL' or steps[at][3] != 1:
        return None
    try:
        return _value_before(steps, at, trace.tb_frame)[0]
    except (_Unknown, LookupError):
        return None


# How many arguments the call that failed gave in all, and the names of those that it named; None where it handed lists on.
def arguments_of_call(error):
    trace = _last(error)
    steps, places = _steps_of(trace.tb_frame.f_code)
    at = places.get(trace.tb_lasti, 0)
    if trace.tb_frame.f_code is UnboundMethod.__call__.__code__:
        given, named = trace.tb_frame.f_locals['given'], trace.tb_frame.f_locals['named']
        return len(given) + len(named), tuple(named)
    # What a function of ours names is for a function of Python that calls in turn.
    if steps[at][1] == 'CALL_KW' and _is_of_script(trace):
        return steps[at][3], steps[at - 1][3]
    return (steps[at][3], ()) if steps[at][1] == 'CALL' else None


# The steps of a code: place, name, what they say, and of what. One that loads two names is two. Beside them which stands at
# a place. A loop may fail again and again in one code.
@functools.lru_cache(maxsize=8)
def _steps_of(code):
    found = []
    for step in dis.get_instructions(code):
        if isinstance(step.argval, tuple) and step.opname.startswith('LOAD_FAST'):
            found += [(step.offset, 'LOAD_FAST', name, name) for name in step.argval]
        elif step.opname not in ('NOP', 'PUSH_NULL', 'NOT_TAKEN'):
            found.append((step.offset, step.opname, step.argrepr, step.argval))
    return found, {step[0]: place for place, step in enumerate(found)}


# The value that the steps before a place leave, and where they begin.
def _value_before(steps, end, frame):
    _offset, name, said, of = steps[end - 1]
    if name in ('LOAD_CONST', 'LOAD_SMALL_INT'):
        return of, end - 1
    if name.startswith(('LOAD_FAST', 'LOAD_NAME', 'LOAD_GLOBAL', 'LOAD_DEREF')):
        return _of_name(of, frame), end - 1
    if name == 'UNARY_NEGATIVE':
        value, start = _value_before(steps, end - 1, frame)
        return -_number(value), start
    if name == 'BINARY_OP' and said in _sums:
        right, start = _value_before(steps, end - 1, frame)
        left, start = _value_before(steps, start, frame)
        return _sums[said](_number(left), _number(right)), start
    if name == 'BINARY_OP' and said == '[]':
        key, start = _value_before(steps, end - 1, frame)
        held, start = _value_before(steps, start, frame)
        if type(held) in (dict, Dict, list, tuple) and type(key) in (int, str):
            return type(held).__getitem__(held, key), start
    if name == 'CALL' and of == 1:
        value, start = _value_before(steps, end - 1, frame)
        called, start = _value_before(steps, start, frame)
        if called is len and type(value) in (list, tuple, str):
            return len(value), start
    raise _Unknown


def _of_name(name, frame):
    for names in (frame.f_locals, frame.f_globals, frame.f_builtins):
        if name in names:
            return names[name]
    raise _Unknown


def _number(value):
    if type(value) is not int:
        raise _Unknown
    return value
