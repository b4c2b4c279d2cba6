# Every sign of the encodings of one byte, and some of those of gb2312.
import hashlib

names = (
    'cp437 cp850 cp852 cp855 cp857 cp858 cp862 cp866 cp1250 cp1251 cp1252 cp1253 cp1254 cp1255 cp1256 cp1257 cp1258 koi8_r koi8_u mac_roman '
    'iso8859_2 iso8859_3 iso8859_4 iso8859_5 iso8859_6 iso8859_7 iso8859_8 iso8859_9 iso8859_13 iso8859_15 latin-1 windows-1253 iso-8859-9 '
    'gb2312').split()


def shown(work, argument, name):
    try:
        return repr(getattr(argument, work)(name))
    except UnicodeError:
        return '?'


for name in names:
    bytes = [shown('decode', chr(code), name) for code in range(256)]
    signs = [shown('encode', unichr(code), name) for code in range(0x500) + range(0x2000, 0x2140) + range(0x4e00, 0x4f00)]
    print name, hashlib.md5(' '.join(bytes)).hexdigest(), hashlib.md5(' '.join(signs)).hexdigest()
print repr(u'\u4e2d\u6587\u20ac'.encode('gb2312', 'replace')), repr('\xd6\xd0\xce\xc4'.decode('gb2312')), repr('\xd6\xd0\xff'.decode('gb2312', 'replace'))
for name in ('nowhere', '', 'utf-99'):
    try:
        u'x'.encode(name)
    except LookupError, problem:
        print 'LookupError', problem
