# Numbers at the ends of what they can be, and classes that say which number they are.
import datetime
from fractions import Fraction


def told(work):
    try:
        print repr(work())
    except:
        import sys
        print sys.exc_info()[0].__name__, sys.exc_info()[1]


for digits in (300, 308, 323, 324, 325, 400, 2 ** 31 - 1):
    told(lambda: round(123.456, digits))
    told(lambda: round(5e-324, digits))
    told(lambda: round(123.456e-300, digits))
    told(lambda: round(1.6e308, -digits))
    told(lambda: round(123.456, -digits))
told(lambda: round(1.6e308, -308))
told(lambda: round(1.4e308, -308))
told(lambda: round(-1.6e308, -308))
told(lambda: round(123.456e-306, 308))
for base in (10, 16, 21, 22, 25, 36):
    told(lambda: long('1l', base))
    told(lambda: long('1L', base))
    told(lambda: int('1l', base))
told(lambda: long('mb994al', 25))


class Level(int):
    def __int__(self):
        return 42

    def __long__(self):
        return 43L

    def __float__(self):
        return 44.5


class Text(str):
    def __float__(self):
        return 1.0 + len(self)


class Plain(float):
    pass


told(lambda: (int(Level(5)), long(Level(5)), float(Level(5)), Level(5) + 1, str(Level(5)), '%d' % Level(5)))
told(lambda: (float(Text('abc')), float(Plain(2)), int(Plain(2.5)), long(Plain(2.5))))
told(lambda: int(Text('12')))
told(lambda: Fraction(-1) ** Fraction(1, 2))
told(lambda: Fraction(4) ** Fraction(1, 2))
told(lambda: (-8.0) ** Fraction(1, 3))
for one, other in ((1.0, Fraction(1, 10)), (Fraction(7, 2), 0.5), (Fraction(-7, 3), 1.5), (2.5, Fraction(-1, 3))):
    told(lambda: (one // other, one % other, divmod(one, other)))
told(lambda: Fraction(1, 2) // 0.0)
told(lambda: '{0:-}|{0:<}|{0:-20}|{0:>-20}'.format(4 / 7.0 - 100j / 7.0))


class Zone(datetime.tzinfo):
    def __init__(self, minutes):
        self.minutes = minutes

    def utcoffset(self, at):
        return None if self.minutes is None else datetime.timedelta(minutes=self.minutes)

    def dst(self, at):
        return None


time = datetime.time
for at in (time(0), time(5), time(5, tzinfo=Zone(300)), time(0, tzinfo=Zone(-300)), time(0, tzinfo=Zone(None)), time(0, 0, 0, 1)):
    print bool(at),
print
told(lambda: time(5) == time(5, tzinfo=Zone(0)))
told(lambda: time(5) != time(5, tzinfo=Zone(0)))
told(lambda: time(5) == time(5, tzinfo=Zone(None)))
told(lambda: time(5, tzinfo=Zone(60)) == time(4, tzinfo=Zone(0)))
told(lambda: time(5) == 5)
told(lambda: time(5) != None)
told(lambda: hash(time(5)) == hash(time(5)))
told(lambda: datetime.datetime.combine(time=time(1, 2), date=datetime.date(2024, 1, 2)))
told(lambda: datetime.datetime.combine(datetime.date(2024, 1, 2), 5))
