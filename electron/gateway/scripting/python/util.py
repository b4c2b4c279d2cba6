# `system.util`.

from _crossing import call
from _printing import shown
from _arithmetic import remainder
from _space import space


class _Logger:
    def __init__(self, name):
        self._name = name

    def _log(self, level, message, arguments):
        said = remainder(message, arguments) if arguments else message
        call('log', [level, self._name, shown(said)])

    def trace(self, message, *arguments):
        self._log('debug', message, ())

    def debug(self, message, *arguments):
        self._log('debug', message, ())

    def info(self, message, *arguments):
        self._log('info', message, ())

    def warn(self, message, *arguments):
        self._log('warn', message, ())

    def error(self, message, *arguments):
        self._log('error', message, ())

    def tracef(self, message, *arguments):
        self._log('debug', message, arguments)

    def debugf(self, message, *arguments):
        self._log('debug', message, arguments)

    def infof(self, message, *arguments):
        self._log('info', message, arguments)

    def warnf(self, message, *arguments):
        self._log('warn', message, arguments)

    def errorf(self, message, *arguments):
        self._log('error', message, arguments)


util = space('system.util', getLogger=_Logger)
