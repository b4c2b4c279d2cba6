import re

text = "M\xc3\xa4dchen \xff"
print re.findall(r"\w+", text), re.findall(r"\W", text), re.findall(r"[^ -~]", text)
print re.sub(r"[^\x20-\x7e]", "?", text), re.sub(r"[\x80-\xff]+", "_", text), re.search("\xc3", text).span()
print repr(re.sub("\xa4", "", text)), len(re.findall(".", text)), re.split("\xc3\xa4", text)
print re.findall("[\x00-\x1f]", "a\x02b\x1fc"), repr(re.sub(r"[\x00-\x1f]", "", "\x02P1\x03\r\n")), re.match(r"\x02(.*)\x03", "\x02P1\x03").group(1)
