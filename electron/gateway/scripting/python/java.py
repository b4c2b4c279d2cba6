# The names of Java that scripts import.

from _errors import (
    ArithmeticException, IllegalArgumentException, NumberFormatException, RuntimeException, UnsupportedOperationException,
)
from _library import module
from _java_math import names as _math_names
from _java_message import MessageFormat
from _java_text import names as _text_names
from _java_util import names as _util_names
from _values import UUID

_lang = module('java.lang', {
    'ArithmeticException': ArithmeticException, 'NumberFormatException': NumberFormatException,
    'RuntimeException': RuntimeException, 'IllegalArgumentException': IllegalArgumentException,
    'UnsupportedOperationException': UnsupportedOperationException, 'Exception': Exception, 'Throwable': BaseException,
})
_math = module('java.math', _math_names)
_text = module('java.text', {'MessageFormat': MessageFormat, **_text_names})
_util = module('java.util', {'UUID': UUID, **_util_names})

made = {
    'java': module('java', {'lang': _lang, 'math': _math, 'text': _text, 'util': _util}),
    'java.lang': _lang, 'java.math': _math, 'java.text': _text, 'java.util': _util,
}
