# Texts made of values as Python 2.7 makes them: `str`, `%`, `format`.

# getattr as scripts may use it, and what makes a plain value of a property.
get = None
plain = None


# `str` of Python 2.7: a float has twelve digits.
def text(*value):
    if len(value) == 1 and type(value[0]) is float:
        written = '%.12g' % value[0]
        return written if any([mark in written for mark in '.en']) else written + '.0'
    return str(*value)


def percent(template, given):
    given = plain(given) if hasattr(given, '_plain') else given
    by_name = isinstance(given, dict)
    arguments = list(given) if isinstance(given, tuple) else [given]
    at, place = template.find('%'), 0
    while at >= 0:
        at += 1
        name = None
        if template[at:at + 1] == '(':
            end = template.find(')', at)
            name, at = template[at + 1:end], end + 1
        while template[at:at + 1] and template[at] in '#0- +.*123456789hlL':
            place += template[at] == '*'
            at += 1
        if template[at:at + 1] == 's':
            if name is not None and by_name and type(given.get(name)) is float:
                given = dict(given)
                given[name] = text(given[name])
            elif name is None and place < len(arguments) and type(arguments[place]) is float:
                arguments[place] = text(arguments[place])
        place += template[at:at + 1] != '%' and name is None
        at = template.find('%', at + 1)
    if by_name:
        return template % given
    return template % tuple(arguments)


def _grouped(digits):
    whole, dot, part = digits.partition('.')
    start = len(whole) - len(whole.lstrip('+- '))
    sign, whole = whole[:start], whole[start:]
    groups = []
    while len(whole) > 3:
        groups.insert(0, whole[-3:])
        whole = whole[:-3]
    return sign + ','.join([whole] + groups) + dot + part


def _padded(written, spec, usual):
    fill, align = ' ', usual
    if len(spec) > 1 and spec[1] in '<>^=':
        fill, align, spec = spec[0], spec[1], spec[2:]
    elif spec and spec[0] in '<>^=':
        align, spec = spec[0], spec[1:]
    plus = spec[:1] == '+'
    spec = spec.lstrip('+- #')
    if spec[:1] == '0':
        fill, align = '0', '='
    if plus and written[:1] not in '+-':
        written = '+' + written
    width = ''
    for sign in spec:
        if not sign.isdigit():
            break
        width += sign
    missing = max(0, int(width or '0') - len(written))
    if align == '<':
        return written + fill * missing
    if align == '^':
        return fill * (missing // 2) + written + fill * (missing - missing // 2)
    sign = written[:1] if align == '=' and written[:1] in ('+', '-') else ''
    return sign + fill * missing + written[len(sign):]


def formatted(value, spec=''):
    if hasattr(value, 'strftime'):
        return value.strftime(spec) if spec else str(value)
    if isinstance(value, (int, float)) and not isinstance(value, bool):
        kind = spec[-1:] if spec[-1:] in ('b', 'c', 'd', 'e', 'E', 'f', 'F', 'g', 'G', 'n', 'o', 'x', 'X', '%') else ''
        if kind == 'n':
            raise ValueError('the format "n" is not supported in this version')
        if ',' in spec:
            _before, _dot, precision = spec.partition('.')
            digits = (('.' + precision) if precision else '') if kind else precision and '.' + precision
            body = text(value) if type(value) is float and not digits and not kind else ('{:%s}' % (digits or kind)).format(value)
            return _padded(_grouped(body), spec.replace(',', ''), '>')
        if type(value) is float and not kind and '.' not in spec:
            return _padded(text(value), spec, '>')
    if isinstance(value, (int, float, str)):
        return ('{:%s}' % spec).format(value) if spec else text(value)
    return _padded(text(value), spec, '<') if spec else text(value)


def _field(name, arguments, named, automatic):
    first = ''
    for sign in name:
        if sign in '.[':
            break
        first += sign
    rest = name[len(first):]
    if first == '':
        value = arguments[automatic[0]]
        automatic[0] += 1
    else:
        value = arguments[int(first)] if first.isdigit() else named[first]
    while rest:
        if rest[0] == '[':
            key, _end, rest = rest[1:].partition(']')
            value = value[int(key) if key.isdigit() else key]
        else:
            part = ''
            for sign in rest[1:]:
                if sign in '.[':
                    break
                part += sign
            rest = rest[1 + len(part):]
            value = get(value, part)
    return value


def format_text(template, *arguments, **named):
    written, at, automatic = [], 0, [0]
    while at < len(template):
        sign = template[at]
        if sign in '{}' and template[at:at + 2] == sign * 2:
            written.append(sign)
            at += 2
        elif sign == '{':
            depth, end = 1, at + 1
            while depth:
                if end >= len(template):
                    raise ValueError("Single '{' encountered in format string")
                depth += {'{': 1, '}': -1}.get(template[end], 0)
                end += 1
            head, _colon, spec = template[at + 1:end - 1].partition(':')
            name, _mark, conversion = head.partition('!')
            value = _field(name, arguments, named, automatic)
            if '{' in spec:
                inner = [part.partition('}') for part in spec.split('{')[1:]]
                spec = spec.split('{')[0] + ''.join(
                    [text(_field(key, arguments, named, automatic)) + rest for key, _end, rest in inner])
            value = repr(value) if conversion == 'r' else text(value) if conversion == 's' else value
            written.append(formatted(value, spec))
            at = end
        elif sign == '}':
            raise ValueError("Single '}' encountered in format string")
        else:
            written.append(sign)
            at += 1
    return ''.join(written)
