import re

def keep_case(word):
    def replace(m):
        found = m.group()
        if found.isupper():
            return word.upper()
        if found[0].isupper():
            return word.capitalize()
        return word
    return replace

print re.sub("pump", keep_case("valve"), "pump Pump PUMP pUMP", flags=re.I), re.compile("pump", re.I).sub(keep_case("valve"), "Pump 1", 1)
print re.sub(r"(^|\s)(\w)", lambda m: m.group(1) + m.group(2).upper(), "tank level high"), re.sub(r"_(\w)", lambda m: m.group(1).upper(), "flow_rate_max")
print re.sub(r"([a-z0-9])([A-Z])", r"\1_\2", "flowRateMax2High").lower(), re.sub(r"(?<=[a-z])(?=[A-Z0-9])", " ", "flowRateMax2"), re.sub("(?i)[aeiou]", "*", "Alarm On")
print re.sub(r"\b[a-z]", lambda m: m.group().upper(), "it's on-line"), re.sub(r"(\w+)", lambda m: m.group(0)[::-1], "abc de"), repr(re.sub("[a-z]", lambda m: m.group().upper(), u"\xe4bc"))
