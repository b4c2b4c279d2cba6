import { expect, it } from 'vitest';
import { readModuleScript } from '../../../electron/gateway/scripting/translation/scripts.ts';
import { openStation } from '../../support/station.ts';
import { inFunctions } from './attempts.ts';
import { buttons } from './buttons.ts';
import { runScript } from './runScript.ts';

/** Each attempt in a function of its own; what it got is printed as `through`, with its number. */
function attempts(lines: readonly string[]): string {
  return inFunctions(lines, 'except (AttributeError, TypeError, ImportError, KeyError):\n\t\tpass');
}

const date = 'from java.util import Date\n';
/** A class whose objects take any attribute: what a function of the library reads of it is kept. */
const keeper = 'class Keeper(object):\n\tpass\nkeeper = Keeper()\n';

it('no class that all scripts share takes an attribute, whatever is asked to put it there', async () => {
  const lines = [
    `${date}Date.getTime = lambda self: 0`,
    `${date}object.__class__.__setattr__(Date, "getTime", lambda self: 0)`,
    `${date}object.__setattr__(Date, "getTime", lambda self: 0)`,
    `${date}setattr(Date, "getTime", lambda self: 0)`,
    `${date}del Date.getTime`,
    `${date}class Other(Date):\n\tpass\nDate(0).__class__ = Other`,
    `${date}class Thief(object):\n\tdef __eq__(self, other):\n\t\tother["getTime"] = None\n\t\treturn True\nDate.__dict__ == Thief()\nif Date(0).getTime is not None:\n\traise KeyError()`,
    'import datetime\ndatetime.datetime.now = None',
    'import collections\ncollections.OrderedDict.keys = None',
    'import json\njson.JSONEncoder.encode = None',
    'import decimal\ndecimal.Decimal.quantize = None',
    'IOError.x = 1',
    'StandardError.x = 1',
    'RuntimeException.getMessage = None',
    'str.upper = None',
    'dict.get = None',
    'import collections\ncollections.Sequence.register(dict)',
    'import collections\ncollections.Mapping.register(list)',
    'import collections\ncollections.MutableMapping.keys = None',
    'from xml.dom import minidom\nminidom.Node.toxml = None',
    'from xml.dom import minidom\nminidom.Element.x = 1',
    'from java.time import LocalDate\nLocalDate.of = None',
    'from java.time import DayOfWeek\nDayOfWeek.MONDAY.x = 1',
    'from java.time import DayOfWeek\nDayOfWeek.MONDAY._name = "SUNDAY"',
    'from java.time import DayOfWeek\nsetattr(DayOfWeek.MONDAY, "_place", 6)',
    'from java.time import DayOfWeek\nDayOfWeek._all["MONDAY"] = None',
    'from java.time.format import DateTimeFormatter\nDateTimeFormatter.ISO_DATE._steps = []',
    'from java.time.format import DateTimeFormatter\nDateTimeFormatter.ISO_DATE._steps.pop()',
    'from java.math import BigInteger\nBigInteger.add = None',
    'import pprint\npprint.PrettyPrinter._dispatch[1] = 1',
    'import ConfigParser\nConfigParser.ConfigParser.BOOLEAN_STATES["x"] = True',
    'import logging\nlogging.Handler.handle = None',
    'import logging\nlogging.Formatter.converter = None',
    'import logging\nlogging.root.x = 1',
    'import logging\nlogging.getLogger("plant")._kept["level"] = {}\nlogging.getLogger("plant").parent = None',
    'import pickle\npickle.Pickler.dump = None',
    'import UserDict\nUserDict.UserDict.update = None',
  ];
  const { printed, problem } = await runScript(attempts(lines));
  expect([printed, problem]).toEqual([[], '']);
});

it('no module, function or constant that all scripts share takes one either', async () => {
  const lines = [
    'import math\nmath.floor = None',
    'import math\ndel math.floor',
    'import math\nsetattr(math, "floor", None)',
    'import math\nobject.__setattr__(math, "floor", None)',
    'import math\nmath.__dict__["floor"] = None\nif math.floor is not None:\n\traise KeyError()',
    'import math\nvars(math)["floor"] = None\nif math.floor is not None:\n\traise KeyError()',
    'import math\nmath.__class__ = type(math)',
    'import math\nmath.__getattribute__("__dict__")["floor"] = None\nif math.floor is not None:\n\traise KeyError()',
    'from math import __dict__ as names\nnames["floor"] = None',
    'from math import __setattr__ as put\nput("floor", None)',
    'import math\ngetattr(math, "__getsta" + "te__")()["floor"] = None',
    'import operator, math\noperator.attrgetter("__dict__")(math)["floor"] = None\nif math.floor is not None:\n\traise KeyError()',
    'import java.lang\njava.lang.Math = None',
    'import sys\nsys.stdout = None',
    'import sys\nsys.stdout.write = None',
    'import re\nre.compile("a").search = None',
    'import re\nobject.__setattr__(re.compile("a"), "flags", 2)',
    'import datetime\ndatetime.date.max.isoformat = None',
    'setattr(system.date.format, "__defa" + "ults__", None)',
    'object.__setattr__(system.date.format, "__defa" + "ults__", None)',
    'vars(plant.line)["_name"] = "other"',
    'class Y(object):\n\tmade = []\n\tdef __new__(cls):\n\t\treturn system.date.parse if cls.made else object.__new__(cls)\n' +
      '\tdef __getstate__(self):\n\t\treturn None, {"x": 1}\none = Y()\nY.made.append(1)\nimport copy\ncopy.copy(one)',
    'import functools\nclass Any(object):\n\tdef __getattr__(self, name):\n\t\treturn (1,)\n' +
      'functools.update_wrapper(system.date.parse, Any(), assigned=("__defa" + "ults__",), updated=())',
  ];
  const { printed, problem } = await runScript(attempts(lines), {
    files: { 'ignition/script-python/plant/line/code.py': 'x = 1\n' },
  });
  expect([printed, problem]).toEqual([[], '']);
});

