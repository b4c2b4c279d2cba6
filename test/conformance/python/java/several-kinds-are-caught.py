import java.lang

for raised in (ValueError('x'), java.lang.IllegalStateException('x')):
    try:
        raise raised
    except (BaseException, java.lang.Throwable), error:
        print type(error).__name__, error.message
    try:
        raise raised
    except (StandardError, java.lang.Throwable), error:
        print type(error).__name__
