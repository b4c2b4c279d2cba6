import { describe, expect, it } from 'vitest';
import { standardModules } from '../../../electron/gateway/scripting/supported.ts';
import { readEventScript, readModuleScript } from '../../../electron/gateway/scripting/translation/scripts.ts';
import { testClock } from '../../support/clock.ts';
import { openStation, templateFile } from '../../support/station.ts';
import { until } from '../../support/until.ts';
import { buttons } from './buttons.ts';
import { runScript } from './runScript.ts';

describe('a script gives what it gives in Python 2.7', () => {
  it('what is signed is what Jython would have signed', async () => {
    const { station, problem } = await runScript(
      `good = 175
total = 180
system.mes.signature.authorization.queueAuthRequest(system.mes.signature.getSignatureTemplate("Release"), requestName="Yield", description="", record={"Yield": 100 * good / total, "Half": 7 / 2, "Name": u"mädchen".upper(), "Weight": "{:,.1f} kg".format(12345.67)})`,
      { files: { [templateFile('release')]: { name: 'Release', expression: '{role:Supervisor}' } } },
    );
    expect(problem).toBe('');
    const [slot] = station.gateway.signature.pending().slots;
    const { values } = station.gateway.signature.getAuthRequest(slot?.uuid ?? '');
    expect(Object.fromEntries(values.map(({ label, value }) => [label, value]))).toEqual({
      Yield: '97',
      Half: '3',
      Name: 'MÄDCHEN',
      Weight: '12,345.7 kg',
    });
  });

  it('what Python 3 has not works', async () => {
    const { printed, problem } = await runScript(
      'self.view.custom.texts = str(map(str, [1, 2]))\nprint "started"\nprint self.view.custom.texts, "7".zfill(3)\n' +
        'try:\n\tx = 1 / 0\nexcept Exception, e:\n\tpass\nprint e',
    );
    expect(problem).toBe('');
    expect(printed).toEqual(['started', "['1', '2'] 007", 'integer division or modulo by zero']);
  });

  // The Jython that records the programs has no parser of XML.
  it('XML is read of a file in memory', async () => {
    const { printed, problem } = await runScript(
      'import StringIO, xml.etree.ElementTree as ET\nfrom xml.dom import minidom\n' +
        'text = "<a z=\\"1\\" b=\\"2\\">5<c/></a>"\nprint [one.tag for one in ET.parse(StringIO.StringIO(text)).getroot().iter()]\n' +
        'print [(event, one.tag) for event, one in ET.iterparse(StringIO.StringIO(text), ("start", "end"))]\n' +
        'print minidom.parse(StringIO.StringIO(text)).toxml("utf-8")',
    );
    expect(problem).toBe('');
    expect(printed).toEqual([
      "['a', 'c']",
      "[('start', 'a'), ('start', 'c'), ('end', 'c'), ('end', 'a')]",
      '<?xml version="1.0" encoding="utf-8"?><a b="2" z="1">5<c/></a>',
    ]);
  });

  it('a body that begins with a comment at the margin, or is nothing else', async () => {
    expect((await runScript('# what it does\n\tprint("ran")')).printed).toEqual(['ran']);
    expect(await runScript('# nothing yet')).toMatchObject({ problem: '', printed: [] });
  });

  it('lines are counted as they stand in the project, in an event and in a library', async () => {
    const { problem } = await runScript('text = """\n%s\n""" % {"a": 1}.keys()[0]\nprint "x"\nmissing()');
    expect(problem).toBe("NameError: name 'missing' is not defined (views/Main: root/Go.onActionPerformed, line 5)");
    const library = { 'ignition/script-python/plant/calc/code.py': '\n\ndef half(x):\n\treturn x / nothing\n' };
    expect((await runScript('\tplant.calc.half(7)', { files: library })).problem).toBe(
      "NameError: global name 'nothing' is not defined (script-python/plant/calc.py, line 4)",
    );
  });
});

