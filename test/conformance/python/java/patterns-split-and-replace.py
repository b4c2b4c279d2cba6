# -*- coding: utf-8 -*-
from java.lang import IllegalArgumentException, IndexOutOfBoundsException, String, StringBuffer
from java.util.regex import Pattern, Matcher

for pattern in [',', '\\s*[,;]\\s*', '', '(?=b)', 'x', '\\d', ',+', '(,)']:
    for text in ['', 'a,b', ',a,,b,,', 'a ; b,c', 'abcb', ',,,', 'a1b22c', 'x']:
        compiled = Pattern.compile(pattern)
        print repr(pattern), repr(text), compiled.split(text), [list(compiled.split(text, n)) for n in (-1, 1, 2)], list(String(text).split(pattern))

for pattern, text in [('(\\w)(\\d)?', 'a1 b c3'), ('(?<key>\\w+)=(\\w+)', 'a=1;b=2'), ('\\s+', ' a  b '), ('', 'abc'), ('b*', 'abbc')]:
    for replacement in ['', '<$0>', '$1', '[$2]', '\\$1', '$1x$10', '${key}', '$', '$9', '$x', 'a\\', '\\\\', '${', '${nobody}', u'\xe4']:
        matcher = Pattern.compile(pattern).matcher(text)
        try:
            print repr(pattern), repr(replacement), repr(matcher.replaceAll(replacement)), repr(matcher.replaceFirst(replacement))
        except (IllegalArgumentException, IndexOutOfBoundsException), error:
            print repr(pattern), repr(replacement), error

text = String('The tank 12 holds 250 l of 1000 l')
print text.replaceAll('(\\d+) l', '$1 litres'), text.replaceFirst('\\d+', '#'), text.matches('The.*'), text.matches('tank'), list(text.split(' ', 3))
print Pattern.quote('a.b'), Matcher.quoteReplacement('5 $ \\'), String('a.b.c').replaceAll(Pattern.quote('.'), Matcher.quoteReplacement('$'))

made, matcher = StringBuffer(), Pattern.compile('\\d+').matcher('3 of 10 and 7')
while matcher.find():
    matcher.appendReplacement(made, str(int(matcher.group()) * 2))
print matcher.appendTail(made)
matcher = Pattern.compile('\\w').matcher('a bc d').region(1, 4)
while matcher.find():
    print matcher.group(), matcher.start(), matcher.regionStart(), matcher.regionEnd(), matcher.toMatchResult().group()
