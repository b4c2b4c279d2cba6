# What the exceptions of Python itself say, in the words of Jython 2.7. They are asked for when an exception is shown, so that
# those that nobody reads cost nothing; what a script raised says what the script said.

import re

import _error_counts
import _error_place
import _texts

_walks = {'list_iterator': 'listiterator', 'tuple_iterator': 'tupleiterator', 'str_iterator': 'sequenceiter',
          'str_ascii_iterator': 'sequenceiter', 'list_reverseiterator': 'reversediterator'}
_many = {'str': 'string', 'int': 'integer', 'unicode': 'unicode'}


def _counted(number, word):
    return '%d %s%s' % (number, word, '' if number == 1 else 's')


def _short(name):
    return name.rpartition('.')[2]


def _script_function(error, name, parameters=()):
    found = _error_place.function_of(error, name, parameters)
    return None if found is None or _error_place.is_glue(found.__code__) else found


# The names of arguments of the call that failed.
def _named(error):
    call = _error_place.arguments_of_call(error)
    return () if call is None else call[1]


# `f() takes exactly 2 arguments (3 given)`.
def _too_many(found, error):
    name, least, most, given = found.groups()
    given = str(int(given) + len(_named(error)))
    said = _error_counts.of_ours(name, int(given)) if _script_function(error, name) is None else None
    if said is not None:
        return said
    if most == '0':
        return '%s() takes no arguments (%s given)' % (_short(name), given)
    return '%s() takes %s %s (%s given)' % (
        _short(name), 'at most' if least is not None else 'exactly', _counted(int(most), 'argument'), given)


# Of a function of ours: a method of Java, whose object is no argument, or what takes a builtin's place.
def _missing_of_ours(name, missing, error):
    function = _error_place.glue_of(error, name)
    if function is None:
        return None
    of_java = '.' in name
    optional = len(function.__defaults__ or ())
    needed = function.__code__.co_argcount - optional - of_java
    given = needed - missing
    if of_java:
        return '%s(): expected %s args; got %d' % (_short(name), '%d-%d' % (needed, needed + optional) if optional else needed, given)
    return '%s() takes %s %s (%d given)' % (name, 'at least' if optional else 'exactly', _counted(needed, 'argument'), given)


# What is missing is named by Python 3; how many there may be is said by the function, where it is found.
def _too_few(found, error):
    name, missing = found[1], int(found[2])
    absent = re.findall(r"'(\w+)'", found.string[found.end():])
    function = _script_function(error, name, absent)
    code = _error_place.code_of(error, name, absent) if function is None else function.__code__
    if code is None:
        return _error_counts.of_ours(name, -missing, True) or _missing_of_ours(name, missing, error)
    optional = len(getattr(function, '__defaults__', None) or ())
    needed = code.co_argcount - optional
    is_open = optional or code.co_flags & 4
    more = [name for name in _named(error) if name not in code.co_varnames[:needed]]
    return '%s() takes %s %s (%d given)' % (
        _short(name), 'at least' if is_open else 'exactly', _counted(needed, 'argument'), needed - missing + len(more))


def _unexpected(found, error):
    name, argument = found.groups()
    function = _error_place.function_of(error, name)
    if function is not None and function.__code__.co_argcount == 0:
        call = _error_place.arguments_of_call(error)
        return '%s() takes no arguments (%d given)' % (_short(name), 1 if call is None else call[0])
    return "%s() got an unexpected keyword argument '%s'" % (_short(name), argument)


def _without_arguments(found, error):
    kind = _error_place.class_of(error, found[1])
    return 'this constructor takes no arguments' if _texts.is_old(kind) else 'object.__new__() takes no parameters'


# What Python calls by the name of its module (`datetime.timedelta`), or by that of an old class.
def _operands(found, error):
    names = [_shown(error, _short(found[place])) for place in (2, 3)]
    return "unsupported operand type(s) for %s: '%s' and '%s'" % (found[1], *names)


# A list that a value is added to in place says what it takes.
def _not_iterable(found, error):
    if _error_place.is_sum_in_place(error):
        return 'can only concatenate list (not "%s") to list' % found[1]
    return "'%s' object is not iterable" % _shown(error, found[1])


