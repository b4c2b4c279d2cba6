import keyword, fnmatch, shlex, htmlentitydefs, errno
from HTMLParser import HTMLParser
from xml.sax.saxutils import escape, unescape, quoteattr
print keyword.iskeyword("print"), keyword.iskeyword("exec"), keyword.iskeyword("x"), keyword.iskeyword("None"), fnmatch.fnmatch("Line4.txt", "Line?.txt"), fnmatch.filter(["a.py", "b.txt"], "*.py"), fnmatch.fnmatchcase("A", "a"), shlex.split("run 'a b' \"c d\" e\\ f"), htmlentitydefs.name2codepoint["auml"], errno.ENOENT, escape("<a & b>"), escape('"', {'"': "&quot;"}), unescape("&lt;a&gt; &amp;"), quoteattr('a "b"'), quoteattr("it's")
class P(HTMLParser):
    def handle_starttag(self, tag, attrs): print "start", tag, attrs
    def handle_endtag(self, tag): print "end", tag
    def handle_data(self, data): print "data", repr(data)
P().feed("<p class='x'>a &amp; b<br/>c</p>")
