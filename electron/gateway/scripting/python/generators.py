# A generator of Python 2.7 ends where a StopIteration leaves it, whoever raised it: `yield it.next() * 2`. Python 3 makes a
# RuntimeError of it, by a handler around the whole body that the compiler writes. The code of scripts has another one there.

import dis
import types

_generator = 0x20
_call = bytes((dis.opmap['CALL_INTRINSIC_1'], dis._intrinsic_1_descs.index('INTRINSIC_STOPITERATION_ERROR')))


# The entries of a table of handlers: start, length and place of the handler in words of code, and how deep the stack is there.
# Numbers have six bits in a byte, with 64 where more follow, and 128 at the start of an entry.
def _entries(table):
    numbers, value = [], 0
    for byte in table:
        value = value << 6 | byte & 63
        if not byte & 64:
            numbers.append(value)
            value = 0
    return [numbers[place:place + 4] for place in range(0, len(numbers), 4)]


def _table(entries):
    made = bytearray()
    for entry in entries:
        first = len(made)
        for number in entry:
            parts = [number & 63]
            while number > 63:
                number >>= 6
                parts.append(number & 63 | 64)
            made += bytes(reversed(parts))
        made[first] |= 128
    return bytes(made)


def _step(name, of=0):
    words = bytes((dis.opmap[name], of & 255))
    return bytes((dis.opmap['EXTENDED_ARG'], of >> 8)) + words if of > 255 else words


# Returns where the exception is a StopIteration, and raises any other one again. The exception lies on the stack, and under it
# where it came from.
def _handler(stop, nothing):
    ending = _step('POP_TOP') * 2 + _step('LOAD_CONST', nothing) + _step('RETURN_VALUE')
    asked = _step('LOAD_CONST', stop) + _step('CHECK_EXC_MATCH')
    return asked + _step('POP_JUMP_IF_FALSE', len(ending) // 2) + _step('CACHE') + ending + _step('RERAISE', 1)


# A code of a script of Python 2.7, with all functions in it: its generators end by any StopIteration.
def _ending_by_any(code):
    inner = tuple([_ending_by_any(one) if isinstance(one, types.CodeType) else one for one in code.co_consts])
    if not code.co_flags & _generator:
        return code.replace(co_consts=inner)
    steps, place = code.co_code, len(code.co_code) // 2
    entries = [entry[:2] + [place if steps[entry[2] * 2:entry[2] * 2 + 2] == _call else entry[2]] + entry[3:]
               for entry in _entries(code.co_exceptiontable)]
    return code.replace(
        co_consts=(*inner, StopIteration, None), co_code=steps + _handler(len(inner), len(inner) + 1),
        co_exceptiontable=_table(entries), co_stacksize=code.co_stacksize + 2)


# The code of a script as the version of Python runs it that the script is written for.
def for_version(code, version):
    return code if version == 3 else _ending_by_any(code)
