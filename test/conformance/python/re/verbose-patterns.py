import re

tag = re.compile(r"""
    ^(?P<area>[A-Z]{2,4})   # the area
    -
    (?P<loop>\d{3})         # the loop
    (?P<suffix>[A-Z]?)      # a suffix, or none
    \s*  [#]  \s*           # a real hash
    (?P<note>.*)$
""", re.VERBOSE)
for text in ("TIC-101A # main reactor", "PT-007#", "P-1 # x", "FIC-333   #   a # b"):
    m = tag.match(text)
    if m:
        print m.groupdict()["area"], m.group("loop"), repr(m.group("suffix")), repr(m.group("note"))
    else:
        print "no tag:", text
print re.match(r"a\ b", "a b", re.X).group(), re.match(r"a b", "ab", re.X).group(), re.match(r"[a b]+", "a b", re.X).group()
print re.match("(?x) a # first\n b", "ab").group(), re.findall(r"\d \d", "12 3 4", re.X)
