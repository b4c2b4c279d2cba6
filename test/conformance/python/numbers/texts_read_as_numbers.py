# Texts that Python 3 reads as numbers, and Python 2.7 does not.
from decimal import Decimal as D
from fractions import Fraction as F


def tried(text):
    try:
        print text, '->', repr(eval(text))
    except Exception, e:
        print text, '->', type(e).__name__


for text in '1_5', ' 15 ', '1.5', '1 / 2', '1/2', 'nan', 'inf', '1e5', '1+2j', 'infj', 'x', '':
    for kind in 'int', 'long', 'float', 'complex', 'D', 'F':
        tried('%s(%r)' % (kind, text))
tried("type(D(1)) is D, type(D(1) + 1) is D, isinstance(D(1), D), D")
tried("type(F(1)) is F, type(F(1, 3) * 3) is F, isinstance(F(1), F), F")
tried("type(1j) is complex, isinstance(2j, complex), complex")
tried("D('1.555').quantize(D('0.01')), D((0, (1, 2), -1)), D.from_float(0.5), D(value='1.5')")
tried("F('0.5'), F(0.25), F(D('0.125')), F(numerator=1, denominator=2)")
tried("sorted([D(3), D(1), 2]), sum([F(1, 2), F(1, 3)]), '{0:.2f}'.format(D('2.5'))")


class Price(D):
    def doubled(self):
        return self * 2


print Price('1.5').doubled(), type(Price('1')).__name__, isinstance(Price('1'), D)
