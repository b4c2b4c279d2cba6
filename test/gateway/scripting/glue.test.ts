import { describe, expect, it } from 'vitest';
import { readModuleScript } from '../../../electron/gateway/scripting/translation/scripts.ts';
import { challengeHost } from '../../support/challengeHost.ts';
import { until } from '../../support/until.ts';
import { openStation, testPassword, type ProjectFiles } from '../../support/station.ts';
import { inFunctions } from './attempts.ts';
import { buttons } from './buttons.ts';
import { runScript } from './runScript.ts';

const library: ProjectFiles = {
  'ignition/script-python/line/release/code.py':
    'def onApprove():\n\tsystem.util.getLogger("line").info("released")\n\ndef other():\n\tpass\n',
};

/** Each attempt in a function of its own; what it got is printed, so that a harmless end is an empty list. */
function attempts(lines: readonly string[]): string {
  return inFunctions(lines, 'except Exception as error:\n\t\tprint(type(error).__name__)');
}

describe('a script does not reach the glue around it', () => {
  it('puts nothing in the place of what all scripts call, those of the built-in pages too', async () => {
    const lines = [
      'system.tag.writeBlocking = lambda paths, values: ["Good"]',
      'system.mes.signature.authorization.verifyAuthRequest = lambda uuid: []',
      'system.mes.signature.authorization = None',
      'system.tag = None',
      'del system.tag',
      'setattr(system.tag, "readBlocking", None)',
      'system.made = 1',
      'object.__setattr__(system.tag, "x", 1)',
      'system.tag.__dict__["x"] = 1',
      'type(system).__setattr__ = None',
      'type(system).__getattr__ = lambda self, name: None',
      'type(self).getChild = None',
      'import json\njson.dumps = None',
      'import json\nsetattr(json, "dumps", None)',
      'import json\nobject.__setattr__(json, "dumps", None)',
      'import json\ndel json.dumps',
      'import json\njson.JSONEncoder.default = None',
      'import json\njson.dumps.__defaults__ = (1,)',
      'import json\njson.dumps.func_defaults = (1,)',
      'import json\njson.dumps.x = 1',
      'import functools\nfunctools.update_wrapper(system.tag.readBlocking, lambda: 0, ("__co" + "de__",))',
      'import functools\nfunctools.update_wrapper(system.tag.readBlocking, lambda: 0)',
      'import sys\nsys.stdout.write = None',
      'import __builtin__\n__builtin__.len = None',
      'import datetime\ndatetime.datetime.now = None',
      'import collections\ncollections.OrderedDict.keys = None',
      'import csv\ncsv.excel.delimiter = ";"',
      'import csv\ncsv.register_dialect("excel", delimiter=";")',
      'import decimal\ndecimal.Decimal.__add__ = None',
      'import difflib\ndifflib.SequenceMatcher.ratio = None',
      'dict.keys = None',
      'java.util.Date.getTime = None',
      'java.util = None',
      'java.util.Locale.US._language = "xx"',
      'java.util.Locale.US.__class__ = object',
      'type.__setattr__(java.util.Date, "getTime", None)',
      'system.__class__.__class__.__setattr__(system.__class__, "x", 1)',
      'system.__class__.__class__.__class__.__setattr__(system.__class__, "x", 1)',
      'system.__class__.__class__.__bases__[0].__setattr__(system.__class__, "x", 1)',
      'object.__setattr__(system.tag.readBlocking, "x", 1)',
      'super(type, type).__setattr__(java.util.Date, "getTime", None)',
      'java.util.Locale.US.__setattr__("_language", "xx")',
    ];
    const { printed, problem } = await runScript(attempts(lines));
    expect(problem).toBe('');
    expect(printed).toHaveLength(lines.length);
    for (const line of printed) expect(line).toMatch(/^(AttributeError|TypeError|Error)$/);
  });

  it('changes a copy of the names of what is not its own', async () => {
    const { printed } = await runScript(`
import json, __builtin__
json.__dict__["dumps"] = None
vars(json)["loads"] = None
__builtin__.__dict__["len"] = None
java.util.Date.__dict__["getTime"] = None
print json.dumps([1]), json.loads("[2]"), len("abc"), java.util.Date(0).getTime()
`);
    expect(printed).toEqual(['[1] [2] 3 0']);
  });

  it('what it sets of the interpreter itself ends with it', async () => {
    const station = await openStation({
      files: buttons({
        Set: `import decimal, calendar
decimal.getcontext().prec = 3
decimal.DefaultContext.prec = 4
calendar.setfirstweekday(6)
print decimal.Decimal(1) / 3, calendar.firstweekday()`,
        Look: 'import decimal, calendar\nprint decimal.Decimal(1) / 3, decimal.Context().prec, calendar.firstweekday()',
      }),
    });
    const page = station.openPage();
    for (const name of ['Set', 'Look']) await page.frame.fire(page.node(name).id, 'component.onActionPerformed', {});
    expect(
      station.log.lines.filter(({ details }) => details['logger'] === 'print').map(({ message }) => message),
    ).toEqual(['0.333 6', '0.3333333333333333333333333333 28 0']);
  });

  it('what it made itself has its class, its bases and its names as in Jython', async () => {
    const { printed, problem } = await runScript(`
class Base(object):
	pass
class Sub(Base):
	count = 1
	def f(self):
		return self.__class__.__name__
one = Sub()
one.__class__.count += 1
one.__dict__["x"] = 5
object.__setattr__(one, "y", 6)
one.__class__ = Base
one.f = Sub.f
one.f.__name__
def g():
	"""says"""
g.__name__ = "named"
print Sub.count, one.x, one.y, one.__class__.__name__, Sub.__bases__, Sub.__mro__ == (Sub, Base, object), Base.__base__, g.__name__, g.__doc__
print "a".__class__ is str, one.__class__.__class__, (5).__class__, Sub.__class__ is type, int.__bases__
`);
    expect(problem).toBe('');
    expect(printed).toEqual([
      "2 5 6 Base (<class '__main__.Base'>,) True <type 'object'> named says",
      "True <type 'type'> <type 'int'> True (<type 'object'>,)",
    ]);
  });

  it('imports nothing but what is listed, and the project says so when it is opened', async () => {
    const statements = [
      'import _host',
      'import _prelude',
      'import _guard',
      'import _trees',
      'import _names',
      'import _crossing',
      'import _errors',
      'import _functions',
      'import _perspective',
      'import _public',
      'import _running',
      'import _serving',
      'import _signature',
      'import _space',
      'import _system',
      'import _util',
      'import _values',
      'import u_host',
      'from _serving import serve',
      'from _names import system',
      'import js',
      'import pyodide',
      'import pyodide_js',
      'import _pyodide_core',
      'from pyodide.code import run_js',
      'import ctypes',
      'import _ctypes',
      'import socket',
      'import subprocess',
      'import threading',
      'import posix',
      'import importlib',
      'import os.sys',
      'import ujs',
      'import jsffi',
      'import usys',
      'import builtins',
      'import gc',
      'import uctypes',
      'import micropython',
      'from io import open',
      'from io import FileIO',
      'import asyncio',
      'import vfs',
      'import zato.sso._zato',
      'from zato.sso import _zato',
    ];
    const { printed, station } = await runScript(attempts(statements));
    expect(printed).toEqual(statements.map(() => 'ImportError'));
    const reasons = station.gateway.project.problems.map(({ reason }) => reason);
    expect(reasons).toContain('root/Go.onActionPerformed, line 3: the module _host is not supported in this version.');
  });

  it.each([
    'system.util.getLogger.__globals__["_run"] = None',
    '(lambda: 0).__code__',
    '# __globals__',
    'x.__import__("js")',
    'x = f"{system.__glob" "als__}"',
    'x.__subclasses__()',
    'work.func_globals',
    'trace.tb_frame',
  ])('%s is refused before it is compiled', (script) => {
    expect(readModuleScript(`before = 1\n${script}\n`).refused[0]?.line).toBe(2);
  });

  it('what leads to the glue is out of reach of a script that hides its names', async () => {
    const { printed } = await runScript(
      attempts([
        'getattr(system.util.getLogger, "__glo" + "bals__")',
        'getattr(system.util.getLogger, "__globals__")',
        'getattr(system.util.getLogger, ur"__globals__")',
        '"{0.__globals__}".format(system.tag.readBlocking)',
        '__import__("js")',
        '__import__("pyodide_js", None, None, ["x"])',
        '__import__("_prelude")',
        '__import__("os", globals(), locals(), ["system"]).system("x")',
        'getattr(lambda: 0, "__co" + "de__")',
        '(lambda: 0).__getattribute__("__glo" + "bals__")',
        'object.__getattribute__(system.tag.readBlocking, "__glo" + "bals__")',
        'abs.__self__',
        'getattr(abs, "__se" + "lf__")',
        'compile("1", "x", "eval").code',
        'import operator\noperator.methodcaller("__getattri" + "bute__", "__glo" + "bals__")(lambda: 0)',
        'class Text(str):\n\tdef __eq__(self, other):\n\t\treturn False\n\tdef __hash__(self):\n\t\treturn 0\ngetattr(lambda: 0, Text("__glo" + "bals__"))',
        'import operator\noperator.attrgetter("__glo" + "bals__")(system.tag.readBlocking)',
        '("{0.__glo" + "bals__}").format(system.tag.readBlocking)',
        'getattr("{0.__glo" + "bals__}", "format")(system.tag.readBlocking)',
        'setattr(system.util.getLogger, "__co" + "de__", 1)',
        'map(getattr, [lambda: 0], ["__glo" + "bals__"])',
        'exec "import js"',
        'eval("__imp" "ort__(\'js\')")',
        'exec "import pyodide_js" in {}',
        'globals()["__builtins__"]["__imp" "ort__"]("js")',
        'open("/lib/own/_prelude.py")',
        'import os\nos.listdir("/")',
        'import sys\nsys.modules["js"]',
        'import sys\nsys._getframe(1)',
        'type(lambda: 0)(1, {})',
      ]),
    );
    expect(printed.filter((line) => line.startsWith('through'))).toEqual([]);
  });

  it('builtins that work on the space of whoever calls them do not work on that of the glue', async () => {
    const { station, printed } = await runScript(`
class Day(object):
	pass
day = Day()
for space in (globals, locals, vars, dir):
	day.isoformat = space
	try:
		system.mes.signature.authorization.queueAuthRequest("Line Release Approval", record={"day": day})
	except RuntimeError as error:
		print(error)
`);
    expect(printed).toEqual(Array.from({ length: 4 }, () => 'the names of what called are out of reach of scripts'));
    expect(station.gateway.signature.pendingCount()).toBe(0);
  });

  it('a module of the interpreter that a script may import leads to none that it may not', async () => {
    const { printed, problem } = await runScript(`
import cmath, collections, copy, datetime, fnmatch, functools, heapq, operator, random, json, math, re, time, sys, os, inspect, traceback
forbidden = ("posix", "pyodide_js", "importlib", "builtins", "gc", "js", "jsffi", "micropython", "uctypes", "io", "_host", "_prelude", "_guard", "_serving")
for module in (cmath, collections, copy, datetime, fnmatch, functools, heapq, operator, random, json, math, re, time, sys, os, inspect, traceback):
	for name in dir(module):
		try:
			found = getattr(module, name)
		except AttributeError:
			continue
		if type(found).__name__ == "module" and getattr(found, "__name__", "") in forbidden:
			print module.__name__, name
`);
    expect(problem).toBe('');
    expect(printed).toEqual([]);
  });

  it('a library that is named as a module of the glue is one of its own, and leads nowhere', async () => {
    const names = ['_prelude', '_trees', '_serving', '_host', '_guard'];
    const lines = names.map((name) => `import ${name}\n${name}.serve`);
    const { printed } = await runScript(attempts(lines), {
      files: Object.fromEntries(names.map((name) => [`ignition/script-python/${name}/code.py`, 'x = 1\n'])),
    });
    expect(printed).toEqual(lines.map(() => 'AttributeError'));
  });

  it('the name of an event brings no line of its own into a script', async () => {
    const station = await openStation({
      files: {
        ...buttons({}),
        'com.inductiveautomation.perspective/views/Main/view.json': {
          root: {
            type: 'ia.container.flex',
            meta: { name: 'root' },
            events: {
              dom: {
                'x():\n\tpass\nprint("reached")\ndef y': { type: 'script', config: { script: '\tprint("ran")' } },
              },
            },
          },
        },
      },
    });
    const page = station.openPage();
    await page.frame.fire(page.node('root').id, 'dom.x():\n\tpass\nprint("reached")\ndef y', {});
    expect(station.log.lines.map(({ message }) => message)).toContain('ran');
    expect(station.log.lines.map(({ message }) => message)).not.toContain('reached');
  });
});

