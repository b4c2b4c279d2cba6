import re
log = u"""2024-01-05 06:00:01,123 INFO [L1] start lot=A-17 qty=100
2024-01-05 06:12:44,000 WARN [L2] temp 81.5\xb0C > 80
2024-01-05 07:30:00,999 ERROR [L1] jam code=E042 "door open"
bad line
2024-01-06 00:00:00,001 INFO [L1] stop qty=97"""
pat = re.compile(r"""^(?P<day>\d{4}-\d\d-\d\d)\s(?P<time>[\d:]+),(?P<ms>\d+)\s
    (?P<level>[A-Z]+)\s\[(?P<line>\w+)\]\s(?P<msg>.*)$""", re.X | re.U)
for n, l in enumerate(log.splitlines()):
    m = pat.match(l)
    if not m: print n, "no match", repr(l); continue
    d = m.groupdict()
    print n, d["level"].ljust(5), d["line"], dict(re.findall(r"(\w+)=([\w-]+)", d["msg"])), m.start("msg"), sorted(d)[:2], m.lastgroup
    print re.sub(r"(\w+)=([\w-]+)", lambda x: "%s:%s" % (x.group(1).upper(), x.group(2)), d["msg"]).encode("utf-8")
print re.split(r"\s*[,;|]\s*", "a , b;c |d"), re.split("(-)", "a-b-c", 1), re.split("x", ""), re.sub("a*", "-", "baac"), re.subn("[aeiou]", "", "education"), re.escape("a.b*c[d]"), re.findall("(?i)A", "aA"), re.findall("^.", "a\nb", re.M), re.search("b(?=c)", "abc").span(), re.match("(a)|(b)", "b").groups(), re.match("(a)|(b)", "b").groups("-"), re.compile("a(b)?").search("xa").group(1), re.sub(r"(?P<x>a)", r"<\g<x>\g<1>>", "ba"), re.sub("a", r"\\n\n", "a"), [m.group() for m in re.finditer(r"\d+", "1 22 333")], re.match(r"\d+", "12ab").end(), bool(re.match("$", "")), re.findall(r"(\d)(\w)", "1a2b"), re.sub("(a)(b)?", r"[\1]", "ab a")
for bad in ["(", "[", "*", "(?P<a>x)(?P<a>y)", "a{2,1}", "(?P=x)", "\\", "a**", "[z-a]", "(?z)", ")"]:
    try: re.compile(bad); print bad, "ok"
    except re.error, e: print bad, "|", e
def words(s): return [w for w in re.split(r"\W+", s) if w]
print words("It's 5 o'clock, is it?"), words(u"na\xefve caf\xe9"), re.findall(r"\w+", u"na\xefve", re.U), re.findall(r"\w+", "na\xefve")
import difflib, textwrap, string
print textwrap.fill("The quick brown fox jumps over the lazy dog near the river bank.", 24), textwrap.wrap("a" * 30, 12), string.Template("$a-${b}").safe_substitute(a=1)
print "key: value: x".split(": ", 1), "a=1;b=2".replace(";", "\n").splitlines(), dict(p.split("=") for p in "a=1;b=2".split(";")), "x".join("abc"), "%-10s|%+5d" % ("ab", 3), "abc".translate(string.maketrans("abc", "xyz")), "a\tb".expandtabs(4), "Hello".swapcase(), "hello world".title(), "aXbX".rsplit("X", 1), "  pad ".strip() + "|", "1,234".replace(",", ""), "abc".center(9, "."), "7".zfill(3), "ab12".isalnum(), "tEsT".capitalize()
