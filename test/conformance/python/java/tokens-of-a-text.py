from java.util import StringTokenizer
import sys


def tried(work):
    try:
        print repr(work())
    except:
        print sys.exc_info()[0].__name__


k = StringTokenizer('a b\tc')
print k.countTokens(), k.hasMoreTokens(), repr(k.nextToken()), k.nextToken(), k.nextElement(), k.hasMoreElements()
tried(lambda: k.nextToken())
print [x for x in StringTokenizer('a,b;c', ',;')], [x for x in StringTokenizer('a,,b', ',', True)], StringTokenizer('').countTokens()
tried(lambda: StringTokenizer(5))
