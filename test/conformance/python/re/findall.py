import re

print re.findall(r"\d+", "a1b22c333"), re.findall(r"\d+", "none"), re.findall("", "ab"), re.findall("a*", "baac")
print re.findall(r"(\w)(\d)", "a1 b2 c"), re.findall(r"(\w)\d", "a1 b2 c"), re.findall(r"((\w)\d)", "a1 b2")
print re.findall(r"(a)|(b)", "ab"), re.findall(r"(?:a|b)", "ab"), re.findall(r"(a)?b", "abb")
print re.findall(r"[-+]?\d*\.\d+|[-+]?\d+", "t=-4.5 p=+3 q=.25 n=7"), map(float, re.findall(r"-?\d+\.\d+", "1.5 -2.25"))
print re.findall(r"(\w+)=(\w+)", "a=1;b=2"), dict(re.findall(r"(\w+)=(\w+)", "a=1"))
print re.findall("aa", "aaaa"), re.findall("(?=aa)", "aaaa"), re.findall(r"\b\w", "one two-three"), re.findall("^.*$", "a\nb\n", re.M)
print re.compile(r"\d").findall("1234", 1), re.compile(r"\d").findall("1234", 1, 3)
print len(re.findall("o", "foo boo")), [int(n) for n in re.findall(r"\d+", "3 of 15")], sum(map(int, re.findall(r"\d", "123")))
print re.findall("A", "aAa", re.IGNORECASE), re.findall(".", "a\nb"), re.findall(".", "a\nb", re.DOTALL)
