# `java.awt.Color`: red, green and blue, and how little is seen through it, each from 0 to 255.

import re

import _unicode
from _errors import IllegalArgumentException, NumberFormatException
from _java_bean import Bean, Constants, int_of, refused, signed, text_of
from _unicode import letters

_known = {
    'WHITE': (255, 255, 255), 'LIGHT_GRAY': (192, 192, 192), 'GRAY': (128, 128, 128), 'DARK_GRAY': (64, 64, 64), 'BLACK': (0, 0, 0),
    'RED': (255, 0, 0), 'PINK': (255, 175, 175), 'ORANGE': (255, 200, 0), 'YELLOW': (255, 255, 0), 'GREEN': (0, 255, 0),
    'MAGENTA': (255, 0, 255), 'CYAN': (0, 255, 255), 'BLUE': (0, 0, 255),
}
_factor = 0.7


class Color(Bean, metaclass=Constants):
    __module__ = 'java.awt'

    # Of one number with eight bits for each, of whole numbers, or of fractions up to 1.
    def __init__(self, *given):
        if len(given) in (1, 2) and isinstance(given[0], int):
            value = int_of('java.awt.Color', given[0]) & 0xffffffff
            parts = [value >> 16 & 255, value >> 8 & 255, value & 255, value >> 24 if len(given) == 2 and given[1] else 255]
        elif len(given) in (3, 4) and all([isinstance(part, (int, float)) for part in given]):
            is_of_fractions = any([isinstance(part, float) for part in given])
            parts = [int(part * 255 + 0.5) if is_of_fractions else int(part) for part in given] + [255] * (4 - len(given))
        else:
            raise refused('java.awt.Color', given[0] if given else None, 'int' if len(given) == 1 else 'int, float')
        wrong = [name for name, part in zip(('Red', 'Green', 'Blue', 'Alpha'), parts) if not 0 <= part <= 255]
        if wrong:
            raise IllegalArgumentException('Color parameter outside of expected range: %s' % ' '.join(wrong))
        self._parts = tuple(parts)

    @staticmethod
    def _constant(name):
        found = _known.get(name.upper() if name.islower() else {'lightGray': 'LIGHT_GRAY', 'darkGray': 'DARK_GRAY'}.get(name, name))
        return None if found is None else Color(*found)

    @staticmethod
    def decode(nm):
        text = text_of('decode', nm)
        digits, base = (text[1:], 16) if text[:1] == '#' else (text[2:], 16) if text[:2].lower() == '0x' else (text, 10)
        try:
            return Color(int(digits, base))
        except ValueError:
            raise NumberFormatException('For input string: "%s"' % digits)

    def getRed(self):
        return self._parts[0]

    def getGreen(self):
        return self._parts[1]

    def getBlue(self):
        return self._parts[2]

    def getAlpha(self):
        return self._parts[3]

    def getRGB(self):
        red, green, blue, alpha = self._parts
        return signed(alpha << 24 | red << 16 | green << 8 | blue)

    def brighter(self):
        least = int(1 / (1 - _factor))
        if self._parts[:3] == (0, 0, 0):
            return Color(least, least, least, self._parts[3])
        return Color(*[min(int(max(part, least if part else 0) / _factor), 255) for part in self._parts[:3]], self._parts[3])

    def darker(self):
        return Color(*[int(part * _factor) for part in self._parts[:3]], self._parts[3])

    def equals(self, other):
        return isinstance(other, Color) and other._parts == self._parts

    __eq__ = equals

    def hashCode(self):
        return self.getRGB()

    def __hash__(self):
        return self.hashCode()

    def __repr__(self):
        return 'java.awt.Color[r=%d,g=%d,b=%d]' % self._parts[:3]

    def toString(self):
        return letters(repr(self))


names = {'Color': Color}


# As expressions write it: `#FF8000`, and `#FF800040` where something is seen through.
_written = re.compile('#[0-9A-F]{6}(?:[0-9A-F]{2})?')


def _of_text(text):
    plain = str.__str__(text)
    return None if _written.fullmatch(plain) is None else Color(*bytes.fromhex(str.__getitem__(plain, slice(1, None))))


_unicode.color_of = _of_text
