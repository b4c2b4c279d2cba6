import re

print re.findall("[abc]", "xaybzc"), re.findall("[^abc]", "xaybzc"), re.findall("[a-cx-z]", "abmxn"), re.findall("[-a]", "a-b"), re.findall("[a-]", "a-b")
print re.findall("[]a]", "]a"), re.findall(r"[\]a]", "]a"), re.findall("[^]]", "]a"), re.findall("[.^$*]", "a.^$*"), re.findall("[a^]", "^a")
print re.findall(r"[\d.]+", "1.5 2"), re.findall(r"[\w\s]+", "a b-c"), re.findall(r"[\W]", "a b-c"), re.findall(r"[\\/]", "a\\b/c"), re.findall(r"[\n\t]", "a\tb\n") == ["\t", "\n"]
print re.findall("[A-Za-z_][A-Za-z0-9_]*", "x1 _y 2z"), re.findall("[0-9A-Fa-f]{2}", "0x1fA9"), re.findall(r"[\x41-\x43]", "ABCD"), re.findall("[[]", "[a")
print re.findall(r"\.", "a.b"), re.findall(r"\101", "A"), re.findall(r"\x41", "A"), re.findall("\\t", "a\tb") == ["\t"], re.findall("[ab|c]", "a|c")
for pattern in ("[z-a]", "[a", "[]", "[^]", "[\\]"):
    try:
        re.compile(pattern)
        print pattern, "fine"
    except re.error, e:
        print pattern, type(e).__name__
