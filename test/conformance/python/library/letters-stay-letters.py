import csv, difflib, fnmatch, operator, os.path, string, sys
import xml.sax.saxutils as saxutils
U = u'\xfc'
print repr(string.capwords(u'\xfc x')), repr(string.capwords('ab cd')), repr(string.capwords(u'ab-cd', '-')), repr(string.zfill(U, 3)), repr(string.zfill(u'7', 3)), repr(string.zfill(7L, 3)), repr(string.splitfields(u'a b'))
print repr(operator.concat('a', U)), repr(operator.iconcat('a', u'b')), operator.concat([1], [2])
print repr(os.path.normpath(u'a//b')), repr(os.path.normpath('a//b')), repr(saxutils.quoteattr(u'a')), repr(fnmatch.translate(u'a*')), repr(fnmatch.translate('a*'))
for line in difflib.unified_diff(['a\n', 'b\n'], ['a\n', 'c\n'], 'x', 'y'):
    print repr(line)
for line in difflib.unified_diff([u'a\n', u'b\n'], [u'a\n', u'\xfc\n']):
    print repr(line)
for line in difflib.context_diff(['a\n', u'b\n'], ['a\n', 'c\n'], 'x', 'y'):
    print repr(line)
for line in difflib.ndiff([u'a', 'bcd'], ['a', 'bxd', U]):
    print repr(line)
for line in difflib.unified_diff('abc', 'abd'):
    print repr(line)
