for a in (7, -7, 0, 100 * 175):
    for b in (2, -2, 180):
        print a, b, a / b, a // b, a % b, divmod(a, b)
x = 7
x /= 2
print x
x = 7.0
x /= 2
print x, 7 / 2.0, 7.0 // 2, -7.5 % 2
class Box(object):
    n = 9
Box.n /= 2
rows = [5, 6]
rows[0] /= 2
print Box.n, rows
