# Colors of java.awt.
import sys


def show(lines):
    for line in lines.strip().split('\n'):
        try:
            print line, '->', repr(eval(line))
        except:
            print line, '->', sys.exc_info()[0].__name__, sys.exc_info()[1]


from java.awt import Color
show(r'''
Color(1, 2, 3), Color.RED, Color.red, Color.lightGray, Color.DARK_GRAY, Color(255, 0, 0).getRGB(), Color(0x112233), Color(0x11223344, True).alpha, Color(0x112233, True).alpha, Color.decode("#ff8000"), Color.decode("0x10"), Color.decode("255")
Color(1, 2, 3, 4).alpha, Color(1, 2, 3).red, Color(1, 2, 3).getGreen(), Color(1, 2, 3).blue, Color(0.5, 0.25, 1.0), Color(1.0, 0.0, 0.0, 0.5).alpha, Color.RED == Color(255, 0, 0), Color.RED != Color.BLUE, hash(Color.RED) == hash(Color(255, 0, 0)), Color.RED.equals(Color.BLUE), {Color.RED: 1}[Color(255, 0, 0)]
Color(300, 0, 0)
Color(-1, 0, 256)
Color.decode("x")
Color("a")
Color(100, 50, 20).brighter(), Color(100, 50, 20).darker(), Color.BLACK.brighter(), Color(1, 2, 3).brighter(), Color.WHITE.darker(), Color.ORANGE, Color.PINK, Color.CYAN, Color.nope if 0 else 1, '%s' % Color.RED, str(Color.RED), Color.RED.toString()
''')
