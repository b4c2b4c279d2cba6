import re

print re.findall("x*", "axxb"), [m.span() for m in re.finditer("x*", "axxb")], re.sub("x*", "-", "axxb"), re.split("x*", "axxb"), re.subn("x*", "-", "axxb")
print re.findall("", ""), re.sub("", "-", ""), re.split("", ""), re.sub("", "-", "abc"), re.findall("a?", "aab"), re.sub("a?", "-", "aab")
print re.findall("^", "ab"), re.findall("$", "ab"), re.findall("(?m)$", "a\nb"), re.sub("(?m)$", ";", "a\nb\n"), re.sub("$", ";", "a\n")
print re.findall(r"\b|b", "ab"), re.sub(r"\s*", "", " a b "), re.findall(r"\d*", "12ab3"), re.sub(r"\d*", "#", "12ab3"), re.match("(a*)(b*)", "c").groups()
print re.sub(r"(?=\d)", "_", "a1b2"), re.sub(r"(\w*)", r"<\1>", "ab cd"), re.findall(r"(\w*)", "ab cd"), re.sub(r"(?=(\d{3})+$)", ",", "123456")
