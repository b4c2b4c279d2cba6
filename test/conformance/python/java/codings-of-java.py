# Base64, addresses, charsets and forms of letters of Java.
import sys


def show(lines):
    for line in lines.strip().split('\n'):
        try:
            print line, '->', repr(eval(line))
        except:
            print line, '->', sys.exc_info()[0].__name__, sys.exc_info()[1]


from java.util import Base64
from java.net import URLEncoder, URLDecoder
from java.nio.charset import StandardCharsets
from java.text import Normalizer
from java.lang import String
e, d = Base64.getEncoder(), Base64.getDecoder()
show(r'''
e.encodeToString("abc"), e.encodeToString("a"), e.withoutPadding().encodeToString("a"), e.encodeToString([97, 98]), e.encodeToString(String("\xff\xfe").getBytes("ISO-8859-1")), Base64.getUrlEncoder().encodeToString("\xff\xfe\xfd")
e.encode("abc"), d.decode("YWJj"), String(d.decode("w6Q="), "UTF-8"), d.decode("YQ"), Base64.getUrlDecoder().decode("__79"), String(d.decode(u"YWJj")), e.encodeToString(String(u"\xe4").getBytes("UTF-8"))
d.decode("Y!")
d.decode("a")
e.encodeToString(u"abc")
e.encodeToString(5)
e.encodeToString("\xe4"), e.encodeToString("")
URLEncoder.encode("a b&c=d/e~f*g.h-i_j", "UTF-8"), URLEncoder.encode(u"\xe4\u20ac", "UTF-8"), URLEncoder.encode(u"\xe4", "ISO-8859-1"), URLEncoder.encode("x+y", StandardCharsets.UTF_8), URLDecoder.decode("a+b%26%C3%A4", "UTF-8"), URLDecoder.decode("%E4", "ISO-8859-1")
URLEncoder.encode("a", "nope")
StandardCharsets.UTF_8, str(StandardCharsets.US_ASCII), StandardCharsets.ISO_8859_1.name(), String("a").getBytes(StandardCharsets.UTF_8), String(String("a").getBytes(), StandardCharsets.UTF_8), StandardCharsets.UTF_8 == StandardCharsets.UTF_8
Normalizer.normalize(u"\xe4\xe9", Normalizer.Form.NFD), Normalizer.normalize(u"a\u0308", Normalizer.Form.NFC), Normalizer.normalize("abc", Normalizer.Form.NFKD), Normalizer.Form.NFD
''')
