space = {}
exec 'a = 1' in space
print sorted([name for name in space if name != '__builtins__']), '__builtins__' in space
for name in ('math', 'os.path', 'random'):
    print __import__(name).__name__
try:
    __import__('nowhere')
except ImportError, error:
    print error
print len('__globals__'), repr('a __code__ b'), repr(u'__import__'), '\\__builtins__', "%s func_globals" % 1
print __import__('math').floor(2.5)
print r'\__code__', repr(ur'x __import__ y'), repr('''__closure__
"__globals__"'''), repr("a\f__code__" "func_code"), u'\u20ac__code__' == u'\u20ac' + '__code__'