describe('a callback that never ran is never recorded as done', () => {
  /** Asks with a callback, lets a second script do its worst, signs, and gives what the trail says of the callback. */
  async function outcome(ask: string, attack: string): Promise<{ action: string; lines: string[] }> {
    const station = await openStation({ files: { ...library, ...buttons({ Ask: ask, Attack: attack }) } });
    await station.addUser('sam', 'Supervisor');
    const page = station.openPage();
    for (const name of ['Ask', 'Attack']) {
      await page.frame.fire(page.node(name).id, 'component.onActionPerformed', {}).catch(() => undefined);
    }
    const [pending] = station.gateway.signature.pending().slots;
    await station.gateway.signature.triggerAuthRequest({
      uuid: pending?.uuid ?? '',
      decision: 'approve',
      host: challengeHost(page.frame.pageId),
      actor: { kind: 'script', id: 't', name: 't' },
    });
    const id = page.frame.openChallenge()?.id ?? '';
    await page.frame.sign({ id, userName: 'sam', password: testPassword, meaning: 'Released by' });
    const ended = (): string | undefined =>
      station.gateway.trail.latest(20).find(({ action }) => action.startsWith('callback.'))?.action;
    await until(() => expect(ended()).toBeDefined());
    return { action: ended() ?? '', lines: station.log.lines.map(({ message }) => message) };
  }
  const queue = (callback: string): string =>
    `system.mes.signature.authorization.queueAuthRequest("Line Release Approval", "n", "d", ${callback})`;
  const local = `def onApprove():\n\tsystem.util.getLogger("line").info("released")\n${queue('onApprove')}`;

  it.each([
    ['serves itself', 'import _host\n_host.serve(lambda text: "{}")'],
    ['replaces the glue', 'import _serving\n_serving.run = lambda *given: None'],
    ['patches the classes that it sees', 'kind = type(self)\nkind.getChild = None\nsystem.util.getLogger._log = None'],
    ['empties system', 'system.util.getLogger = lambda name: None\nsystem.mes = None'],
  ])('a local one, when another script %s', async (_what, attack) => {
    const { action, lines } = await outcome(local, attack);
    // Either it ran, or the trail says that it did not.
    expect(action === 'callback.done').toBe(lines.includes('released'));
  });

  it.each([
    ['takes its name in the library', 'line.release.onApprove = lambda: None'],
    ['takes its name by an import', 'import line.release\nline.release.onApprove = line.release.other'],
    ['takes its name by setattr', 'setattr(line.release, "onApprove", lambda: None)'],
  ])('one of the library, when another script %s', async (_what, attack) => {
    const { action, lines } = await outcome(`import line.release\n${queue('line.release.onApprove')}`, attack);
    expect([action, lines.includes('released')]).toEqual(['callback.done', true]);
  });

  it('one whose body holds a yield ran nothing', async () => {
    const { action } = await outcome(`def onApprove():\n\tyield 1\n${queue('onApprove')}`, 'pass');
    expect(action).toBe('callback.failed');
  });

  it('one that leaves by SystemExit or an own kind of exception did not end', async () => {
    const { action } = await outcome(`def onApprove():\n\traise SystemExit()\n${queue('onApprove')}`, 'pass');
    expect(action).toBe('callback.failed');
  });
});
