# `threading` for scripts. A thread is a function that runs once the script is done which starts it, in the interpreter of that
# script, and not beside it: so none waits for another, and a lock is free.

from _errors import UnsupportedOperationException
from _later import run_later
from _library import module
from _sealed import Sealed
from _texts import kind_name


class Thread(metaclass=Sealed):
    __module__ = 'threading'

    _wait = 0

    def __init__(self, group=None, target=None, name=None, args=(), kwargs=None, verbose=None):
        self.name = _next_name() if name is None else name
        self.daemon = False
        self._work = (target, tuple(args), dict(kwargs or {}))
        self._state = 'new'

    def start(self):
        if self._state != 'new':
            raise RuntimeError('threads can only be started once')
        self._state = 'started'
        run_later(self._begin, 'the thread %s' % self.name, self._wait)

    def _begin(self):
        if self._state != 'started':
            return
        before, _running[0] = _running[0], self
        try:
            self.run()
        finally:
            _running[0] = before
            self._state = 'done'

    def run(self):
        target, args, kwargs = self._work
        if target is not None:
            target(*args, **kwargs)

    def join(self, timeout=None):
        if self._state == 'new':
            raise RuntimeError('cannot join thread before it is started')
        if self._state == 'started':
            raise UnsupportedOperationException('a script cannot wait for a thread: it runs once the script is done')

    def isAlive(self):
        return self._state == 'started'

    is_alive = isAlive

    def getName(self):
        return self.name

    def setName(self, name):
        self.name = name

    def isDaemon(self):
        return self.daemon

    def setDaemon(self, daemon):
        self.daemon = daemon


class Timer(Thread):
    __module__ = 'threading'

    def __init__(self, interval, function, args=(), kwargs=None):
        if not isinstance(interval, (int, float)):
            raise TypeError('a timer takes seconds, and got %s' % kind_name(interval))
        if not callable(function):
            raise TypeError('a timer needs a function to call, and got %s' % kind_name(function))
        Thread.__init__(self, None, function, None, args, kwargs)
        self._wait = max(0, interval * 1000)

    def cancel(self):
        if self._state != 'done':
            self._state = 'cancelled'


class Lock(metaclass=Sealed):
    __module__ = 'threading'

    def __init__(self):
        self._held = 0

    def acquire(self, blocking=True):
        if self._held > 0 and not self._again():
            if not blocking:
                return False
            raise UnsupportedOperationException('the lock is held, and nothing runs that could release it')
        self._held += 1
        return True

    def release(self):
        if self._held == 0:
            raise RuntimeError('release unlocked lock')
        self._held -= 1

    def locked(self):
        return self._held > 0

    def __enter__(self):
        return self.acquire()

    def __exit__(self, *_problem):
        self.release()

    # Whether who holds it may take it once more.
    def _again(self):
        return False


class RLock(Lock):
    __module__ = 'threading'

    def _again(self):
        return True


_running = [Thread(name='MainThread')]
_count = [0]


def _next_name():
    _count[0] += 1
    return 'Thread-%d' % _count[0]


def _current():
    return _running[0]


# `thread.start_new_thread`.
def _start(function, args, kwargs=None):
    if not callable(function):
        raise TypeError("start_new_thread(): 1st arg can't be coerced to org.python.core.PyObject")
    if not isinstance(args, tuple):
        raise TypeError("start_new_thread(): 2nd arg can't be coerced to org.python.core.PyTuple")
    Thread(target=function, args=args, kwargs=kwargs).start()
    return 1


def _end():
    raise SystemExit()


made = {
    'threading': module('threading', {
        'Thread': Thread, 'Timer': Timer, 'Lock': Lock, 'RLock': RLock, 'currentThread': _current, 'current_thread': _current,
    }),
    'thread': module('thread', {
        'start_new_thread': _start, 'start_new': _start, 'allocate_lock': Lock, 'allocate': Lock, 'LockType': Lock, 'get_ident': lambda: 1,
        'exit': _end, 'exit_thread': _end, 'error': RuntimeError,
    }),
}
