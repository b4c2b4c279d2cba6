# The JSON between scripts and the thread around, which both write without blanks around it. The functions of `json` go through
# its options for each text, which takes longer than a short text does.

import json
from json import encoder

_scan = json.JSONDecoder().scan_once


# The value of a text that the thread around wrote.
def read(text):
    return _scan(text, 0)[0]


def _refuse(value):
    raise TypeError('a value of type %s has no JSON' % type(value).__name__)


_parts = encoder.c_make_encoder(None, _refuse, encoder.encode_basestring_ascii, None, ':', ',', False, False, True)


# The text of a value that JSON has.
def write(value):
    return ''.join(_parts(value, 0))
