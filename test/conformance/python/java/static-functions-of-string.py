import sys
from java.lang import String


def tried(work, *given):
    try:
        print repr(work(*given))
    except:
        print sys.exc_info()[0].__name__


for value in (5, 5L, 1.5, 0.1, 1234567.891, 1e10, True, 'x', u'\xe4', [1], (1, 'a'), None, 10 ** 20):
    tried(String.valueOf, value)
tried(String.join, ',', ['a', 'b'])
tried(String.join, ',', 'a', 'b', 'c')
tried(String.join, ',', [])
tried(String.join, ',', ('a', u'\xe4'))
tried(isinstance, 'x', String)
