import java.lang, java.io, java.util
from java.lang import IllegalStateException, IllegalArgumentException, NumberFormatException, RuntimeException

e = IllegalStateException('x')
print type(e), type(e).__name__, e.__class__, e.getClass(), e.getClass().getName(), e.getClass().getSimpleName(), e.getClass().name
print e.__class__.__name__, RuntimeException, RuntimeException.__name__, RuntimeException.getName(), RuntimeException.simpleName
print isinstance(e, java.lang.Exception), isinstance(e, RuntimeException), isinstance(e, IllegalArgumentException)
print isinstance(e, Exception), isinstance(e, BaseException), isinstance(e, object), isinstance(ValueError(), java.lang.Throwable)
print issubclass(NumberFormatException, IllegalArgumentException), issubclass(java.lang.Exception, Exception), issubclass(NumberFormatException, BaseException)
print issubclass(java.lang.ArrayIndexOutOfBoundsException, java.lang.IndexOutOfBoundsException), issubclass(java.lang.StackOverflowError, java.lang.Error)
print issubclass(java.io.FileNotFoundException, java.io.IOException), issubclass(java.io.IOException, RuntimeException), issubclass(java.util.NoSuchElementException, RuntimeException)
for kind in (java.lang.Exception, java.lang.Error, java.lang.NullPointerException, java.lang.ArithmeticException, java.lang.ClassCastException,
             java.lang.UnsupportedOperationException, java.lang.SecurityException, java.lang.InterruptedException, java.lang.OutOfMemoryError,
             java.lang.ClassNotFoundException, java.lang.CloneNotSupportedException, java.lang.NegativeArraySizeException,
             java.util.NoSuchElementException, java.util.ConcurrentModificationException, java.io.IOException):
    print repr(kind('x')), kind('x').message
