# Flags, widths and precisions that a conversion of String.format does not know, and numbers of java.math.
import sys

from java.lang import String
from java.math import BigDecimal, BigInteger


def told(template, *values):
    try:
        return String.format(template, values)
    except:
        kind, problem = sys.exc_info()[:2]
        return '%s: %s' % (kind.__name__, problem.getMessage())


for kind in 'sSbhcdxXoeEfgGan%':
    for flags in ('', '-', '+', ' ', '0', ',', '(', '#', '+ ', '-0', '(,'):
        for size in ('', '9', '.1', '9.0'):
            template = '%' + flags + size + kind
            for value in (65, -2.5):
                if kind not in 'ga' or isinstance(value, int):
                    print template, told('[' + template + ']', value).replace('\n', '/')
for value in (BigDecimal('1234.565'), BigDecimal('-0.0004'), BigDecimal('12e10'), BigInteger('-98765432109876543210'), 10 ** 20):
    for template in ('%s', '%.2f', '%,.1f', '%012.3f', '%e', '%.0f', '%#.0f', '%g', '%(,.2f', '%d', '%,d', '%x', '%+x', '%o'):
        print template, told(template, value)
print told('%2$s %1$s %<s %s', 'a', 'b'), told('%<s', 1), told('%3$s', 1), told('%s %s', 1), told('%--5d', 1), told('%c', -7), told('%q', 1), told('%', 1)
