import java.lang

for kinds in ((BaseException, java.lang.Throwable), (StandardError, java.lang.Exception), (ValueError, (java.lang.Error, java.lang.RuntimeException))):
    for raised in (ValueError('x'), java.lang.IllegalStateException('x')):
        try:
            raise raised
        except kinds, error:
            print type(error).__name__, error.message
        try:
            raise raised
        except (StandardError, java.lang.Throwable), error:
            print type(error).__name__
