made = bytearray('abc')
print repr(made), str(made), len(made), made[0], list(made), isinstance(made, bytearray), type(made)
made.append(100)
made[0] = 65
print repr(made), made.decode('ascii'), repr(made.decode('ascii'))
print repr(bytearray(3)), repr(bytearray([1, 255])), repr(bytearray(u'\xe4', 'utf-8')), repr(bytearray())
for given in ([256], u'ab', 1.5):
    try:
        print repr(bytearray(given))
    except (ValueError, TypeError), error:
        print type(error).__name__, error
