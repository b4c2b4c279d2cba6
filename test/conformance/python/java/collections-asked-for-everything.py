# Lists, maps and exceptions of Java.
import sys


def show(lines):
    for line in lines.strip().split('\n'):
        try:
            print line, '->', repr(eval(line))
        except:
            print line, '->', sys.exc_info()[0].__name__, sys.exc_info()[1]


from java.util import ArrayList, HashMap, LinkedHashMap, TreeMap, HashSet, Arrays, Collections, Random
a = ArrayList([3, 1, 2]); a.add(5); a.add(0, 9)
show(r'''
a, a.size(), a.get(0), a[1], a[-1], a[1:3], len(a), 5 in a, a.contains(5), a.indexOf(1), list(a), a.remove(0), a, a.isEmpty(), a + [1], a == [3, 1, 2, 5], a.toArray(), a.subList(1, 3), a.set(0, 7), a, a.addAll([8, 9]), a, sorted(a), [x * 2 for x in a], a.sort() if 0 else 1, a.toString(), a.hashCode(), a.equals(a), a.clear(), a
ArrayList([1]).get(5)
ArrayList([1])[5]
ArrayList(5), ArrayList('abc') if 0 else 1, ArrayList([1, 'a', None, 1.5, True, u'x', [1]]), ArrayList((1, 2)), ArrayList(ArrayList([1])), ArrayList([1]).iterator().next()
''')
h = HashMap({'b': 1, 'a': 2}); h.put('c', 3); h['d'] = 4
show(r'''
h, h.get('a'), h['a'], h.get('z'), h.size(), len(h), 'a' in h, h.containsKey('a'), h.containsValue(3), h.keySet(), h.values(), h.entrySet(), h.keys(), h.items(), list(h), h.remove('a'), h, h.isEmpty(), dict(h), h.getOrDefault('q', 5), h.putAll({'x': 1}), h, h.putIfAbsent('x', 9), [(e.key, e.value) for e in h.entrySet()], [k for k in h], h.toString(), h.clear(), h
HashMap()['x']
LinkedHashMap([('z', 1)]) if 0 else 1, TreeMap({'b': 1, 'a': 2}), TreeMap({'b': 1, 'a': 2}).firstKey(), TreeMap({3: 'c', 1: 'a'}).lastEntry(), HashSet([3, 1, 2, 1]), HashSet([1]).contains(1), HashSet(['b', 'a']).size(), sorted(HashSet([2, 1]))
''')
l = LinkedHashMap(); l.put('z', 1); l.put('a', 2)
show(r'''
l, l.keySet(), l.values(), list(l.items()), l.get('z')
Arrays.asList([1, 2]), Arrays.asList('a', 'b'), Arrays.toString([1, 2]), Collections.max([1, 3, 2]), Collections.frequency(ArrayList([1, 1]), 1), Collections.unmodifiableList([1]), Collections.nCopies(2, 'a')
''')
b = ArrayList([3, 1, 2]); Collections.sort(b); print b; Collections.reverse(b); print b; Collections.swap(b, 0, 1); print b; Collections.addAll(b, [7]); print b; Collections.shuffle(b, Random(1)); print b
show(r'''
Random(42).nextInt(100), Random(42).nextDouble(), Random(42).nextLong(), Random(42).nextBoolean(), Random(42).nextInt(), [r.nextInt(10) for r in [Random(5)] for _ in range(3)]
''')
for e in HashMap({'k': 1}).entrySet(): print e, e.getKey(), e.getValue(), e.key
for k in HashMap({'k': 1}): print k
show(r'''
'%s' % ArrayList([1, 'a']), str(HashMap({'a': 'b'})), repr(ArrayList(['a'])), '%s' % HashMap({1: [1, 2]}), '{}'.format(ArrayList([1])), ArrayList([ArrayList([1]), HashMap({'a': 1})])
''')
import json
show(r'''
json.dumps(dict(HashMap({'a': 1}))), json.dumps(list(ArrayList([1])))
json.dumps(ArrayList([1]))
''')
from java.lang import Exception as JException, RuntimeException, IllegalArgumentException, NullPointerException, Throwable, Math, Integer, System
try: raise IllegalArgumentException('bad')
except IllegalArgumentException, e: print e, e.getMessage(), e.message, type(e), e.getClass().getName(), e.cause, repr(e), e.toString()
try: raise RuntimeException('outer', NullPointerException('inner'))
except JException, e: print e, e.cause, e.getCause().getMessage()
try: Integer.parseInt('x')
except Throwable, t: print t, t.message
try: Integer.parseInt('x')
except: import sys; print sys.exc_info()[0], sys.exc_info()[1]
try:
    try: raise RuntimeException('x')
    except Exception, e: print 'python'
except JException, e: print 'java', e


class MyEx(RuntimeException): pass
try: raise MyEx('mine')
except RuntimeException, e: print type(e).__name__, e.getMessage()
show(r'''
Math.max(1, 2.5), Math.round(2.4), Math.ceil(1.2), Math.abs(-2.5), Math.min(1, 2), Math.floorMod(-7, 3), Math.cbrt(27), Math.hypot(3, 4), Math.log10(100), Math.round(-2.5)
''')
