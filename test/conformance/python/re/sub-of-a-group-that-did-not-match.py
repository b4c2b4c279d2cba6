import re

# Python 2 does not take a group that did not match as an empty text.
for pattern, template, text in ((r"(a)|b", r"<\1>", "ab"), (r"(a)|b", r"<\1>", "aa"), (r"x(y)?", r"\1", "xy"), (r"x(y)?", r"[\g<1>]", "x")):
    try:
        print pattern, template, text, re.sub(pattern, template, text)
    except re.error, e:
        print pattern, template, text, type(e).__name__, e
print re.sub(r"(a)|b", lambda m: "<%s>" % m.group(1), "ab"), re.sub(r"(a|)b", r"<\1>", "abb")
