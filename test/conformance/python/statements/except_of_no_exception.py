# What a clause names that is no exception catches nothing.
def tried(kinds):
    try:
        try:
            raise ValueError('x')
        except kinds, e:
            return 'caught', str(e)
    except Exception, e:
        return 'passed', str(e)


nested = (KeyError, (IndexError, (ValueError,)))
for kinds in (None, 'text', 3, object, (), [ValueError], (None, ValueError), nested, ValueError, Exception, BaseException):
    print repr(kinds)[:20], tried(kinds)

try:
    {}['a']
except (ValueError, (KeyError, IndexError)), e:
    print repr(e)
