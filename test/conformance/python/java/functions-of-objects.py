from java.util import Objects
import sys


def tried(work):
    try:
        print repr(work())
    except:
        print sys.exc_info()[0].__name__


for given in ((1, 1), (1, 1L), (None, None), (None, 1), (1, None), ('a', u'a')):
    tried(lambda: Objects.equals(*given))
for given in ((1, 2), ('a', 'b', 1.5), (1, None)):
    tried(lambda: Objects.hash(*given))
for given in ((5,), (None,), (None, 'd'), ('x', 'd'), (True,)):
    tried(lambda: Objects.toString(*given))
print Objects.isNull(None), Objects.nonNull(1), Objects.requireNonNull('x')
tried(lambda: Objects.requireNonNull(None))
tried(lambda: Objects.requireNonNull(None, 'm'))
