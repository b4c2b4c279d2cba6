# Modules that scripts use little of.
import md5, sha, cgi, sets, ast, inspect, unicodedata, contextlib, ConfigParser, collections
import xml.etree.cElementTree as trees
print md5.new('a').hexdigest(), repr(md5.md5('a').digest()), sha.new('b').hexdigest(), md5.digest_size
print cgi.escape('<a>&"', True), repr(cgi.escape(u'\xe4<')), cgi.escape('"')
print sets.Set([1, 2]), sets.Set('ab') | sets.Set('b'), sets.ImmutableSet([1]), sets.Set([1]) == sets.Set([1])
@contextlib.contextmanager
def told(n):
    print 'in', n
    try: yield n
    finally: print 'out', n
with contextlib.nested(told(1), told(2)) as (a, b): print a, b
print ast.literal_eval("{u'a': [1, 2.5, None, True, (1,), -3, 1+2j]}"), repr(ast.literal_eval("'x'")), ast.literal_eval(' [1,\n 2]')
for text in ('foo', 'f(1)'):
    try: ast.literal_eval(text)
    except ValueError, e: print e
print inspect.getargspec(lambda a, b=1, *c, **d: 0), inspect.getargspec(told).args
print repr(unicodedata.name(u'\xe4')), repr(unicodedata.normalize('NFD', u'\xe4')), repr(unicodedata.category(u'a')), repr(unicodedata.lookup('EURO SIGN'))
c = ConfigParser.RawConfigParser(); c.add_section('Main')
for call in (lambda: c.get('Main', 'nokey'), lambda: c.get('nosec', 'x'), lambda: c.add_section('Main'), lambda: c.items('q')):
    try: call()
    except ConfigParser.Error, e: print type(e).__name__, e, e.message
e = trees.Element('a'); trees.SubElement(e, 'b').text = 'x'; print trees.tostring(e)
try: collections.OrderedDict().move_to_end('a')
except AttributeError, e: print e
