import re

RULES = [
    ("e-mail", re.compile(r"^[\w.+-]+@[\w-]+(\.[\w-]+)+$")),
    ("ip", re.compile(r"^(?:(?:25[0-5]|2[0-4]\d|1?\d?\d)(?:\.(?!$)|$)){4}$")),
    ("batch", re.compile(r"^[A-Z]{2}-\d{4,6}$")),
    ("time", re.compile(r"^([01]?\d|2[0-3]):[0-5]\d(:[0-5]\d)?$")),
    ("hex", re.compile(r"^(0x)?[0-9a-f]+$", re.I)),
    ("decimal", re.compile(r"^[+-]?\d+([.,]\d+)?$")),
]
for text in ("a.b@c.org", "a@b", "192.168.0.255", "256.1.1.1", "1.2.3", "AB-1234", "ab-1234", "AB-1234567", "23:59", "24:00", "7:05:59", "0xFF", "12", "-1,5", "1.", "", u"12"):
    print repr(text), [name for name, rule in RULES if rule.match(text)]
print bool(re.match("^[A-Z]{2}$", "AB\n")), bool(re.match("[A-Z]{2}\\Z", "AB\n")), bool(re.match("^[^<>]*$", "a<b"))
