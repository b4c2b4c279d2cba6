# `StringIO` and `cStringIO`: a file of a text.

import io

from _printing import item
from _unicode import letters, unicode


class StringIO:
    def __init__(self, buf=''):
        self._file = io.StringIO(newline='')
        self._is_letters = isinstance(buf, unicode)
        self._file.write(str.__str__(item(buf)))
        self._file.seek(0)
        self.closed, self.softspace = False, 0

    def _made(self, text):
        return letters(text) if self._is_letters else text

    def _check_open(self):
        if self.closed:
            raise ValueError('I/O operation on closed file')

    def write(self, text):
        self._check_open()
        if text is None:
            return
        text = item(text)
        self._is_letters = self._is_letters or isinstance(text, unicode)
        self._file.write(str.__str__(text))

    def writelines(self, lines):
        for line in lines:
            self.write(line)

    def getvalue(self):
        self._check_open()
        return self._made(self._file.getvalue())

    def read(self, n=-1):
        self._check_open()
        return self._made(self._file.read(n))

    def readline(self, length=None):
        self._check_open()
        return self._made(self._file.readline(-1 if length is None else length))

    def readlines(self, hint=0):
        self._check_open()
        return [self._made(line) for line in self._file.readlines(hint or -1)]

    def seek(self, pos, mode=0):
        self._check_open()
        size = len(self._file.getvalue())
        self._file.seek({0: pos, 1: self._file.tell() + pos, 2: size + pos}[mode])

    def tell(self):
        self._check_open()
        return self._file.tell()

    def truncate(self, size=None):
        self._check_open()
        self._file.truncate(size)
        if size is not None and size < self._file.tell():
            self._file.seek(size)

    def flush(self):
        pass

    def close(self):
        self.closed = True

    def __iter__(self):
        return self

    def __next__(self):
        line = self.readline()
        if line == '':
            raise StopIteration
        return line

    next = __next__

    @property
    def len(self):
        return len(self._file.getvalue())

    @property
    def buf(self):
        return self.getvalue()

    @property
    def pos(self):
        return self._file.tell()

    def isatty(self):
        return False

    def reset(self):
        self._file.seek(0)
