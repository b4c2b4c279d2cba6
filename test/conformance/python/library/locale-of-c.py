import locale

print locale.getlocale(), locale.setlocale(locale.LC_ALL, ''), locale.setlocale(locale.LC_ALL), locale.setlocale(locale.LC_ALL, 'C')
held = locale.localeconv()
print [(name, held[name]) for name in sorted(held)]
print locale.format('%d', 1234567, grouping=True), locale.format('%.2f', 1234.5), locale.format_string('%d %s', (1, 'a')), locale.str(1.5)
print locale.atof('1.5'), locale.atoi('5'), locale.strcoll('a', 'b'), locale.strxfrm('a'), locale.LC_ALL, locale.LC_NUMERIC, locale.LC_TIME
for work in (lambda: locale.setlocale(locale.LC_ALL, 'de_DE.UTF-8'), lambda: locale.currency(5)):
    try:
        work()
    except ValueError, error:
        print error
