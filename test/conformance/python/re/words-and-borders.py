import re

text = "pump-1 Pump_2, pumps pump."
print re.findall(r"\bpump\b", text), re.findall(r"\bpump", text), re.findall(r"pump\B", text), re.findall(r"\Bump", text)
print re.findall(r"\w+", text), re.findall(r"\W+", text), re.findall(r"\b", "ab cd"), re.sub(r"\b", "|", "ab cd")
print [m.start() for m in re.finditer(r"\b", "a-b")], re.findall("\bpump", text), re.findall(r"[\b]", "a\bc") == ["\b"], re.findall(r"\b\w{4}\b", "one four five3 six7")
print re.findall(r"\d\D", "1a2b33"), re.findall(r"\s\S", "a b\tc\n d"), re.findall(r"\w", "_-1\xe4"), re.findall(r"[\w.-]+@[\w.-]+", "to: a.b@c-d.org, x@y")
print re.findall(r"\Aa", "aa"), re.findall(r"a\Z", "aa"), re.search(r"\bon\b", "station"), re.search(r"\bon\b", "is on!").span()
