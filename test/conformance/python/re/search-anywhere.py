import re

text = "2026-03-04 05:06:07 [ERROR] Pump 12: pressure 4.75 bar"
print re.search(r"\d{4}-\d\d-\d\d", text).group(), re.search(r"\[(\w+)\]", text).group(1)
print re.search(r"pressure\s+([\d.]+)", text).group(1), float(re.search(r"([\d.]+) bar", text).group(1)) * 2
print re.search(r"Pump (\d+)", text).span(), re.search(r"Pump (\d+)", text).span(1), re.search("Valve", text)
print re.search(r"\w+$", text).group(), re.search(r"^\d", text).start(), re.search(r"(?P<level>ERROR|WARN)", text).group("level")
print re.search(r"b", "abcb").start(), re.search(r"b+?", "abbb").group(), re.search("a|ab|abc", "xabc").group()
print re.search("", "abc").span(), re.search("$", "abc").span(), re.search("c$", "abc\n").span()
pattern = re.compile("o")
print pattern.search("foo boo").start(), pattern.search("foo boo", 3).start(), pattern.search("foo boo", 3, 5), pattern.match("foo", 1).group()
print re.compile("^o").search("foo", 1), re.compile("^f").match("foo", 0).group()
