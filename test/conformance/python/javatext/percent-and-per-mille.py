# -*- coding: utf-8 -*-
from java.text import DecimalFormat

for pattern in [u'0%', u'#.##%', u'%0', u'0.0\u2030', u"0.0'%'", u"#,##0.00 '%'", u'0 %;(0 %)']:
    format = DecimalFormat(pattern)
    print repr(pattern), [format.format(number) for number in [0, 0.5, 0.125, 1, -0.25, 12.345, 0.00049]], format.getMultiplier(), repr(format.toPattern())
