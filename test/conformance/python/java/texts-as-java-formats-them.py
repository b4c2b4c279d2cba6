import sys
from java.lang import String


def tried(work, *given):
    try:
        print repr(work(*given))
    except:
        print sys.exc_info()[0].__name__


for template, values in (('%d %s', (5, 'x')), ('%05.2f|%-5s|%5s|%x|%,d', (1.5, 'a', 'b', 255, 1234567)), ('%s', ([1, 'a'],)), ('%s', (None,)), ('%d', (None,)), ('%02d:%02d', ([1, 2],)),
                         ('%02d:%02d', ((1, 2),)), ('%s %S %b %b', (True, 'x', 5, None)), ('%%|%n|', ()), ('%08X %X %x %o', (48879, -1, 255L, 8)), ('%+d % d %(d %,d', (5, 5, -5, -1234567)),
                         ('%+d|%(d|%06d|%-6d|%6d', (-5, 5, -42, -42, -42)), ('%1$s %1$s %2$s %s', ('x', 'y')), ('%d', (10 ** 20,)), ('%d', (5L,)), ('%x', (-255L,)), ('%s %s', (1.0, 5L)),
                         ('%.3s|%10.2s|', ('abcdef', 'xyz')), ('%c%c', (65, 0x20ac)), ('%-5b|', (True,)), ('plain', ()), ('%s', ('a', 'b'))):
    print template.strip(),
    tried(String.format, template, *values)
for template, values in (('%d', (1.5,)), ('%d', ('x',)), ('%d', (True,)), ('%f', (2,)), ('%c', ('x',)), ('%s %s', ('x',)), ('%q', (1,)), ('%', ()), ('%5', ()), ('%.2d', (5,)), ('%-d', (5,)), ('%s', ())):
    print template,
    tried(String.format, template, *values)
