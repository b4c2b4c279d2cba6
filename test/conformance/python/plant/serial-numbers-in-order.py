import re
def after(serial):
    prefix, digits, suffix = re.match(r"^(.*?)(\d+)(\D*)$", serial).groups()
    return prefix + str(int(digits) + 1).zfill(len(digits)) + suffix
for serial in ("B-0009", "B-0099-X", "9", "A1B999", "2026/000017"): print serial, after(serial), after(after(serial)),
print
letters = "ABCDEFGHJKLMNPQRSTUVWXYZ"
def code(number, size=3):
    made = ""
    while number or len(made) < size: number, rest = divmod(number, len(letters)); made = letters[rest] + made
    return made
def back(text): return reduce(lambda n, sign: n * len(letters) + letters.index(sign), text, 0)
for number in (0, 1, 23, 24, 575, 576, 13823, 13824, 10 ** 6): print number, code(number), back(code(number)) == number,
print
missing = lambda numbers: sorted(set(range(min(numbers), max(numbers) + 1)) - set(numbers))
print missing([1, 2, 5, 7]), missing([4]), ["%03d-%03d" % (a, b) for a, b in ((1, 2), (5, 5), (9, 14))]
