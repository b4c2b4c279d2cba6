# Arrays as bytes, and names of small modules.


def show(lines):
    for line in lines.strip().split('\n'):
        try:
            print line, '->', repr(eval(line))
        except Exception as error:
            print line, '->', type(error).__name__, error


import array, struct, types, inspect
b = array.array('b'); b.fromstring('\x01\x02'); b.fromlist([3])
show(r'''
b, b.tostring(), array.array('h', [1, 256]).tostring(), array.array('i', [1, 2]).tostring(), array.array('d', [1.5]).tostring(), array.array('B', [255]).tostring()
''')
h = array.array('h'); h.fromstring('\x00\x01\x01\x00')
show(r'''
h, h.tolist(), struct.unpack('>hh', h.tostring()), sum(h), h[::-1], h + h, h * 2, h == array.array('h', [1, 256]), 256 in h
inspect.isbuiltin(len), inspect.isbuiltin([].append), inspect.isbuiltin(''.upper), inspect.ismethod(''.upper), isinstance(''.upper, types.MethodType), isinstance([].append, types.BuiltinMethodType), inspect.isgeneratorfunction(lambda: 1)
''')


def g(): yield 1


class C(object):
    def m(self): pass
show(r'''
inspect.isgeneratorfunction(g), inspect.isgenerator(g()), inspect.ismethod(C().m), inspect.ismethod(C.m), inspect.isroutine(len), inspect.isroutine(''.upper), inspect.isfunction(len), inspect.isfunction(''.upper)
''')
import HTMLParser, ConfigParser, StringIO, uuid, fnmatch, pprint
show(r'''
HTMLParser.HTMLParser().unescape('&lt;&#228;&auml;'), HTMLParser.HTMLParser().unescape('abc'), HTMLParser.HTMLParser().unescape(u'abc')
''')
c = ConfigParser.ConfigParser(); c.readfp(StringIO.StringIO('[a]\nx = 1\ny = two\nz = 2.5\n'))
show(r'''
c.getint('a', 'x'), c.getfloat('a', 'z'), c.getfloat('a', 'x')
c.getfloat('a', 'y')
c.getint('a', 'y')
''')
u = uuid.UUID('12345678-1234-5678-1234-567812345678')
show(r'''
u.time_low, u.time_mid, u.node, u.get_hex(), u.get_version(), u.get_time_low(), u.clock_seq, u.time, u.get_urn(), u.get_fields()
fnmatch.translate('*.py'), fnmatch.translate('a[!b]?'), pprint.saferepr({1: u'2'})
''')
