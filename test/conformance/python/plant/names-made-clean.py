import re
def clean(name):
    for letter, two in ((u"\xe4", "ae"), (u"\xf6", "oe"), (u"\xfc", "ue"), (u"\xdf", "ss"), (u"\xc4", "Ae")): name = name.replace(letter, two)
    name = name.encode("ascii", "ignore").strip()
    return re.sub(r"[^A-Za-z0-9_]+", "_", name).strip("_")[:20]
for name in (u"M\xfchle 4 (alt)", u"  Stra\xdfe/L\xe4nge ", u"\u0394T [\xb0C]", "Plain", u"\u20ac\u20ac", "a" * 30, u"x--y__z", "", u"\xc4pfel&Birnen"):
    made = clean(unicode(name)); print repr(name), repr(made), made.lower(), made.title(), made.split("_"), len(made), made == made.swapcase().swapcase()
camel = lambda text: "".join([part.capitalize() for part in text.split("_")]); snake = lambda text: re.sub(r"(?<!^)([A-Z])", r"_\1", text).lower()
print [camel(text) for text in ("set_point", "a", "")], [snake(text) for text in ("SetPoint", "aB", "ABC", "x1Y")]
