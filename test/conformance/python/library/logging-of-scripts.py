# Loggers, handlers and formatters, written to where a script says.
import logging, sys, StringIO
h = logging.StreamHandler(sys.stdout)
h.setFormatter(logging.Formatter('%(levelname)-8s|%(name)s|%(message)s|%(funcName)s|%(levelno)d'))
root = logging.getLogger()
root.addHandler(h)
log = logging.getLogger('plant.line1')
log.info('hidden'); log.warning('shown %d %s', 5, 'x'); log.error('dict %(a)s', {'a': 1}); log.critical(u'\xe4 %s', 1)
log.setLevel(logging.DEBUG)
log.debug('now %r', [1, u'b']); log.log(25, 'odd level'); log.warn('w'); log.fatal('f'); log.info(5); log.info(ValueError('v')); log.info('no args %d')
def f():
    log.info('in f')
    try: 1/0
    except ZeroDivisionError, e: log.error('oops %s', e)
f()
print log.name, log.level, log.parent.name, logging.getLogger('plant').level, log.getEffectiveLevel(), log.isEnabledFor(10), logging.getLogger('plant.line1') is log, logging.getLogger('other').getEffectiveLevel(), log.parent is logging.getLogger('plant') , logging.getLogger('plant').parent is root, log.getChild('sub').name, root.getChild('q').name, root.name, log.propagate, log.handlers, log.disabled
print logging.getLevelName(30), logging.getLevelName('INFO'), logging.getLevelName(35), logging.DEBUG, logging.INFO, logging.WARN, logging.ERROR, logging.FATAL, logging.NOTSET
logging.addLevelName(35, 'NOTICE'); log.log(35, 'notice'); print logging.getLevelName(35)
s = StringIO.StringIO()
h2 = logging.StreamHandler(s); h2.setLevel(logging.ERROR); log.addHandler(h2); log.propagate = False
log.info('a'); log.error('b'); log.error('c %s', u'\xe4'); print repr(s.getvalue())
class ListHandler(logging.Handler):
    def __init__(self):
        logging.Handler.__init__(self)
        self.records = []
    def emit(self, record):
        self.records.append((record.levelname, record.getMessage(), self.format(record), record.args, record.msg, record.name, record.exc_info))
lh = ListHandler(); lh.setFormatter(logging.Formatter('<%(message)s>')); log.addHandler(lh); log.addHandler(lh)
log.info('x %s', 1); log.warning('y'); print lh.records, len(log.handlers), lh.level, lh.name
class OnlyErr(logging.Filter):
    def filter(self, r): return r.levelno >= 40
lh.addFilter(OnlyErr()); log.info('z'); log.error('e'); print len(lh.records)
log.removeHandler(lh); log.error('gone'); print len(lh.records), len(log.handlers)
fl = logging.Filter('plant'); print [fl.filter(logging.LogRecord(n, 10, 'f', 1, 'm', (), None)) for n in ('plant', 'plant.x', 'plantx', 'other')]
print logging.Formatter().format(logging.makeLogRecord({'msg': 'hi %s', 'args': ('you',), 'levelname': 'INFO', 'name': 'n'})), logging.Formatter('%(name)s:%(levelname)s').format(logging.makeLogRecord({'name': 'n', 'levelname': 'L'}))
r = logging.makeLogRecord({'msg': 'm', 'created': 0.25, 'msecs': 250.0}); print logging.Formatter('%(asctime)s %(message)s').format(r), logging.Formatter('%(asctime)s', '%H:%M').format(r), logging.Formatter('%(asctime)s').usesTime(), logging.Formatter('%(msecs)d').usesTime()
a = logging.LoggerAdapter(log, {'user': 'bob'}); h2.setFormatter(logging.Formatter('%(user)s:%(message)s')); a.error('hello %d', 1); print repr(s.getvalue()[-12:])
for lv in ('INFO', 'nope', 5.5, None, 15):
    try: log.setLevel(lv); print log.level
    except (ValueError, TypeError), e: print type(e).__name__, e
try: log.log('x', 'm')
except TypeError, e: print e
try: logging.getLogger(5)
except TypeError, e: print e
try: log.error('x', extra={'message': 1})
except KeyError, e: print e
logging.disable(logging.ERROR); log.propagate = True; log.error('no'); log.critical('yes', extra={'user': 'u'}); logging.disable(0)
lg = logging.getLogger('late.a.b'); mid = logging.getLogger('late'); print lg.parent.name, mid.parent.name; m2 = logging.getLogger('late.a'); print lg.parent.name, m2.parent.name
logging.basicConfig(level=logging.DEBUG); print len(root.handlers), root.level
root.removeHandler(h)
logging.basicConfig(stream=sys.stdout, format='%(levelname)s %(message)s', level=logging.DEBUG); logging.debug('dbg %s', 'x'); logging.info('i'); logging.warning('w'); logging.error('e')
print logging.getLogger('n').isEnabledFor(logging.DEBUG), isinstance(h, logging.Handler), issubclass(logging.StreamHandler, logging.Handler), logging.BASIC_FORMAT, type(log).__name__, logging.NullHandler().handle(None)
logging.getLogger('q').addHandler(logging.NullHandler()); logging.getLogger('q').info('through root')
class Bad(logging.StreamHandler):
    def format(self, r): raise ValueError('bad')
b = Bad(sys.stdout); b.handleError = lambda r: sys.stdout.write('handled ' + r.msg + '\n'); root.addHandler(b); logging.info('z1')
