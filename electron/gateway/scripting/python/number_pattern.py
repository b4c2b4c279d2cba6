# Patterns of java.text.DecimalFormat: what one says, read as Java reads it, and written again.

from _errors import IllegalArgumentException

# Digits of a double before and after the point; nothing has more.
MOST_WHOLE, MOST_PART = 309, 340
_ANY = 2147483647
_NUMBER_SIGNS = '#0,.'


# A prefix or suffix is held as it is quoted: a sign with a meaning has a quote before it, a quote is two.
class Pattern:
    def __init__(self, text):
        self.multiplier, self.grouping, self.is_grouped = 1, 3, True
        self.always_point = self.is_money = self.is_exponential = False
        self.least_exponent = 0
        self.least_whole, self.most_whole, self.least_part, self.most_part = 0, _ANY, 0, _ANY
        first = _Reader(text, 0, True)
        self.prefix, self.suffix = first.affixes
        self.negative_prefix, self.negative_suffix = "'-" + self.prefix, self.suffix
        if text:
            self._take(first)
        if first.rest is not None and first.rest < len(text):
            second = _Reader(text, first.rest, False)
            self.is_money = self.is_money or second.is_money
            if second.affixes != first.affixes:
                self.negative_prefix, self.negative_suffix = second.affixes

    def _take(self, part):
        left, zeros, right, point = part.left, part.zeros, part.right, part.point
        if zeros == 0 and left > 0 and point >= 0:
            whole = point or 1
            left, zeros, right = whole - 1, 1, left - whole
        if (point < 0 and right > 0) or (point >= 0 and not left <= point <= left + zeros) or part.group == 0:
            raise part.refused('Malformed pattern')
        total = left + zeros + right
        whole = point if point >= 0 else total
        self.multiplier, self.is_money = part.multiplier, part.is_money
        self.is_exponential, self.least_exponent = part.least_exponent > 0, part.least_exponent
        self.least_whole = whole - left
        self.most_whole = left + self.least_whole if self.is_exponential else _ANY
        self.most_part = total - point if point >= 0 else 0
        self.least_part = left + zeros - point if point >= 0 else 0
        self.is_grouped, self.grouping = part.group > 0, max(part.group, 0)
        self.always_point = point in (0, total)

    # `toPattern`: the digits that the settings ask for, so it may be other than what was read.
    def written(self):
        positive = _unread(self.prefix) + self._digits() + _unread(self.suffix)
        if self.negative_suffix == self.suffix and self.negative_prefix == "'-" + self.prefix:
            return positive
        return '%s;%s%s%s' % (positive, _unread(self.negative_prefix), self._digits(), _unread(self.negative_suffix))

    def _digits(self):
        made = []
        grouped = self.is_grouped and self.grouping > 0
        count = self.most_whole if self.is_exponential else max(self.grouping if grouped else 0, self.least_whole) + 1
        for place in range(count, 0, -1):
            if place != count and grouped and place % self.grouping == 0:
                made.append(',')
            made.append('0' if place <= self.least_whole else '#')
        if self.most_part > 0 or self.always_point:
            made.append('.')
        made.append('0' * self.least_part + '#' * (min(self.most_part, MOST_PART) - self.least_part))
        if self.is_exponential:
            made.append('E' + '0' * self.least_exponent)
        return ''.join(made)


# One of the two parts of a pattern, sign by sign. Signs of a number that stand in a suffix count with those before it.
class _Reader:
    def __init__(self, text, start, positive):
        self._text, self._at, self._positive = text, start, positive
        self.left = self.zeros = self.right = 0
        self.point = self.group = -1
        self.least_exponent, self.multiplier, self.is_money = 0, 1, False
        self.rest = None
        affix, prefix, suffix = None, [], []
        quoted = False
        while self._at < len(text) and self.rest is None:
            sign = text[self._at]
            if not quoted and sign in _NUMBER_SIGNS:
                self._number()
                affix = suffix
                continue
            quoted = self._sign(sign, prefix if affix is None else affix, quoted, affix is None)
            self._at += 1
        if quoted:
            raise self.refused('Malformed pattern')
        self.affixes = ''.join(prefix), ''.join(suffix)

    def refused(self, why):
        return IllegalArgumentException('%s "%s"' % (why, self._text))

    def _sign(self, sign, affix, quoted, is_prefix):
        following = self._text[self._at + 1:self._at + 2]
        if sign == "'":
            if following != "'":
                return not quoted
            affix.append("''")
            self._at += 1
        elif quoted:
            affix.append(sign)
        elif sign == '\xa4':
            doubled = following == '\xa4'
            self._at += doubled
            self.is_money = True
            affix.append("'\xa4\xa4" if doubled else "'\xa4")
        elif sign == ';':
            if is_prefix or not self._positive:
                raise self.refused("Unquoted special character ';' in pattern")
            self.rest = self._at + 1
        elif sign in '%\u2030':
            if self.multiplier != 1:
                raise self.refused('Too many percent/per mille characters in pattern')
            self.multiplier = 100 if sign == '%' else 1000
            affix.append("'" + sign)
        else:
            affix.append("'-" if sign == '-' else sign)
        return quoted

    # Of the part for negative numbers the digits mean nothing.
    def _number(self):
        text = self._text
        while self._at < len(text):
            sign = text[self._at]
            if sign not in _NUMBER_SIGNS and sign != 'E':
                return
            self._at += 1
            if not self._positive:
                continue
            if sign == 'E':
                self._exponent()
                return
            self._digit(sign)

    def _digit(self, sign):
        if sign == '#':
            self.right, self.left = (self.right + 1, self.left) if self.zeros else (self.right, self.left + 1)
        elif sign == '0':
            if self.right:
                raise self.refused("Unexpected '0' in pattern")
            self.zeros += 1
        elif sign == ',':
            self.group = 0
        else:
            if self.point >= 0:
                raise self.refused('Multiple decimal separators in pattern')
            self.point = self.left + self.zeros + self.right
        if sign in '#0' and self.group >= 0 and self.point < 0:
            self.group += 1

    def _exponent(self):
        if self.least_exponent:
            raise self.refused('Multiple exponential symbols in pattern')
        while self._text[self._at:self._at + 1] == '0':
            self.least_exponent, self._at = self.least_exponent + 1, self._at + 1
        if self.left + self.zeros < 1 or self.least_exponent < 1:
            raise self.refused('Malformed exponential pattern')


# A prefix or suffix as a pattern writes it.
def _unread(affix):
    made, at = [], 0
    while at < len(affix):
        quote = affix.find("'", at)
        plain = affix[at:] if quote < 0 else affix[at:quote]
        made.append("'%s'" % plain if any(sign in '0,.%\u2030#;-\xa4' for sign in plain) else plain)
        if quote < 0:
            break
        sign, at = affix[quote + 1], quote + 2
        if sign == "'" or (sign == '\xa4' and affix[at:at + 1] == '\xa4'):
            at += sign != "'"
            sign *= 2
        made.append(sign)
    return ''.join(made)
