# `colorsys`: colours in several ways of saying them, each part between 0 and 1. Whole numbers are divided as Python 2.7 divides.

from _arithmetic import divide


def _hue(parts, most, least):
    red, green, blue = [divide(most - part, most - least) for part in parts]
    turn = blue - green if parts[0] == most else 2.0 + red - blue if parts[1] == most else 4.0 + green - red
    return turn / 6.0 % 1.0


def rgb_to_yiq(r, g, b):
    return 0.30 * r + 0.59 * g + 0.11 * b, 0.60 * r - 0.28 * g - 0.32 * b, 0.21 * r - 0.52 * g + 0.31 * b


def yiq_to_rgb(y, i, q):
    parts = y + 0.948262 * i + 0.624013 * q, y - 0.276066 * i - 0.639810 * q, y - 1.105450 * i + 1.729860 * q
    return tuple([0.0 if part < 0.0 else 1.0 if part > 1.0 else part for part in parts])


def rgb_to_hls(r, g, b):
    most, least = max(r, g, b), min(r, g, b)
    light = (least + most) / 2.0
    if least == most:
        return 0.0, light, 0.0
    full = divide(most - least, most + least) if light <= 0.5 else divide(most - least, 2.0 - most - least)
    return _hue((r, g, b), most, least), light, full


def hls_to_rgb(h, l, s):
    if s == 0.0:
        return l, l, l
    high = l * (1.0 + s) if l <= 0.5 else l + s - l * s
    low = 2.0 * l - high
    return tuple([_part(low, high, (h + turn) % 1.0) for turn in (1.0 / 3.0, 0.0, -1.0 / 3.0)])


def _part(low, high, hue):
    if hue < 1.0 / 6.0:
        return low + (high - low) * hue * 6.0
    if hue < 0.5:
        return high
    return low + (high - low) * (2.0 / 3.0 - hue) * 6.0 if hue < 2.0 / 3.0 else low


def rgb_to_hsv(r, g, b):
    most, least = max(r, g, b), min(r, g, b)
    if least == most:
        return 0.0, 0.0, most
    return _hue((r, g, b), most, least), divide(most - least, most), most


def hsv_to_rgb(h, s, v):
    if s == 0.0:
        return v, v, v
    sector = int(h * 6.0)
    rest = h * 6.0 - sector
    low, falling, rising = v * (1.0 - s), v * (1.0 - s * rest), v * (1.0 - s * (1.0 - rest))
    return ((v, rising, low), (falling, v, low), (low, v, rising), (low, falling, v), (rising, low, v), (v, low, falling))[sector % 6]


names = {function.__name__: function for function in (rgb_to_yiq, yiq_to_rgb, rgb_to_hls, hls_to_rgb, rgb_to_hsv, hsv_to_rgb)}
makers = {'colorsys': lambda: names}
