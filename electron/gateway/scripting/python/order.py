# The order that dictionaries and sets have in Jython: that of Java's ConcurrentHashMap, with its table of 32 places that
# doubles when three quarters are used. Scripts were written and tried with it, so what they list comes in it here too.

import struct

# More are put in order without the turns that the table's growing gives to those of one place.
exactly = 1000
_hashes = {}


def _signed(value):
    value &= 0xffffffff
    return value - 0x100000000 if value > 0x7fffffff else value


def _text_hash(text):
    known = _hashes.get(text)
    if known is None:
        known = 0
        units = str.encode(text, 'utf-16-le', 'surrogatepass')
        for unit in struct.unpack('<%dH' % (len(units) // 2), units):
            known = (31 * known + unit) & 0xffffffff
        if len(_hashes) > 20000:
            _hashes.clear()
        _hashes[text] = known
    return known


def _whole_hash(value):
    if -0x80000000 <= value <= 0x7fffffff:
        return value
    size, made = abs(value), 0
    for word in range((size.bit_length() + 31) // 32 - 1, -1, -1):
        made = (31 * made + (size >> (32 * word) & 0xffffffff)) & 0xffffffff
    return made if value > 0 else -made


# What `hash(value)` is in Jython.
def java_hash(value):
    if isinstance(value, str):
        return _signed(_text_hash(value))
    if isinstance(value, int):
        return _signed(_whole_hash(value))
    if isinstance(value, float):
        if value in (float('inf'), float('-inf')):
            return 314159 if value > 0 else -271828
        if value != value:
            return 0
        if value == int(value):
            return java_hash(int(value))
        bits = struct.unpack('<q', struct.pack('<d', value))[0]
        return _signed(bits ^ (bits >> 32))
    if value is None:
        # Java makes one up at each start. This is what Jython has where it does nothing before.
        return 1541075662
    if isinstance(value, tuple):
        made, step = 0x345678, 1000003
        for left, item in zip(range(len(value) - 1, -1, -1), reversed(value)):
            made = _signed((made ^ java_hash(item)) * step)
            step = _signed(step + 82520 + left + left)
        return _signed(made + 97531)
    return _signed(hash(value))


def _spread(value):
    code = java_hash(value) & 0xffffffff
    return (code ^ (code >> 16)) & 0x7fffffff


# The keys, given in the order in which they came, of a table that began with `size` places and held `most` at once.
def in_java_order(keys, most, size=32):
    keys = list(keys)
    if len(keys) < 2:
        return keys
    if most < size - (size >> 2) or most > exactly:
        while most >= size - (size >> 2):
            size *= 2
        places = [(_spread(key) & (size - 1), number) for number, key in enumerate(keys)]
        places.sort()
        return [keys[number] for _place, number in places]
    return [key for _code, key in _grown(keys, size)]


# What one place of a table of `size` holds, pairs of a code and a key, as the two places of one twice as wide: the end that
# goes to one side keeps its order; what stands before it turns around.
def parted(held, size):
    run = len(held) - 1
    while run > 0 and (held[run - 1][0] & size) == (held[-1][0] & size):
        run -= 1
    sides = []
    for side in (0, size):
        tail = held[run:] if (held[-1][0] & size) == side else []
        sides.append([one for one in reversed(held[:run]) if one[0] & size == side] + tail)
    return sides


def _grown(keys, size):
    table = [[] for _ in range(size)]
    for count, key in enumerate(keys, 1):
        code = _spread(key)
        table[code & (size - 1)].append((code, key))
        if count >= size - (size >> 2):
            wider = [[] for _ in range(2 * size)]
            for place, held in enumerate(table):
                if not held:
                    continue
                wider[place], wider[place + size] = parted(held, size)
            size, table = 2 * size, wider
    return [one for held in table for one in held]


# The items of a frozenset, given in the order in which they came: those of Java's HashSet.
def in_hash_order(items):
    items = list(items)
    size = 16
    while len(items) > size - (size >> 2):
        size *= 2
    return sorted(items, key=lambda item: _spread(item) & (size - 1))
