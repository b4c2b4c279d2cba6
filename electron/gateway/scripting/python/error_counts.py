# How many arguments a builtin or a method of a builtin takes, in the words of Jython 2.7: `append() takes 2 arguments (0 given)`,
# which counts the object of a method for what it takes and not for what was given.

def _table(text):
    made = {}
    for entry in text.split():
        name, _, bounds = entry.partition(':')
        least, _, most = bounds.partition('-')
        made[name] = least, most or least
    return made


_functions = _table(
    'abs:1 all:1 any:1 bin:1 callable:1 chr:1 cmp:2 coerce:2 delattr:2 divmod:2 filter:2 format:1-2 getattr:2-3 hasattr:2 hash:1 hex:1 id:1 '
    'isinstance:2 issubclass:2 iter:1-2 len:1 next:1-2 oct:1 ord:1 pow:2-3 range:1-3 reduce:2-3 repr:1 reversed:1 setattr:3 sum:1-2 '
    'unichr:1 xrange:1-3')
_methods = _table(
    'add:2 append:2 capitalize:1 center:2-3 clear:1 copy:1 count:2-4 endswith:2-4 extend:2 find:2-4 get:2-3 has_key:2 index:2-4 '
    'insert:3 isalnum:1 isalpha:1 isdigit:1 islower:1 isspace:1 istitle:1 isupper:1 items:1 iteritems:1 iterkeys:1 itervalues:1 join:2 '
    'keys:1 ljust:2-3 lower:1 partition:2 pop:1-2 remove:2 replace:3-4 reverse:1 rfind:2-4 rindex:2-4 rjust:2-3 rpartition:2 '
    'setdefault:2-3 startswith:2-4 swapcase:1 title:1 upper:1 values:1 zfill:2')
# Those of a list or a tuple, where a text has others; a list's `pop` takes less than a dictionary's.
_of_lists = {'count': ('2', '2')}
_of_dictionaries = {'pop': ('2', '3')}
_kinds = _table('bool:1 dict:1 float:1 int:2 list:1 long:2 str:1 tuple:1 unicode:3')


def _said(name, bounds, given):
    least, most = bounds
    if least != most:
        return '%s() takes %s-%s arguments (%d given)' % (name, least, most, given)
    return '%s() takes %s (%d given)' % (name, 'exactly one argument' if least == '1' else least + ' arguments', given)


# Of a function of Python, which says the name of what it is a method of (`list.append()`) or no brackets (`pop expected at least`).
def of_builtin(found, _error):
    owner, name, bound, given = found['owner'], found['name'], found['bound'], int(found['given'])
    if name in ('min', 'max'):
        return '%s() expected 1 arguments, got 0' % name
    if owner is None and name in _kinds:
        return '%s() takes at most %s arguments (%d given)' % (name, _kinds[name][1], given)
    if owner is None and name in _functions:
        return _said(name, _functions[name], given)
    own = _of_lists if owner in ('list', 'tuple') else _of_dictionaries if bound in ('least 1', 'most 2') else {}
    bounds = own.get(name) or _methods.get(name)
    return None if bounds is None else _said(name, bounds, given)


# Of one of ours under its shown name, whose object was counted where it is a method; where arguments are missing, `given` is
# counted from the least.
def of_ours(name, given, is_missing=False):
    kind = name.removesuffix('.__new__').lower()
    if name.endswith('.__new__') and kind in _kinds:
        return '%s() takes at most %s arguments (%d given)' % (kind, _kinds[kind][1], given - 1)
    bounds = _functions.get(name) or _methods.get(name)
    if bounds is None:
        return None
    given += int(bounds[0]) if is_missing else 0
    return _said(name, bounds, given if name in _functions else given - 1)
