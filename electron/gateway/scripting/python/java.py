# The names of Java that scripts import.

from _errors import IllegalArgumentException, RuntimeException, UnsupportedOperationException
from _library import module
from _values import UUID

_lang = module('java.lang', {
    'RuntimeException': RuntimeException, 'IllegalArgumentException': IllegalArgumentException,
    'UnsupportedOperationException': UnsupportedOperationException, 'Exception': Exception, 'Throwable': BaseException,
})
_util = module('java.util', {'UUID': UUID})

made = {'java': module('java', {'lang': _lang, 'util': _util}), 'java.lang': _lang, 'java.util': _util}
