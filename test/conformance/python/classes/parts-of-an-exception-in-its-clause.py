try:
    raise ValueError('x', 'y')
except ValueError, (one, other):
    print one, other
try:
    try:
        raise IOError(2, 'gone')
    except (IOError, OSError), (number, words):
        print number, words
        try:
            raise KeyError('k')
        except KeyError, (key,):
            print key
except IOError:
    pass


class Own(Exception):
    def __iter__(self):
        return iter('ab')


try:
    raise Own(1)
except Own, parts:
    print list(parts)
try:
    try:
        raise ValueError('only')
    except ValueError, (a, b):
        print a, b
except ValueError, error:
    print type(error).__name__
