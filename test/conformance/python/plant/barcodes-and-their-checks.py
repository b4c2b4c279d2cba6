import re
def ean_check(code):
    if not isinstance(code, basestring): raise TypeError("code must be text, not %s" % type(code).__name__)
    digits = map(int, code)
    odd, even = digits[-1::-2], digits[-2::-2]
    return (10 - (sum(odd) * 3 + sum(even)) % 10) % 10
for c in ["400638133393", "96385", "1", "", u"7350053850019"[:-1], "12a", 5, None]:
    try:
        print repr(c), ean_check(c)
    except (ValueError, TypeError), e:
        print type(e), e
AI = {"01": ("GTIN", 14, None), "10": ("LOT", None, 20), "17": ("EXP", 6, None), "21": ("SN", None, 20), "310": ("KG", 6, None)}
def parse(text):
    out = []
    i = 0
    while i < len(text):
        if text[i] == "\x1d":
            i += 1; continue
        for n in (2, 3, 4):
            ai = text[i:i + n]
            if ai in AI: break
        else:
            raise ValueError, "unknown AI at %d: %r" % (i, text[i:i + 4])
        name, fixed, most = AI[ai]
        i += n
        if fixed:
            v = text[i:i + fixed]
            if len(v) != fixed: raise ValueError("short %s: %r" % (name, v))
            i += fixed
        else:
            j = text.find("\x1d", i)
            if j == -1: j = len(text)
            v = text[i:j]; i = j
        out.append((name, v))
    return out
for t in ["0104006381333931172512311012AB\x1d21XY", "0104", "99abc", u"10L\xf6t", "1725"]:
    try:
        print parse(t)
        print dict(parse(t))
    except ValueError, e:
        print "bad:", e, repr(e)
m = re.match(r"\(01\)(?P<gtin>\d{14})\(10\)(?P<lot>[^(]+)(?:\(17\)(\d{6}))?", "(01)04006381333931(10)A-1/2")
print m.groups(), m.groupdict(), m.span("lot"), m.lastgroup, m.lastindex, m.group(0, 1, "lot")
try: m.group("x")
except IndexError, e: print e
print re.sub(r"(\d)(?=(\d{3})+$)", r"\1.", "1234567"), re.split(r"[,;\s]+", "a, b;c  d"), re.findall(r"(\w)(\d)?", "a1b")
