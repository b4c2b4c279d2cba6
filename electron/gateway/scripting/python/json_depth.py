# How deep a text of JSON is nested. Its reader takes the stack of the interpreter, which would end with it.

import re

# Texts are left out, whose brackets are none.
_brackets = re.compile(r'"(?:[^"\\]|\\.)*"|([\[{])|[\]}]', re.DOTALL)


def is_deeper(source, most):
    depth = 0
    for found in _brackets.finditer(source):
        if found[1]:
            depth += 1
            if depth > most:
                return True
        elif found[0] in ']}':
            depth -= 1
    return False
