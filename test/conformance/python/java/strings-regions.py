# Parts of a `java.lang.String`.
from java.lang import String, StringIndexOutOfBoundsException

s = String('  Hello, World ')
print repr(s.strip()), repr(s.trim()), s.codePointAt(2), repr(s.subSequence(2, 7)), s.regionMatches(2, 'Hell', 0, 4), s.regionMatches(True, 2, 'xHELLO', 1, 5)
print s.regionMatches(2, 'Hell', 0, 9), s.regionMatches(-1, 'Hell', 0, 1), s.regionMatches(2, 'hello', 0, 5), s.regionMatches(2, 'x', 0, 0)
for wrong in (lambda: s.codePointAt(50), lambda: s.codePointAt(-1), lambda: s.subSequence(3, 2)):
    try:
        print wrong()
    except StringIndexOutOfBoundsException, e:
        print 'StringIndexOutOfBoundsException'