def _shown(error, name):
    kind = _error_place.class_of(error, name)
    if kind is None:
        return name
    if _texts.is_old(kind):
        return 'instance'
    return '%s.%s' % (kind.__module__, name) if kind.__module__.startswith('java.') and not _texts.is_of_script(kind) else name


def _added(found, _error):
    return "cannot concatenate '%s' and '%s' objects" % (found[1], found[2])


def _abstract(found, _error):
    return "Can't instantiate abstract class %s with abstract methods %s" % (found[1], found[2].replace("'", ''))


def _index(found, error):
    index = _error_place.index_of(error)
    return None if index is None else 'index out of range: %d' % index


def _sign_by_no_number(_found, error):
    return '%s indices must be integers' % ('unicode' if _error_place.is_in_letters(error) else 'str')


def _too_short(found, _error):
    return 'need more than %s to unpack' % _counted(int(found[1]), 'value')


def _unknown_name(found, error):
    return "global name '%s' is not defined" % found[1] if _error_place.is_in_function(error) else None


def _no_attribute(found, error):
    target = error.obj
    kind = target if isinstance(target, type) else type(target)
    if issubclass(kind, BaseException) and kind.__module__ == 'builtins':
        of = "type object '%s'" if target is kind else "'%s' object"
        return "%s has no attribute '%s'" % (of % ('exceptions.' + _texts.exception_name(kind)), error.name)
    if _texts.is_old(target):
        return "class %s has no attribute '%s'" % (target.__name__, error.name)
    if _texts.is_old(type(target)):
        return "%s instance has no attribute '%s'" % (type(target).__name__, error.name)
    return None


def _format_code(found, _error):
    return "Unknown format code '%s' for object of type '%s'" % (found[1], _many.get(found[2], found[2]))


# What is no text stands beside the words.
def _date_part(found, _error):
    return found[1], int(found[2])


def _day(found, _error):
    return 'day must be in ' + found[2], int(found[1])