describe('exec in a function, without a dictionary', () => {
  it('reads what the function has, and makes names of its own', async () => {
    const script = `
count = 5
def work(add):
\tfound = []
\texec "total = count + add; found.append(total)"
\texec("for each in range(2): found.append(each)")
\treturn found
print work(3)
`;
    const { printed, problem } = await runScript(script);
    expect([printed, problem]).toEqual([['[8, 0, 1]'], '']);
  });

  it('is refused in a class, whose names it would make', async () => {
    const { problem } = await runScript('class A(object):\n\texec "x = 1"');
    expect(problem).toContain('exec without "in" makes names in the class around it');
  });

  it.each([
    ['x = 1\n\texec "x = 2"\n\treturn x', 'x'],
    ['exec "made = 2"\n\treturn made', 'made'],
  ])('says so where it gives the function a value: %s', async (body, name) => {
    const { problem } = await runScript(`def work():\n\t${body}\nprint work()`);
    expect(problem).toContain(`exec gave ${name} a value for the function around it, which is not supported`);
  });
});

describe('what cannot have its meaning is refused by name, and nothing of the script runs', () => {
  it.each([
    ['x = f"{a / b}"', /f-string/],
    ['def f():\n\tnonlocal x', /nonlocal is not Python 2\.7/],
    ['if (x := 5): pass', /:= is not Python 2\.7/],
    ['x().y /= 2', /of what a call gives/],
    ['def f(x: int): pass', /annotations/],
    ['print(1, file=log)', /needs "from __future__ import print_function"/],
    ['x = 1_000', /_ in a number/],
    ['[*a] = b', /not Python 2\.7/],
    ['raise A from b', /raise \.\.\. from/],
    ['x = {**a}', /\*\* inside of \{\}/],
    ['x = print', /print is a statement of Python 2\.7/],
    ['def exec(): pass', /exec is a statement of Python 2\.7/],
    ['async def f(): pass', /async is not Python 2\.7/],
    ['x = await y', /await is not Python 2\.7/],
    ['x = _py2_keyword_if', /is a word of the interpreter/],
    ['True = 1', /True is no name here/],
    [
      'if ready == True\n\tprint 1',
      /^SyntaxError: this is not Python 2.7, which wants a colon at its end: if ready == True$/,
    ],
    ['while True # for ever\n\tpass', /which wants a colon at its end/],
    ['x = (True', /^SyntaxError: this is not Python 2.7: x = \(True$/],
    ['f(*a, 1)', /behind \*arguments/],
    ['f(**a, b=1)', /behind \*\*arguments/],
    ['f(*a,)', /a comma behind/],
    ['f(x for x in a, 1)', /several values behind in/],
    ['class A(*b): pass', /among the bases/],
    ['x @= 1', /@= is no operator/],
    ['raise A,', /a comma at the end of raise/],
    ['exec "x",', /a comma at the end of exec/],
    ['with (a as b, c as d): pass', /brackets around the parts of with/],
    ['@a[0]\ndef f(): pass', /a decorator of Python 2\.7/],
    ['def f(a, (a, b)): pass', /the parameter a stands twice/],
    ['x = lambda *a, b: 1', /parameters by name alone/],
    ['from __future__ import division', /must stand at the beginning/],
    ['from __future__ import braces', /future feature braces/],
    ['() = a', /an assignment to \(\)/],
    ['del ()', /del \(\)/],
    ['x = 1if a else 2; z = a if 1else 2', /a number needs a space in front of else/],
    ['x = rb"a"', /write br/],
    ['x = "\\400"', /is no byte/],
    ['def f():\n\tyield from a', /yield from is not Python 2\.7/],
    ['def f():\n\treturn 1; yield 2', /return with a value in a function with yield/],
    ['def f():\n\tfrom math import *', /import \* inside of a function/],
    ['def f():\n\tx = 1; global x', /write global x in front of the first use/],
    ['x = = 1', /^SyntaxError: this is not Python 2\.7: x = = 1$/],
  ])('%s', (source, reason) => {
    const [refused] = readModuleScript(`before = 1\n${source}\n`).refused;
    expect(refused?.reason).toMatch(reason);
    expect(refused?.line).toBe(source.startsWith('def f():') ? 3 : 2);
  });

  it.each([
    'f(1, *a, b=2, **c)',
    'f((x for x in a), 1)',
    'x = [x for x in 1, 2]',
    'x = lambda *a, **b: 1',
    'a.print = a.exec',
    'async = await = nonlocal = 1',
    'def f(async): await(async=1)',
    'a.class.raise(b.import)',
    'def f():\n\tdef g(): yield 1\n\treturn g',
    'while 1:\n\ttry: pass\n\tfinally:\n\t\tfor x in a: continue',
    'def f():\n\tprint a.x, g(x=1)\n\tglobal x',
    'def f(a=b):\n\tglobal f, b',
  ])('%s is not refused', (source) => {
    expect(readModuleScript(source).refused).toEqual([]);
  });

  it.each([
    [5, 'y = (1,\n\t\t\t2$)'],
    [4, 'if x = 3:\n\t\t\tpass'],
    [4, 'y = "%s" % ("a"$)'],
    [4, 'for i in x\n\t\t\tprint i'],
    [6, 'd = {1: 2,\n\t\t\t3: 4,\n\t\t\t5 6}'],
  ])('a fault in a class is told at its own line, %d', (line, fault) => {
    const source = `class Tank(object):\n\tdef fill(self, x):\n\t\t"""Fills it."""\n\t\t${fault}\n\tdef drain(self):\n\t\treturn 1\n`;
    expect(readModuleScript(source).refused.map((refused) => refused.line)).toEqual([line]);
  });

  it('a fault in the first line of a method is told there', () => {
    const source = 'class Tank(object):\n\tdef fill(self)\n\t\tpass\n\tdef drain(self):\n\t\treturn 1\n';
    expect(readModuleScript(source).refused).toEqual([
      { line: 2, reason: 'SyntaxError: this is not Python 2.7, which wants a colon at its end: def fill(self)' },
    ]);
  });

  it('a text without an end turns off the rest of a script, but is no block', () => {
    expect(readModuleScript("def f():\n\tx = 1\n\t'''\n\trest is off").refused).toEqual([]);
    expect(readModuleScript("def f():\n\tg()\n\n# Example:\n#\t{'a': 1}\n\t'''\n\t").refused).toEqual([]);
  });

  it.each([
    ["def f():  # empty\n\t# still\n\t'''\n\trest", 1, 'def f():  # empty'],
    ['x = 1\nif x:\n\t# later\nelse:\n\tx = 2\n', 2, 'if x:'],
    ['try:\n\tx = 1\nexcept:\n', 3, 'except:'],
    ['def f():\n\tdef g():\n\treturn 1', 2, 'def g():'],
    ['class A:\n\nx = 1', 1, 'class A:'],
  ])('a block without a statement is refused, at its header: %j', (source, line, header) => {
    const refused = [{ line, reason: `IndentationError: expected an indented block behind ${header}` }];
    expect(readModuleScript(source).refused).toEqual(refused);
    expect(readModuleScript(source.replace(/\t'''[^]*/, ''), 3).refused).toEqual(refused);
  });

  it('bad input has an answer: NUL, 1 MB, a thousand brackets, nothing', () => {
    expect(readModuleScript('x = 1\ny = "\0"').refused[0]).toEqual({ line: 2, reason: 'a script holds no NUL' });
    expect(readModuleScript('x = 1\n'.repeat(200_000)).refused[0]?.reason).toMatch(/256 KB at most/);
    expect(readModuleScript(`x = ${'['.repeat(1000)}${']'.repeat(1000)}`).refused.length).toBeLessThan(2);
    expect(readModuleScript('').refused).toEqual([]);
    expect(readEventScript('', 'onStart', ['self']).source).toContain('def onStart(self):');
  });

  it('is told when the project is opened, of views, change scripts, transforms and libraries, and again where it is run', async () => {
    const station = await openStation({
      files: {
        ...buttons({ Go: 'print("ran")\nx = f"{y}"', Use: 'plant.calc.half(7)' }),
        'ignition/script-python/plant/calc/code.py': 'def half(x):\n\n\treturn f"{x}"\n',
        'com.inductiveautomation.perspective/views/Other/view.json': {
          root: {
            type: 'ia.container.flex',
            meta: { name: 'root' },
            propConfig: {
              'custom.a': { onChange: { script: '\tx = f"{y}"' } },
              'props.style': {
                binding: {
                  type: 'property',
                  config: { path: 'this.custom.a' },
                  transforms: [{ type: 'script', code: '\treturn f"{value}"' }],
                },
              },
            },
          },
        },
      },
    });
    const rule = 'an f-string is not Python 2.7';
    const other = 'com.inductiveautomation.perspective/views/Other/view.json';
    const words = (text: string): unknown => expect.stringContaining(text);
    station.gateway.followProject();
    await until(() =>
      expect(station.gateway.project.problems).toEqual([
        { file: 'ignition/script-python/plant/calc/code.py', reason: words(`line 3: ${rule}`) },
        {
          file: 'com.inductiveautomation.perspective/views/Main/view.json',
          reason: words(`root/Go.onActionPerformed, line 2: ${rule}`),
        },
        { file: other, reason: words(`root custom.a.onChange, line 1: ${rule}`) },
        { file: other, reason: words(`root props.style.transform, line 1: ${rule}`) },
      ]),
    );
    const page = station.openPage();
    for (const name of ['Go', 'Use']) await page.frame.fire(page.node(name).id, 'component.onActionPerformed', {});
    const [go, use] = page.notices.map(({ message }) => message);
    expect(go).toMatch(/^The script was not run: an f-string .* \(views\/Main: root\/Go\.onActionPerformed, line 2\)$/);
    expect(use).toMatch(
      /^UnsupportedOperationException: The script was not run: .* \(script-python\/plant\/calc\.py, line 3\)$/,
    );
    expect(station.log.lines.map(({ message }) => message)).not.toContain('ran');
  });
});

it('an endless loop is interrupted, and the interpreter keeps what it held', async () => {
  // By a clock of its own, it may be stopped before its thread has come to it.
  const clock = testClock();
  const station = await openStation({
    clock,
    scriptTimeLimit: 700,
    files: {
      ...buttons({ Keep: 'plant.held.value = 7', Loop: 'while True:\n\tpass', Look: 'print plant.held.value' }),
      'ignition/script-python/plant/held/code.py': 'value = 1\n',
    },
  });
  const page = station.openPage();
  await page.press('Keep');
  const looped = page.press('Loop').catch(() => undefined);
  await until(() => {
    clock.advance(700);
    expect(page.notices.map(({ message }) => message)).toEqual([
      expect.stringContaining('ran longer than 0.7 seconds and was stopped'),
    ]);
  }, 1);
  await looped;
  await page.press('Look');
  expect(station.log.lines.map(({ message }) => message)).toContain('7');
});

it('an import of the future over two lines counts, and moves no line', async () => {
  const { printed, problem } = await runScript(
    'from __future__ import (division,\n  print_function)\nprint(7 / 2, 8)\nmissing',
  );
  expect(printed).toEqual(['3.5 8']);
  expect(problem).toMatch(/line 4\)$/);
});

it('a word about a coding that is no declaration leaves the letters of a text', async () => {
  const { printed } = await runScript('coding = dict(encoding="ä")["encoding"]\nprint len(coding), len("ä")');
  expect(printed).toEqual(['1 1']);
});

it('lines that blanks and tabs lead in together stand where Python 2.7 has them, and texts stay as they are', async () => {
  const source =
    'def go(all):\n \tmade = []\n\tfor one in all:\n \t\tif one:\n \t\t \tmade.append("""a\n \t""")\n\t \t\tcontinue\n    \treturn made\n' +
    'print go([0, 1])';
  expect(await runScript(source)).toMatchObject({ printed: ["['a\\n \\t']"], problem: '' });
});

it('lines are counted behind statements of several lines, whatever they become', async () => {
  const { problem } = await runScript(
    'x = 7\nx /= \\\n  2\nexec "y = 1" in \\\n  {}\nprint \\\n  "a", \\\n  x\nmissing',
  );
  expect(problem).toMatch(/'missing' is not defined .*line 9\)$/);
});

it('two interpreters have random numbers of their own', async () => {
  const drawn = async (): Promise<readonly string[]> =>
    (await runScript('import random, uuid\nprint random.random(), random.Random().random(), uuid.uuid4()')).printed;
  const [one, other] = [await drawn(), await drawn()].map(([line = '']) => line.split(' '));
  expect(one).toHaveLength(3);
  expect(one?.filter((number) => other?.includes(number))).toEqual([]);
});

it('each module that the check of a project takes is there', async () => {
  const { printed, problem } = await runScript(
    standardModules.map((name) => `import ${name}`).join('\n') + '\nprint "all"',
  );
  expect([problem, printed]).toEqual(['', ['all']]);
});
