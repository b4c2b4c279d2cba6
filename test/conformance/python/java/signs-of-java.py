import sys
from java.lang import Character


def tried(work, *given):
    try:
        print repr(work(*given))
    except:
        print sys.exc_info()[0].__name__


for sign in ('a', 'Z', '5', ' ', '_', '\t', u'\xe4', u'\xdf', u'\xa0', u'\u0663', u'\u01c5', '-', '$'):
    print repr(sign), Character.isDigit(sign), Character.isLetter(sign), Character.isLetterOrDigit(sign), Character.isWhitespace(sign), Character.isUpperCase(sign), Character.isLowerCase(sign)
for sign in ('a', 'Z', '5', '_'):
    print repr(Character.toUpperCase(sign)), repr(Character.toLowerCase(sign)), Character.getNumericValue(sign)
for given in ('ab', '', None, 1.5):
    tried(Character.isDigit, given)
