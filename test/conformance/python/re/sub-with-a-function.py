import re

def celsius(m):
    return "%.1fC" % ((float(m.group(1)) - 32) * 5 / 9)

print re.sub(r"([\d.]+)F", celsius, "212F 98.6F 32F")
print re.sub(r"\w+", lambda m: m.group().capitalize(), "tank level high"), re.sub(r"\d+", lambda m: str(int(m.group()) + 1), "lot 9, lot 99")
values = {"name": "Pump 1", "state": "on"}
print re.sub(r"\{(\w+)\}", lambda m: values.get(m.group(1), "?"), "{name} is {state}, {other}")
seen = []
def note(m):
    seen.append((m.group(), m.start()))
    return ""
print repr(re.sub(r"[aeiou]", note, "pressure")), seen
print re.sub("a", lambda m: r"\1\n", "a"), re.sub("a", lambda m: "", "banana", 2), re.subn(r"\d", lambda m: "#", "a1b2")
print repr(re.sub(u"a", lambda m: u"\xe4", u"banana")), repr(re.sub("a", lambda m: u"b", "a")), re.sub("(?P<x>a)", lambda m: m.group("x") * 2, "banana")
try:
    print re.sub("a", lambda m: 5, "a")
except TypeError, e:
    print "TypeError"
try:
    re.sub("a", lambda m: 1 / 0, "a")
except ZeroDivisionError:
    print "ZeroDivisionError"
