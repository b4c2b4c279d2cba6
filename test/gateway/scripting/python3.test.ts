/** Projects that are written for Python 3 (`countersign.python` in `project.json`), and those that inherit from each other. */
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { modulesOfPython3 } from '../../../electron/gateway/scripting/supported.ts';
import { readModuleScript } from '../../../electron/gateway/scripting/translation/scripts.ts';
import {
  openStation,
  problemsIn,
  temporaryFolder,
  viewFile,
  writeFiles,
  type ProjectFiles,
} from '../../support/station.ts';
import { buttons } from './buttons.ts';
import { runScript } from './runScript.ts';

const code = (name: string): string => `ignition/script-python/${name}/code.py`;
const projectFile = (settings: object, more: object = {}): ProjectFiles => ({
  'project.json': { title: 'Test', ...more, countersign: { station: 'TEST-1', ...settings } },
});
const python3 = projectFile({ python: 3 });

it('a script runs as it stands: division, texts, order, the syntax and the builtins of Python 3', async () => {
  const { printed, problem } = await runScript(
    `
import json, math, statistics
name = "Mädchen"
total: float = 7 / 2
print(total, round(2.5), 7 // 2, f"{name!r:>12}|{total:.1f}", name.upper(), len(name), [*range(3)], {**{"b": 1}, "a": 2})
print(list({"z": 1, "a": 2}), sorted([3, 1]), next(map(str, [1])), (n := 5) + n, type(1) is int, isinstance(1, type(2)))
def count(a, /, b, *, c=1):
    made = 0
    def inner():
        nonlocal made
        made += c
        return made
    return inner() + a + b
print(count(1, 2, c=3), "{} {a:>3} {1[0]}".format(4, [1], a=2) if False else "{0} {a:>3} {1[0]}".format(4, [1], a=2), "%s %d" % ("x", 3))
print(b"a" + b"b", "a".encode(), 1_000, "{:,}".format(1234.5), "{0.real}".format(3))
match {"kind": "stop", "at": 3}:
    case {"kind": "stop", "at": at}:
        print("at", at)
try:
    1 / 0
except ZeroDivisionError as error:
    print(type(error).__name__, error)
class Lot:
    def __init__(self): self.items = []
    def __len__(self): return 3
    @property
    def size(self): return len(self)
lot = Lot()
lot.note, lot.count = "n", 1
print(lot.size, lot.note, lot.__class__.__name__, vars(lot), hasattr(lot, "x"), getattr(lot, "x", None))
print(json.dumps({"ä": [1, None]}), json.loads('{"b": 1, "a": "ö"}'), statistics.mean([1, 2]), math.floor(2.5))
print(eval("1 / 2"), type("Made", (), {"x": 1}).x)
exec("made = f'{3}'")
print(made)
print("a", "b", sep="-", end="!\\n")
`,
    { files: python3 },
  );
  expect([...printed, problem]).toEqual([
    "3.5 2 3    'Mädchen'|3.5 MÄDCHEN 7 [0, 1, 2] {'b': 1, 'a': 2}",
    "['z', 'a'] [1, 3] 1 10 True True",
    '6 4   2 1 x 3',
    "b'ab' b'a' 1000 1,234.5 3",
    'at 3',
    'ZeroDivisionError division by zero',
    "3 n Lot {'items': [], 'note': 'n', 'count': 1} False None",
    `{"\\u00e4": [1, null]} {'b': 1, 'a': 'ö'} 1.5 2`,
    '0.5 1',
    '3',
    'a-b!',
    '',
  ]);
});

