import re

print re.match(r"(.)\1", "aa").group(), re.match(r"(.)\1", "ab"), re.findall(r"(\w)\1", "bookkeeper"), re.sub(r"\b(\w+) \1\b", r"\1", "the the pump is is on")
print re.match(r"(?P<a>\d)-(?P=a)", "7-7").group(), re.match(r"(a)(b)\2\1", "abba").span(), re.match(r"(['\"])(.*?)\1", "\"it's\"").group(2)
print re.search(r"<(\w+)>(.*?)</\1>", "<a><b>x</b></a>").groups(), re.findall(r"(\d)(\d)\2\1", "1221 3443 1234")
print re.match(r"(?i)(a)\1", "aA").group(), re.match(r"(a)?\1b", "b"), re.match(r"(a*)\1", "aaaa").groups(), re.match(r"(?:(a)|b)\1", "aa").group()
print re.sub(r"(.)\1+", lambda m: m.group(1) + str(len(m.group())), "aaabccd"), re.sub(r"(a)(b)", r"\2\1\0", "ab") == "ba\x00"
try:
    re.compile(r"(a)\2")
except re.error, e:
    print type(e).__name__
