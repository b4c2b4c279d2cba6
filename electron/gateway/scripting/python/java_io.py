# `java.io` for scripts: readers and writers of texts in memory. There are no files.

from _errors import IOException, NullPointerException, of_package
from _java_bean import Bean, refused, text_of
from _java_strings import appended
from _unicode import letters


class Reader(Bean):
    __module__ = 'java.io'


class StringReader(Reader):
    __module__ = 'java.io'

    def __init__(self, s):
        if s is None:
            raise NullPointerException()
        self._text, self._at = text_of('java.io.StringReader', s), 0

    def _open(self):
        if self._text is None:
            raise IOException('Stream closed')
        return self._text

    # The number of a letter, -1 at the end.
    def read(self):
        text = self._open()
        if self._at >= len(text):
            return -1
        self._at += 1
        return ord(text[self._at - 1])

    def ready(self):
        return self._open() is not None

    def close(self):
        self._text = None


class BufferedReader(Reader):
    __module__ = 'java.io'

    def __init__(self, reader):
        if not isinstance(reader, Reader):
            raise refused('java.io.BufferedReader', reader, 'java.io.Reader')
        self._reader = reader

    def read(self):
        return self._reader.read()

    # The next line without its end, None where there is none.
    def readLine(self):
        made, code = [], self._reader.read()
        if code < 0:
            return None
        while code >= 0 and chr(code) not in '\r\n':
            made.append(chr(code))
            code = self._reader.read()
        if code == 13 and self._reader._text[self._reader._at:self._reader._at + 1] == '\n':
            self._reader.read()
        return letters(''.join(made))

    def close(self):
        self._reader.close()


class Writer(Bean):
    __module__ = 'java.io'


class StringWriter(Writer):
    __module__ = 'java.io'

    def __init__(self):
        self._text = ''

    def write(self, str):
        self._text += chr(str & 0xffff) if isinstance(str, int) else text_of('write', str)

    def append(self, csq):
        self._text += appended(csq)
        return self

    def flush(self):
        pass

    close = flush

    def toString(self):
        return letters(self._text)

    def __repr__(self):
        return self._text


class PrintWriter(Writer):
    __module__ = 'java.io'

    def __init__(self, out, autoFlush=False):
        if not isinstance(out, Writer):
            raise refused('java.io.PrintWriter', out, 'java.io.Writer')
        self._out = out

    def write(self, str):
        self._out.write(str)

    def print(self, s):
        self._out.write(appended(s))

    def println(self, *x):
        self._out.write(''.join(map(appended, x)) + '\n')

    def flush(self):
        pass

    close = flush

    def __repr__(self):
        return object.__repr__(self)


names = {**of_package('java.io'), **{kind.__name__: kind for kind in (BufferedReader, PrintWriter, Reader, StringReader, StringWriter, Writer)}}
