import re
for text in ("12,5 kg", "1.234,56 mg", "1,234.56 g", "-0,5", "  7  ", "1 000 000", "12.5.3", "kg 5", "", u"81,2 \xb0C", "1e3 l", "+3,25%", ".5 ml", "5.", "0x1F"):
    found = re.match(ur"^\s*([-+]?[\d.,\s]*\d\.?)\s*([a-zA-Z%\xb0]*)\s*$", text)
    if not found: print repr(text), "no number"; continue
    digits, unit = found.groups(); digits = digits.replace(" ", "")
    if "," in digits and "." in digits: digits = digits.replace(".", "").replace(",", ".") if digits.rfind(",") > digits.rfind(".") else digits.replace(",", "")
    else: digits = digits.replace(",", ".")
    try: print repr(text), repr(float(digits)), repr(unit), "%.2f" % float(digits)
    except ValueError: print repr(text), "ValueError", digits
