# What java.lang.String makes, and what is asked for.
import sys


def show(lines):
    for line in lines.strip().split('\n'):
        try:
            print line, '->', repr(eval(line))
        except:
            print line, '->', sys.exc_info()[0].__name__, sys.exc_info()[1]


from java.lang import String, Number, Iterable, CharSequence, Comparable, StringBuilder, Runnable
from java.util import ArrayList, HashMap
from java.math import BigDecimal, BigInteger
s = String("abc")
show(r'''
s, str(s), unicode(s), '%s' % s, '%s|%s' % (s, u'x'), [s]
type(s), s.getClass().getName(), s.length(), s.toUpperCase(), s.charAt(1), s.substring(1), s.substring(0, 2), s.indexOf("c"), s.lastIndexOf("a"), s.contains("b"), s.startsWith("a"), s.endsWith("c")
s == "abc", "abc" == s, s == String("abc"), s != String("abd"), s.equals("abc"), s.equals(String("abc")), s.equals(5), hash(s) == hash("abc"), s.hashCode(), s.compareTo("abd"), s.compareTo(String("ab")), s.equalsIgnoreCase("ABC"), s.compareToIgnoreCase("ABD")
s.replace("b", "xx"), s.concat("d"), String("  x ").trim(), s.isEmpty(), String("").isEmpty(), String().length(), s.empty, String("ab").repeat(2), s.toString(), s.intern()
s.getBytes(), s.getBytes("UTF-8"), String(u"\xe4\u20ac").getBytes("UTF-8"), String(u"\xe4").getBytes("ISO-8859-1"), s.bytes
String(String("q")), String(StringBuilder("sb")), String(s.getBytes()), String(s.getBytes("UTF-8"), "UTF-8"), String(u"\xe4\u20ac")
s + "d"
list(s)
s.charAt(9)
s.substring(5)
String(5)
s.nope
s.getBytes("nope")
repr(s), s.toLowerCase(), String("ABC").toLowerCase(), bool(String("")), s in ["abc"], s in [String("abc")], {s: 1}.get(String("abc"))
''')
a = ArrayList(); a.add(s); a.add(String("b"))
show(r'''
a, a[0], type(a[0]), a.contains("abc"), a.indexOf("b")
''')
h = HashMap(); h.put(s, 1)
show(r'''
h, h.get("abc"), h["abc"]
isinstance(BigDecimal("1"), Number), isinstance(BigInteger("1"), Number), isinstance(a, Iterable), isinstance(h, Iterable), isinstance(s, CharSequence), isinstance(StringBuilder("a"), CharSequence), isinstance(s, Comparable), isinstance(5, Number), isinstance([1], Iterable), isinstance("a", CharSequence), isinstance(a, Runnable)
Number, Iterable, CharSequence, Runnable, Comparable
''')


class R(Runnable):
    def run(self): return 5
show(r'''
R().run(), isinstance(R(), Runnable)
String.valueOf(3), String.format("%s", "a"), String.join("-", ["a", "b"]), String.valueOf(1.5), String.valueOf(None) if 0 else 1
''')
