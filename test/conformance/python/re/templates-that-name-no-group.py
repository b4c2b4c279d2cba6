# A template that is wrong in itself is told at once, a group that the pattern has not where something is found.
import re


def told(pattern, template, text):
    try:
        return repr(re.sub(pattern, template, text))
    except Exception, problem:
        return '%s: %s' % (type(problem).__name__, problem)


for text in ('xyz', 'abc'):
    print told('a', r'\g<unit>', text), told('(?P<unit>a)', r'<\g<unit>>', text)
    print told('a', r'\9', text), told('a', r'\g<9>', text), told('a', r'\g<1x>', text)