it('nothing gives what is behind a function, a method or a code object', async () => {
  const lines = [
    'len.__self__',
    'getattr(len, "__se" + "lf__")',
    'import calendar\ncalendar.month.im_self',
    'object.__getattribute__(len, "__se" + "lf__")',
    'import random\nrandom.random.im_self.random.im_self.x',
    'vars(object)["__getattri" + "bute__"](len, "__se" + "lf__")',
    'object.__dict__["__getattri" + "bute__"]',
    'object.__getattribute__(lambda: 0, "__glo" + "bals__")',
    'super(object.__class__, object).__getattribute__("__subcl" + "asses__")',
    'compile("x = 1", "x", "exec").code',
    'import types\ntypes.FunctionType(compile("x = 1", "x", "exec"), {})',
    `${keeper}import functools\nfunctools.update_wrapper(keeper, system.date.parse, assigned=("__glo" + "bals__",), updated=())`,
    `${keeper}import functools\nfunctools.wraps(system.date.parse, ("__co" + "de__",), ())(keeper)`,
    '"{x.real}".format_map({"x": 1})',
    'getattr("{x.real}", "format_map")({"x": 1})',
  ];
  const { printed, problem } = await runScript(attempts(lines));
  expect([printed, problem]).toEqual([[], '']);
});

it('a name in other letters than those of ASCII is refused: Python 3 would read it as another word', () => {
  const [problem] = readModuleScript('x = 1\nx.__ｇlobals__\n').refused;
  expect([problem?.line, problem?.reason]).toEqual([
    2,
    'SyntaxError: __ｇlobals__ is no name of Python 2.7, whose names are of ASCII',
  ]);
  expect(readModuleScript('x = u"mädchen" # ｇ\n').refused).toEqual([]);
});

it('what a script changes of what it is given is changed for it alone', async () => {
  const attack = `
globals()["__buil" + "tins__"]["len"] = lambda given: 99
import decimal, calendar, keyword, sys
decimal.getcontext().prec = 2
calendar.setfirstweekday(6)
calendar.mdays[2] = 30
keyword.kwlist.append("x")
sys.modules["x"] = sys.path.append("x")
print len([]), decimal.Decimal(1) / 3`;
  const look = `
import decimal, calendar, keyword, sys
print len([]), decimal.Decimal(1) / 3, calendar.firstweekday(), calendar.mdays[2], "x" in keyword.kwlist, sys.modules, sys.path`;
  const station = await openStation({ files: buttons({ Attack: attack, Look: look }) });
  for (const name of ['Attack', 'Look']) {
    const page = station.openPage();
    await page.frame.fire(page.node(name).id, 'component.onActionPerformed', {});
    expect(page.notices).toEqual([]);
  }
  const printed = station.log.lines
    .filter(({ details }) => details['logger'] === 'print')
    .map(({ message }) => message);
  expect(printed).toEqual(['99 0.33', '0 0.3333333333333333333333333333 0 28 False {} []']);
});

it('a script that reaches its names by a way of the library changes them for no other', async () => {
  const change = '["__buil" + "tins__"]["len"] = lambda given: 99';
  const attack = `plant.names.all()${change}\nplant.names.here()${change}\nplant.names.held["globals"]()${change}`;
  const files = {
    ...buttons({ Attack: attack, Look: '\tprint len([]), plant.names.size([])' }),
    'ignition/script-python/plant/names/code.py':
      'all, here, held = globals, vars, {"globals": locals}\ndef size(given):\n\treturn len(given)\n',
  };
  const station = await openStation({ files });
  for (const name of ['Attack', 'Look', 'Attack', 'Look']) {
    const page = station.openPage();
    await page.frame.fire(page.node(name).id, 'component.onActionPerformed', {});
    expect(page.notices).toEqual([]);
  }
  const printed = station.log.lines
    .filter(({ details }) => details['logger'] === 'print')
    .map(({ message }) => message);
  expect(printed).toEqual(['0 0', '0 0']);
});

it('scripts have their own classes, attributes and settings as before', async () => {
  const { printed, problem } = await runScript(`
import collections, copy, decimal, functools, json, datetime
class Rows(collections.OrderedDict):
	pass
Rows.kind = 1
class Own(object):
	def __setattr__(self, name, value):
		object.__setattr__(self, name, value)
	def __getattribute__(self, name):
		return object.__getattribute__(self, name)
	def method(self):
		pass
own, rows = Own(), Rows()
own.x = 1
own.__dict__["y"] = 2
print Rows.kind, own.x, own.y, sorted(vars(own)), own.method.im_self is own, copy.deepcopy(rows).kind
class Meta(type):
	def __setattr__(cls, name, value):
		type.__setattr__(cls, name, value)
Made = Meta("Made", (object,), {})
Made.k = 4
print Made.k
@functools.wraps(own.method.im_func)
def wrapped():
	pass
print wrapped.__name__
decimal.getcontext().prec = 3
print decimal.Decimal(1) / 3
print eval(compile("1 + 1", "x", "eval"))
`);
  expect(problem).toBe('');
  expect(printed).toEqual(["1 1 2 ['x', 'y'] True 1", '4', 'method', '0.333', '2']);
});
