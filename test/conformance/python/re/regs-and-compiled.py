# Places of all groups, and what is compiled already.
import re

print re.match('(a)(b)?', 'ac').regs, re.match('.', 'x').regs, type(re.match('a', 'a')).__name__
for pattern, flags in ((re.compile('a'), 0), (re.compile('a'), re.I)):
    try:
        print re.compile(pattern, flags).pattern
    except ValueError, e:
        print e
print re.match('(.)(.)?', 'a').groups('-'), re.match('(.)(.)?', 'a').groups(u'-'), re.match(u'(.)(.)?', u'a').groups('-')
