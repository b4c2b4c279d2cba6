import re

print re.findall(r"\d+(?= bar)", "4 bar 5 psi 6 bar"), re.findall(r"\d+(?! bar)\b", "4 bar 5 psi"), re.findall(r"(?<=\$)\d+", "$5 6 $7")
print re.findall(r"(?<!\$)\b\d+", "$5 6 $7"), re.sub(r"(?<=\d)(?=(\d{3})+$)", ",", "1234567"), re.search(r"(?=.*\d)(?=.*[a-z]).{6,}", "abc123").group()
print re.match(r"(?!lot)\w+", "lot42"), re.match(r"(?!lot)\w+", "tank").group(), re.match(r"(?=(\w+))", "abc").group(1), re.match(r"(?=a)", "abc").span()
print re.split(r"(?<=,)", "a,b,c"), re.findall(r"(?<=ab|cd)x", "abx cdx efx"), re.sub(r"(?<![\w.])(\d+)(?![\w.])", r"[\1]", "1 2.5 a3 4")
print bool(re.match(r"^(?=.*[A-Z])(?=.*[0-9])(?=.*[^A-Za-z0-9]).{8,}$", "Passw0rd!")), bool(re.match(r"^(?=.*[A-Z]).{8,}$", "password"))
for pattern in (r"(?<=a+)b", r"(?<=a|bc)d", r"(?<!a*)b"):
    try:
        re.compile(pattern)
        print "fine"
    except re.error, e:
        print type(e).__name__, e
