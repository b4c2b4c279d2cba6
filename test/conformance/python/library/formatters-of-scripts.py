import string
import struct

f = string.Formatter()
print f.format('{0} {a}', 1, a=2), f.format('{} {}', 1, u'x'), repr(f.format(u'{0}', 'a')), f.vformat('{0:>5}|{k[x]}', (1,), {'k': {'x': 2}})
print list(f.parse('a{0!r:>5}b{c}')), f.get_field('0.real', (5,), {}), f.format_field(3.14159, '.2f'), f.convert_field('a', 'r')
for wrong in (lambda: f.format('{x}'), lambda: f.format('{0}'), lambda: f.format('{0!z}', 1), lambda: f.format('{0.nothing}', 1)):
    try:
        print wrong()
    except (KeyError, IndexError, ValueError, AttributeError), e:
        print type(e).__name__


class Lenient(string.Formatter):
    def get_value(self, key, args, kwargs):
        if isinstance(key, str):
            return kwargs.get(key, '<%s>' % key)
        return string.Formatter.get_value(self, key, args, kwargs)

    def format_field(self, value, spec):
        if spec == 'up':
            return str(value).upper()
        return string.Formatter.format_field(self, value, spec)

    def check_unused_args(self, used, args, kwargs):
        print 'used', sorted(used), len(args), sorted(kwargs)


print Lenient().format('{0} {name} {other:up}', 'x', other='abc', unused=1)
head = struct.Struct('>HhB')
print head.size, head.format, repr(head.pack(1, -2, 3)), head.unpack('\x00\x01\xff\xfe\x03'), head.unpack_from('..\x00\x01\xff\xfe\x03', 2)
try:
    head.pack(1)
except struct.error, e:
    print e