# By the type of an exception: how its words begin or what they are, and the words of Jython, or what makes them: None where
# Python's stay.
_words = {
    TypeError: (
        (r'([\w.<>]+)\(\) takes (?:from (\d+) to )?(\d+) positional arguments? but (\d+) (?:was|were) given$', _too_many),
        (r'([\w.<>]+)\(\) missing (\d+) required positional arguments?:', _too_few),
        (r"([\w.<>]+)\(\) got an unexpected keyword argument '(\w+)'", _unexpected),
        (r"(?:[\w<>]+\.)*([\w<>]+)\(\) got multiple values for argument '(\w+)'$",
         r"\1() got multiple values for keyword argument '\2'"),
        (r'(?:[\w<>]+\.)*([\w<>]+)\(\) argument after \* must be an iterable, not .*$', r'\1() argument after * must be a sequence'),
        (r'(?:[\w<>]+\.)*([\w<>]+)\(\) argument after \*\* must be a mapping, not .*$', r'\1() argument after ** must be a mapping'),
        (r'(\w+)\(\) takes no arguments$', _without_arguments),
        (r'can only concatenate (str) \(not "([\w.]+)"\) to str$', _added),
        (r"unsupported operand type\(s\) for \+=?: '(unicode)' and '([\w.]+)'$", _added),
        (r"unsupported operand type\(s\) for (\*\*|[^\s=(]+)(?: or pow\(\)|=|\(\))?: '([\w.]+)' and '([\w.]+)'$", _operands),
        (r"'[<>]=?' not supported between instances of 'date' and 'datetime'$", "can't compare 'datetime' to 'date'"),
        (r"'[<>]=?' not supported between instances of ('[\w.]+') and ('[\w.]+')$", r"can't compare \1 to \2"),
        (r"cannot convert ('.*' object) to bytearray$", r'\1 is not iterable'),
        (r"'.*' object cannot be interpreted as an integer$", 'an integer is required'),
        (r"'([\w.]+)' object is not iterable$", _not_iterable),
        (r'exceptions must be classes or instances deriving from BaseException, not (\w+)$',
         r'exceptions must be old-style classes or derived from BaseException, not \1'),
        (r'super\(type, obj\): obj .*is not an instance or subtype of type', 'super(type, obj): obj must be an instance or subtype of type'),
        (r"(complex\(\) )argument '?real'? must be a real number, not str$", r"\1can't take second arg if first is a string"),
        (r"(complex\(\) )argument 'imag' must be a real number, not str$", r"\1second arg can't be a string"),
        (r'(complex\(\) argument must be a string or a number), not ', r'\1'),
        (r'issubclass\(\) arg 2 must be a class', 'issubclass() arg 2 must be a class or tuple of classes'),
        (r'slice expected at least 1 argument, got 0$', 'slice expected at least 1 arguments, got 0'),
        (r'object is not iterable$', 'cannot convert dictionary update sequence element #0 to a sequence'),
        (r'first argument must be callable or None$', 'first argument must be callable'),
        (r"function missing required argument '(?:month|day)' \(pos ", 'an integer is required'),
        (r'conversion from NoneType to Decimal is not supported', 'Cannot convert None to Decimal'),
        (r'The fill character must be exactly one character long', 'center() argument 2 must be char, not str'),
        (r'float\(\) argument must be a string or a real number, not ', 'a float is required'),
        (r'(?:(?P<owner>\w+)\.)?(?P<name>\w+)(?:\(\))? (?:expected|takes)(?: (?:at )?(?P<bound>\w+(?: \w+)?))? arguments?(?:, got | \()(?P<given>\d+)(?: given\))?$',
         _error_counts.of_builtin),
        (r"bad operand type for unary ([-+~]): '(?:str|unicode|float)'$", r'bad operand type for unary \1'),
        (r"bad operand type for unary ([-+~]): '([A-Z]\w+)'$", lambda found, error: "bad operand type for unary %s: '%s'" % (
            found[1], _shown(error, found[2]))),
        (r"('.*' object) is not subscriptable$", r'\1 is unsubscriptable'),
        (r"type '.*' is not subscriptable$", "'type' object is unsubscriptable"),
        (r"('(?:int|float|NoneType|bool)' object) does not support item deletion$", r"\1 doesn't support item deletion"),
        (r"('(?:str|unicode|tuple)' object) doesn't support item deletion$", r'\1 does not support item deletion'),
        (r"'(?:str|unicode)' object does not support item assignment$", "can't assign to immutable object"),
        (r'(list|tuple) indices must be integers or slices, not .*$', r'\1 indices must be integers'),
        (r'string indices must be integers, not .*$', _sign_by_no_number),
        (r"cannot unpack non-iterable (.*) object$", r"'\1' object is not iterable"),
        (r"argument of type ('.*') is not a container or iterable$", r'\1 object is not iterable'),
        (r"(?:cannot use .* as a (?:dict key|set element) \()?unhashable type: 'set'\)?$", 'set objects are unhashable'),
        (r"cannot use .* as a (?:dict key|set element) \((unhashable type: '.*')\)$", r'\1'),
        (r'"(delimiter|quotechar|escapechar)" must be .*, not a string of length 0$', r'\1 must be set'),
        (r'"(delimiter|quotechar|escapechar)" must be .*, not a string of length', r'"\1" must be a 1-character string'),
        (r'must be real number, not ', 'a float is required'),
        (r"Can't instantiate abstract class (\w+) without an implementation for abstract methods? (.*)$", _abstract),
        (r'isinstance\(\) arg 2 must be ', 'isinstance() arg 2 must be a class, type, or tuple of classes and types'),
        (r"'.*' object is not reversible$", 'argument to reversed() must be a sequence'),
        (r'no ordering relation is defined for complex numbers$', 'cannot compare complex numbers using <, <=, >, >='),
    ),
    OverflowError: (
        (r'cannot convert Infinity to integer$', 'Cannot convert infinity to integer'),
        (r'int too large to convert to float$', 'long int too large to convert to float'),
        (r'days=(-?\d+); must have magnitude', r'timedelta # of days is too large: \1'),
    ),
    IndexError: (
        (r'(?:list|tuple|string|deque) index out of range$', _index),
    ),
    ValueError: (
        (r'cannot convert NaN to integer$', 'Cannot convert NaN to integer'),
        (r'too many values to unpack', 'too many values to unpack'),
        (r'not enough values to unpack \(expected (?:at least )?\d+, got (\d+)\)$', _too_short),
        (r'expected a (?:nonnegative|positive|number|finite|noninteger)', 'math domain error'),
        (r'factorial\(\) (?:not defined|only accepts)', 'math domain error'),
        (r"unmatched '{' in format spec$|expected '}' before end of string$", "Single '{' encountered in format string"),
        (r'Negative zero coercion \(z\) not allowed in', "Unknown format code 'z' for object of type 'string'"),
        (r"Cannot specify ',' with 's'\.$", "Grouping not allowed with string format specifier 's'"),
        (r'array\.index\(x\): x not in array$', 'array.index(x): x not found in array'),
        (r'chr\(\) arg not in range\(0x110000\)$', 'unichr() arg not in range(0x110000)'),
        (r"Unknown format code '(.)' for object of type '(\w+)'$", _format_code),
        (r'malformed node or string', 'malformed string'),
        (r'tuple\.index\(x\): x not in tuple$', 'tuple.index(x): x not in list'),
        (r'pow\(\) 3rd argument cannot be 0$', 'pow(x, y, z) with z==0'),
        (r'((?:year|month|hour|minute|second|microsecond) must be in \d+\.\.\d+), not (-?\d+)$', _date_part),
        (r'day (-?\d+) must be in range (1\.\.\d+) for month', _day),
    ),
    AttributeError: (
        (r"(?:type object )?'.*' (?:object )?has no attribute ", _no_attribute),
        (r"('.*' object has no attribute '\w+') and no __dict__", r'\1'),
        (r"property '\w+' of '.*' object has no getter$", 'unreadable attribute'),
        (r"property '\w+' of '.*' object has no setter$", "can't set attribute"),
        (r"property '\w+' of '.*' object has no deleter$", "can't delete attribute"),
        (r"'(\w+)' (object has no attribute '\w+')", lambda found, error: "'%s' %s" % (_walks[found[1]], found[2])
         if found[1] in _walks else None),
    ),
    NameError: (
        (r"name '(\w+)' is not defined", _unknown_name),
    ),
    UnboundLocalError: (
        (r"cannot access local variable '(\w+)'", r"local variable '\1' referenced before assignment"),
    ),
    ImportError: (
        (r"cannot import name '(\w+)' from ", r'cannot import name \1'),
    ),
}
_words = {kind: [(re.compile(pattern), words) for pattern, words in table] for kind, table in _words.items()}

