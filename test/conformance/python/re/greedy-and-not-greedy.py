import re

html = "<tr><td>1</td><td>a b</td><td></td></tr>"
print re.findall("<td>(.*)</td>", html), re.findall("<td>(.*?)</td>", html), re.findall("<td>([^<]*)</td>", html), re.findall("<td>(.+?)</td>", html)
print re.sub("<.*?>", "", html), repr(re.sub("<[^>]+>", " ", html).strip()), re.search("<(.+?)>", html).group(1), re.search("<(.+)>", html).end()
print re.match("(.*)(\\d+)", "ab123").groups(), re.match("(.*?)(\\d+)", "ab123").groups(), re.match("(.*?)(\\d*)$", "ab123").groups(), re.match("(.*?)(\\d*)", "ab123").groups()
print re.findall('"(.*?)"', 'say "a" and "b c"'), re.findall('"(?:[^"\\\\]|\\\\.)*"', 'x "a\\"b" "c"'), re.findall(r"\((.*?)\)", "f(a)(b(c))"), re.split("<.*?>", "a<b>c<d>e")
print re.match("a{1,3}?b", "aab").group(), re.match("(a{1,3}?)(a*)", "aaaa").groups(), re.match("(a??)(a*)", "aa").groups(), re.match("(?:ab)*?c", "ababc").end()
print re.search("/\\*.*?\\*/", "x /* a\nb */ y", re.S).group() == "/* a\nb */", re.search("/\\*.*?\\*/", "x /* a\nb */ y"), re.findall("(?s)<p>(.*?)</p>", "<p>a\nb</p><p></p>")
