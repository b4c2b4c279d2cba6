# -*- coding: utf-8 -*-
# The names of groups are letters where the pattern is.
import re

for pattern in (ur'(?P<a>x)(?P<b>y)?', r'(?P<a>x)(?P<b>y)?'):
    for text in (u'xy', 'xy', 'x'):
        found = re.match(pattern, text)
        print found.groupdict(), repr(found.lastgroup), found.re.groupindex, found.groupdict(u'-')
print [m.groupdict() for m in re.finditer(ur'(?P<key>\w+)\s*=\s*(?P<val>"[^"]*"|\S+)', u'größe=5 name="A b"', re.U)]
