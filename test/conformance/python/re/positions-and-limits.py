import re
p = re.compile("a+")
for limits in ((), (1,), (2,), (3, 5), (0, 2), (10,), (-5,), (4, 2), (0, 100), (1, -1)):
    found = p.search("baaab aa", *limits)
    print limits, found and found.span(), p.match("baaab aa", *limits) and p.match("baaab aa", *limits).span(), p.findall("baaab aa", *limits), [m.span() for m in p.finditer("baaab aa", *limits)]
print re.compile("^a").search("ba", 1), re.compile("a$").search("ab", 0, 1).span(), re.compile("^a").match("ba", 1), re.compile(r"\ba").search("ba", 1), re.compile("(?<=b)a").search("ba", 1) is not None
