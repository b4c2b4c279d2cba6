import re

token = re.compile(r"\s*(?:(\d+)|(.))")
def tokens(text):
    position = 0
    found = []
    while position < len(text):
        m = token.match(text, position)
        if m is None:
            break
        number, sign = m.groups()
        found.append(int(number) if number else sign)
        position = m.end()
    return found
print tokens("12 + 34*(5-6)"), tokens(""), tokens("  "), tokens("7")
word = re.compile(r"\w+")
print [(m.start(), m.group()) for m in word.finditer("ab cd", 1)], word.search("ab cd", 2).group(), word.search("ab cd", 99), word.match("abc", 1, 2).group()
print word.findall("ab cd ef", 3, 7), re.compile("$").search("abc", 1).start(), re.compile(r"\bc").search("abc", 2), re.compile("(?<=b)c").search("abc", 2).span()
print re.compile("a").search("aaa", -5).start(), word.match("ab", 5), re.compile("").match("ab", 5).span()
