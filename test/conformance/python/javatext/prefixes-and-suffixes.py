# -*- coding: utf-8 -*-
from java.text import DecimalFormat

for pattern in [u'0.0 kg', u"'#'0", u"''0''", u'(0);[0]', u'0;(0)', u'0;-0', u'+0;-0', u'0-', u'\xa4 0.00', u'\xa4\xa4 0.00', u"'0'0.0", u'0.0;0.0 CR', u'\xb0 0.0']:
    format = DecimalFormat(pattern)
    print repr(pattern), [format.format(5), format.format(-5.25)], repr(format.toPattern())
    print [format.getPositivePrefix(), format.getPositiveSuffix(), format.getNegativePrefix(), format.getNegativeSuffix()]
