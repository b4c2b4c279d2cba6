# -*- coding: utf-8 -*-
# Classes have no index, and make no other classes; and what is no value cannot be evaluated.
import fractions

for text in ('list | None', 'None | int', 'dict | dict', 'list[int]', 'tuple[0]', 'dict["a"]', 'set[1]', 'str[1]', 'int[0]', 'type[0]', 'object[0]',
             'Exception[0]', 'Exception | None', 'object | object', 'type(1)[0]', 'list(enumerate([1], 2L))', 'eval("print")', 'eval("print 1")',
             'eval("exec")', 'enumerate([1], 2L).next()'):
    try:
        print text, repr(eval(text))
    except SyntaxError, e:
        print text, 'SyntaxError'
    except Exception, e:
        print text, type(e).__name__, e
list = [[1], [2]]
list[0] = 7
list[1][0] |= 8
print list, list[-1], {1} | {2}
del list


class Part(fractions.Fraction):
    pass


print repr(Part(1, 2)), Part(1, 2), [Part(3)], Part(1, 2) + 1, type(Part(1, 2) + 1).__name__