it('projects that inherit keep their own Python: scripts and libraries of both call each other', async () => {
  const around = temporaryFolder();
  writeFiles(join(around, 'base'), {
    ...projectFile({}, { inheritable: true }),
    [viewFile('Old')]: {
      root: {
        type: 'ia.input.button',
        meta: { name: 'root' },
        events: {
          component: { onActionPerformed: { type: 'script', config: { script: '\tprint 7 / 2, own.half(7)' } } },
        },
      },
    },
    [code('old')]: 'def half(n):\n\treturn n / 2\ndef letters():\n\treturn u"ä"\n',
  });
  writeFiles(join(around, 'child'), {
    ...projectFile({ python: 3 }, { parent: 'base' }),
    ...buttons({
      Go: `
import datetime
from own import half
view = self.view
view.custom.authUuid = "Zahl ä"
read = view.custom.authUuid
print(half(7), own.half(3), old.half(7), old.letters() + "ö", repr(old.letters()), f"{old.letters()}")
print(type(read) is str, read + "ö", repr(read), read.encode("utf-8"))
print(system.util.jsonDecode('{"z": "ä", "a": [1, "b"]}'), "ö" + system.date.format(system.date.getDate(2026, 2, 4), "yyyy-MM-dd"))
print(isinstance(datetime.datetime.now(), datetime.date), datetime.timedelta(1) / datetime.timedelta(hours=6))
print(datetime.datetime.fromtimestamp(86400), system.tag.readBlocking(["x"])[0].quality, event.get("x"))
`,
    }),
    [code('own')]: 'def half(n: int) -> str:\n\treturn f"{n / 2}"\n',
    'com.inductiveautomation.perspective/page-config/config.json': {
      pages: { '/': { title: 'Main', viewPath: 'Main' }, '/old': { title: 'Old', viewPath: 'Old' } },
    },
  });
  const station = await openStation({ projectDir: join(around, 'child') });
  expect(problemsIn(station.projectDir)).toEqual([]);
  const page = station.openPage();
  await page.frame.fire(page.node('Go').id, 'component.onActionPerformed', {});
  const old = station.openPage({ path: '/old' });
  await old.frame.fire(old.node('root').id, 'component.onActionPerformed', {});
  expect([...page.notices, ...old.notices].map(({ message }) => message)).toEqual([]);
  expect(
    station.log.lines.filter(({ details }) => details['logger'] === 'print').map(({ message }) => message),
  ).toEqual([
    "3.5 1.5 3 äö 'ä' ä",
    "True Zahl äö 'Zahl ä' b'Zahl \\xc3\\xa4'",
    "{'z': 'ä', 'a': [1, 'b']} ö2026-03-04",
    'True 4.0',
    '1970-01-02 00:00:00 Bad_NotFound None',
    '3 3.5',
  ]);
});

it('a script is kept away from what runs it, as every script is', async () => {
  const attempts = [
    '"{0.__glo" "bals__}".format(f)',
    'getattr(f, "__glob" + "als__")',
    'str.format("{0.__co" "de__}", f)',
    '"{0.__glob" "als__}".format_map({"0": f})',
    'import os',
    'import sys',
    'import js',
    'import typing',
    'from operator import attrgetter\n\tattrgetter("__glob" + "als__")(f)',
    'system.tag.x = 1',
    'setattr(str, "x", 1)',
    'str.x = 1',
    'for str.x in [1]: pass',
    'system.__class__.y = 1',
    'type(system).z = 1',
    'print.__self__',
    'open("/etc/passwd")',
    'import json\n\tjson.dumps = 1',
    'object.__setattr__(system, "a", 1)',
    'type.__setattr__(str, "a", 1)',
    'eval("f.__glo" + "bals__")',
    'exec("import os")',
    'exec("f.__glo" + "bals__", {})',
    'import string\n\tstring.Formatter().format("{0.__glob" "als__}", f)',
    'from json import __builtins__ as b',
    'len.__self__.open',
    'import random\n\trandom.random.__self__.x = 1',
  ].filter((line) => !line.includes('__builtins__'));
  const { printed } = await runScript(
    `def f(): pass\n${attempts
      .map((line) => `try:\n\t${line}\nexcept BaseException as error: pass\nelse: print(${JSON.stringify(line)})`)
      .join('\n')}\n${modulesOfPython3.map((name) => `import ${name}`).join('\n')}\nprint("done")`,
    { files: python3 },
  );
  expect(printed).toEqual(['done']);
});

it.each([
  ['f.__globals__', '__globals__ is out of reach of scripts'],
  ['f"{f.__code__}"', '__code__ is out of reach of scripts'],
  ['async def f(): pass', 'async is not supported: nothing runs beside a script'],
  ['match 1:\n  case int(__class__=c): pass', '__class__ in a pattern is out of reach of scripts'],
  ['print "a"', 'print is a function of Python 3'],
  ['_py2_method_(1)', '_py2_method_ is a name of the interpreter'],
  ['x = = 1', 'SyntaxError: this is not Python 3: x = = 1'],
])('nothing of %j is run, and its line is told', (text, reason) => {
  expect(readModuleScript(`\n${text}`, 3).refused).toEqual([{ line: text.startsWith('match') ? 3 : 2, reason }]);
});
