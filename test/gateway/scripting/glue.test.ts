import { describe, expect, it } from 'vitest';
import { readModuleScript } from '../../../electron/gateway/scripting/translation/scripts.ts';
import { challengeHost } from '../../support/challengeHost.ts';
import { until } from '../../support/until.ts';
import { openStation, testPassword, type ProjectFiles } from '../../support/station.ts';
import { inFunctions } from './attempts.ts';
import { buttons } from './buttons.ts';
import { hiding, importing, replacing } from '../../support/scriptAttacks.ts';
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
    const { printed, problem } = await runScript(attempts(replacing));
    expect(problem).toBe('');
    expect(printed).toHaveLength(replacing.length);
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
        Set: `import csv, decimal, calendar, logging, sys
csv.field_size_limit(2)
decimal.getcontext().prec = 3
decimal.DefaultContext.prec = 4
calendar.setfirstweekday(6)
logging.getLogger().addHandler(logging.StreamHandler(sys.stdout))
logging.getLogger("plant").handlers.append(logging.getLogger().handlers[0])
logging.getLogger("plant").level = 10
logging.addLevelName(20, "TOLD")
logging.getLogger("plant").propagate = 0
logging.getLogger("plant").info("one")
print decimal.Decimal(1) / 3, calendar.firstweekday()`,
        Look: `import csv, decimal, calendar, logging
print list(csv.reader(['long,line']))
print decimal.Decimal(1) / 3, decimal.Context().prec, calendar.firstweekday()
plant = logging.getLogger("plant")
print plant.handlers, plant.level, plant.propagate, logging.getLogger().handlers, logging.getLevelName(20)`,
      }),
    });
    const page = station.openPage();
    for (const name of ['Set', 'Look']) await page.frame.fire(page.node(name).id, 'component.onActionPerformed', {});
    expect(
      station.log.lines.filter(({ details }) => details['logger'] === 'print').map(({ message }) => message),
    ).toEqual(['one', '0.333 6', "[['long', 'line']]", '0.3333333333333333333333333333 28 0', '[] 0 1 [] INFO']);
  });

  it('a special method of one object of a class without a base is refused, since its class is asked', async () => {
    const { printed, problem } = await runScript(`
class Line:
	pass
line = Line()
line.__call__ = lambda x: x * 2
line.__doc__ = "says"
print line(4), line.__doc__
for name in ("__str__", "__len__", "__add__", "__nonzero__"):
	try:
		setattr(line, name, lambda *given: 5)
	except UnsupportedOperationException, e:
		print e.message
line.__cmp__ = lambda other: 0
`);
    const told = (name: string): string =>
      `${name} of an object itself is not supported in this version; give it to its class`;
    expect(printed).toEqual(['8 says', ...['__str__', '__len__', '__add__', '__nonzero__'].map(told)]);
    expect(problem).toContain(told('__cmp__'));
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
    const { printed, station } = await runScript(attempts(importing));
    expect(printed).toEqual(importing.map(() => 'ImportError'));
    station.gateway.followProject();
    const reason = 'root/Go.onActionPerformed, line 3: the module _host is not supported in this version.';
    await until(() => expect(station.gateway.project.problems).toContainEqual({ file: expect.anything(), reason }));
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
    const { printed } = await runScript(attempts(hiding));
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

it('a copy of a large dictionary comes in the order of one that is put together of its items', async () => {
  const { printed, problem } = await runScript(`
d = dict([("k%d" % (i * 7919 % 100003), i) for i in range(3000)])
print d.copy() == d, d.copy().keys() == dict(d.items()).keys(), dict(d).keys() == dict(d.items()).keys()
for k in d.keys()[:1500]:
	del d[k]
other = {}
other.update(d)
print len(d), d.copy().keys() == dict(d.items()).keys(), other.keys() == dict(d.items()).keys()
`);
  expect(problem).toBe('');
  expect(printed).toEqual(['True True True', '1500 True True']);
});

it('a script asks how the module is called that called it', async () => {
  const log =
    'import inspect\n\ndef caller():\n\tframe = inspect.currentframe().f_back\n\treturn frame.f_globals.get("__name__", "unknown"), sorted(frame.f_globals)\n';
  const { printed, problem } = await runScript(
    `
import inspect
print plant.tools.log.caller()
print plant.line.begin(), "__name__" in inspect.currentframe().f_globals
try:
	inspect.currentframe().f_globals["x"] = 1
except TypeError, e:
	print e
`,
    {
      files: {
        'ignition/script-python/plant/tools/log/code.py': log,
        'ignition/script-python/plant/line/code.py': 'def begin():\n\treturn plant.tools.log.caller()\n',
      },
    },
  );
  expect(problem).toBe('');
  expect(printed).toEqual(["('unknown', [])", "('plant.line', ['__name__']) False", 'readonly attribute']);
});

it('a script asks where it is, and from where it was called, by name, file and line', async () => {
  const { printed, problem } = await runScript(
    `
import inspect
def caller():
	return asked()
def asked():
	here = inspect.currentframe()
	print here.f_code.co_name, here.f_lineno, here.f_back.f_code.co_name, here.f_back.f_lineno, inspect.stack()[1][3]
	print plant.log.who()
	while here.f_back is not None:
		here = here.f_back
	return here.f_back
print caller()
`,
    {
      files: {
        'ignition/script-python/plant/log/code.py':
          '# Logs inspect.currentframe().f_back.f_code.\nimport inspect\n\ndef who():\n\tframe = inspect.currentframe()\n\treturn frame.f_back.f_code.co_name + " " + frame.f_code.co_filename\n',
      },
    },
  );
  expect(problem).toBe('');
  expect(printed).toEqual(['asked 6 caller 4 caller', 'asked script-python/plant/log.py', 'None']);
});
