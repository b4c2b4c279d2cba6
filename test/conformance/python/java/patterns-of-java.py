# -*- coding: utf-8 -*-
from java.lang import IllegalStateException, IndexOutOfBoundsException, IllegalArgumentException
from java.util.regex import Pattern, Matcher, PatternSyntaxException

lot = Pattern.compile('(?<site>[A-Z]{2})-(\\d{4,6})(?:/(\\w))?')
found = lot.matcher('lots DE-12345/a, FR-9999 and XX-1')
print found.groupCount(), lot.pattern(), lot, lot.flags()
while found.find():
    print found.group(), found.group('site'), found.group(2), found.group(3), found.start(), found.end(2), found.start(3), repr(found.group(1))
print found.find(), found.find(6), found.group(), found.matches(), found.reset('DE-1234').matches(), found.lookingAt()
print Pattern.matches('a+b', 'aab'), Pattern.matches('a+b', 'aabc'), bool(lot.matcher('x').find())

texts = ['', 'abc', 'Abc 12', 'a.b.c', 'line one\nline two\r\nline three', '  x  ', 'aaa', 'AaAa', '12,5;7', u'm\xe4dchen', '<a><b>', 'x=1\n']
patterns = [
    ('^\\w+$', 0), ('^\\w+$', Pattern.MULTILINE), ('.+', 0), ('.+', Pattern.DOTALL), ('a', Pattern.CASE_INSENSITIVE), ('(?i)A+', 0),
    ('[a-z&&[^b]]+', 0), ('[\\w&&[^\\d_]]+', 0), ('[a-c[x-z]]+', 0), ('\\p{Alpha}+', 0), ('\\p{L}+', 0), ('\\p{Punct}', 0), ('\\P{Lower}+', 0),
    ('\\Qa.b\\E', 0), ('a.b', Pattern.LITERAL), ('\\d+(?:[.,]\\d+)?', 0), ('<([^>]+)>', 0), ('<.+?>', 0), ('<.++>', 0), ('a*+a', 0),
    ('(?>a+)b?', 0), ('\\s*', 0), ('$', 0), ('$', Pattern.MULTILINE), ('\\z', 0), ('\\Z', 0), ('\\R', 0), ('\\h+', 0), ('(a)|(b)|(c)', 0),
    ('(.)\\1', 0), ('(?<n>.)\\k<n>', 0), ('(?=c)', 0), ('(?<=a)b', 0), ('(?<!a)b', 0), ('a # remark\n b', Pattern.COMMENTS), ('\\x61|\\u0062', 0),
    ('x(?i)Y|z', 0), ('(?m)^l\\w+', 0), ('[^a-z]', Pattern.CASE_INSENSITIVE), (u'\xc4', Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE),
    ('[.*+?]', 0), ('[]a]+', 0), ('[a-]+', 0), ('a{2}', 0), ('a{1,2}?', 0), ('', 0), ('\\t|\\n', 0),
]
for pattern, flags in patterns:
    compiled = Pattern.compile(pattern, flags)
    for text in texts:
        matcher, found = compiled.matcher(text), []
        while matcher.find():
            found.append((matcher.start(), matcher.end(), [matcher.group(n) for n in range(matcher.groupCount() + 1)]))
        print repr(pattern), repr(text), found, matcher.matches(), matcher.lookingAt()

for pattern in ['(a', 'a)', '*a', '[a', 'a{', 'a{3,1}', '[z-a]', '\\y', '(?P<n>a)', '(?<1>a)', '\\k<z>', '(?z)', '+', 'a**', '(?<x>a)(?<x>b)']:
    try:
        Pattern.compile(pattern)
    except PatternSyntaxException, error:
        print error.getDescription(), '|', error.index, '|', error.pattern
        print error.message
matcher = lot.matcher('nothing')
for work in (matcher.group, matcher.start, lambda: lot.matcher('DE-1234').group(7)):
    try:
        print work()
    except IllegalStateException, error:
        print error
for name in (7, 'nobody'):
    matcher = lot.matcher('DE-1234')
    matcher.find()
    try:
        print matcher.group(name)
    except (IndexOutOfBoundsException, IllegalArgumentException), error:
        print error
