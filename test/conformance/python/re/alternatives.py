import re

print re.findall("cat|dog", "cat dog bird"), re.match("a|ab", "ab").group(), re.match("ab|a", "ab").group(), re.match("(?:a|b)c", "bc").group(), re.findall("^a|b$", "ab")
print re.match("(a|b)*c", "abac").groups(), re.match("|a", "a").span(), re.findall("a|", "ba"), re.match("(x|y|)z", "z").groups()
print re.match(r"(?:(on)|(off)|(auto))$", "off").groups(), re.match(r"(?:(on)|(off)|(auto))$", "off").lastindex
state = {"run": "RUNNING", "stop": "STOPPED"}
print re.sub("|".join(sorted(state)), lambda m: state[m.group()], "run, stop, hold")
m = re.match(r"(?P<number>\d+)|(?P<word>[a-z]+)|(?P<space>\s+)", "abc")
print m.lastgroup, m.lastindex, m.groups()
print [(m.lastgroup, m.group()) for m in re.finditer(r"(?P<number>\d+)|(?P<word>[a-z]+)|(?P<sign>[-+*/()])", "12+abc*(3)")]
print re.match(r"(a)?(?(1)b|c)", "ab").group(), re.match(r"(a)?(?(1)b|c)", "c").group(), re.match(r"(a)?(?(1)b|c)$", "ac")
