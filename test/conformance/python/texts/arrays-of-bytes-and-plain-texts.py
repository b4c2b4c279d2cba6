# An array of bytes is put together with plain texts and asked for them.


def show(lines):
    for line in lines.strip().split('\n'):
        try:
            print line, '->', repr(eval(line))
        except Exception as error:
            print line, '->', type(error).__name__, error


b = bytearray("a,b,c")
show(r'''
b + "d", "d" + b, b + bytearray("x"), b + u"d"
u"d" + b
b == "a,b,c", "a,b,c" == b, b != "x", b == u"a,b,c"
b == bytearray("a,b,c"), b < "b", b > "a"
b.split(","), b.split(",", 1), b.rsplit(",", 1), b.split(), b.partition(","), b.rpartition(",")
b.find("b"), b.find(98), b.rfind(","), b.index("c"), b.count(","), b.count("z")
b.index("z")
b.startswith("a"), b.endswith(("c", "d")), b.startswith(u"a")
b.replace(",", "-"), b.replace(",", ""), b.strip("ac"), b.lstrip("a"), b.rstrip("c")
b.upper(), b.title(), b.capitalize(), b.isalpha(), b.islower(), b.swapcase()
b.join(["x", "y"]), bytearray("").join(["a", bytearray("b")]), ",".join(["a", bytearray("b")])
b.ljust(8), b.rjust(8, "*"), b.center(9), b.zfill(8), b.expandtabs(), b.splitlines()
"a" in b, 97 in b, ",b" in b, "z" in b, u"a" in b
'x' in bytearray(5), 300 in b
b[0], b[-1], b[1:3], b[::2], type(b[1:3])
b * 2, 2 * b, len(b), list(b)[:2], bool(bytearray())
''')
b.append(100); b.append("e"); b.extend("fg"); b.extend([104, 105])
show(r'''
b
bytearray("a").append(300)
bytearray("a").append("xy")
''')
b[0] = 65; b[1] = "B"
show(r'''
b
''')
b[0:2] = "xyz"
show(r'''
b
''')
b[0:1] = [1, 2]
show(r'''
b
''')
del b[0]
show(r'''
b
''')
b.insert(0, "q"); b.insert(0, 113)
show(r'''
b
b.pop(), b.pop(0), b.remove(44), b
b.reverse(), b
''')
b += "end"
show(r'''
b
''')
b += bytearray("x")
show(r'''
b
''')
b *= 2
show(r'''
b
b.decode("ascii"), b.decode(), bytearray("\xc3\xa4").decode("utf-8")
str(b), repr(b), unicode(b), '%s' % b, '%r' % b, '{0}'.format(b)
bytearray("abc").translate(None, "b"), bytearray("abc").translate(''.join(map(chr, range(256))))
bytearray.fromhex("61 62"), bytearray([1, 2, 255]), bytearray(3), bytearray(), bytearray(u"ab", "ascii"), bytearray(xrange(3))
bytearray([256])
bytearray(["a"])
bytearray("a", "b", "c")
bytearray(-1)
bytearray(1.5)
hash(bytearray("a"))
{bytearray("a"): 1}
isinstance(b, bytearray), isinstance(b, str), type(b), type(b) == bytearray
sum(bytearray("abc")), max(bytearray("abc")), map(hex, bytearray("ab")), [c for c in bytearray("ab")], sorted(bytearray("ba"))
''')
import struct, binascii, base64, hashlib, copy, zlib
show(r'''
struct.unpack('>H', str(bytearray([1, 2]))), zlib.crc32(str(bytearray("ab")))
struct.unpack('>H', bytearray([1, 2]))
copy.copy(bytearray("ab")), copy.deepcopy(bytearray("ab"))
''')
crc = 0xFFFF
for byte in bytearray("123456789"):
    crc ^= byte
    for _ in range(8):
        crc = (crc >> 1) ^ 0xA001 if crc & 1 else crc >> 1
show(r'''
hex(crc)
''')


class B(bytearray): pass
show(r'''
B("ab"), type(B("ab") + "c"), B("ab").split("a")
bytearray("a").find(None)
cmp(bytearray("a"), "b"), cmp(bytearray("a"), bytearray("a")), bytearray("a") < 5
"".join(chr(x) for x in bytearray("ab")), reversed(bytearray("ab")).next(), bytearray(reversed(bytearray("ab")))
''')