types = frozenset((*_words, StopIteration, UnicodeDecodeError))


# What a number cannot be made of, or not be divided by.
def _of_decimal(error, name):
    if name == 'ConversionSyntax':
        given = _error_place.argument_of(error)
        return 'Invalid literal for Decimal: %s' % _texts.represent(given) if isinstance(given, str) else None
    return {'DivisionByZero': 'x / 0', 'DivisionUndefined': '0 / 0', 'Overflow': 'above Emax'}.get(name)


# What an exception was made of: `error.args`.
def arguments_of(error):
    arguments = error.args
    if type(error) is UnicodeDecodeError:
        # What could not be decoded is a plain text.
        return tuple([one.decode('latin-1') if isinstance(one, bytes) else one for one in arguments])
    if type(error).__module__ == 'decimal' and len(arguments) == 1 and type(arguments[0]) is list:
        said = _of_decimal(error, arguments[0][-1].__name__)
        return arguments if said is None else (said,)
    if type(error) is StopIteration and arguments == () and _error_place.is_of_python(error):
        return ('',)
    table = _words.get(type(error))
    if table is None or len(arguments) != 1 or not isinstance(arguments[0], str) or not _error_place.is_of_python(error):
        return arguments
    for pattern, words in table:
        found = pattern.match(arguments[0])
        if found is not None:
            made = found.expand(words) if isinstance(words, str) else words(found, error)
            if made is not None:
                return made if isinstance(made, tuple) else (made,)
    return arguments
