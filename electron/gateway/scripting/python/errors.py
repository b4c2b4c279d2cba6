# The documented exceptions, and which of them an error of the gateway is.


class RuntimeException(Exception):
    pass


class IllegalArgumentException(RuntimeException):
    pass


class UnsupportedOperationException(RuntimeException):
    pass


class NumberFormatException(IllegalArgumentException):
    pass


class ArithmeticException(RuntimeException):
    pass


class ArrayIndexOutOfBoundsException(RuntimeException):
    pass


class MESObjectNotFoundException(RuntimeException):
    pass


# zato.sso.api: a call that the user service refused. `sub_status` holds the codes that the caller may see.
class ValidationError(Exception):
    status = 'error'
    sub_status = ()
    retry_after = None


# By the name that the gateway gives to the kind of an error.
by_name = {
    'ValidationError': ValidationError,
    'IllegalArgumentException': IllegalArgumentException,
    'UnsupportedOperationException': UnsupportedOperationException,
    'MESObjectNotFoundException': MESObjectNotFoundException,
    'RuntimeException': RuntimeException,
    'AttributeError': AttributeError,
    'KeyError': KeyError,
    'TypeError': TypeError,
}
