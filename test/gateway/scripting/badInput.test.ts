/** What scripts and script files hold that nobody meant: each is named, nothing becomes another value, and the rest goes on. */
import { describe, expect, it } from 'vitest';
import { openStation, viewFile } from '../../support/station.ts';
import { buttons } from './buttons.ts';
import { runScript } from './runScript.ts';

/** Runs `self.view.custom.x = <value>` after some lines; what the property holds then, and what was told. */
async function kept(
  value: string,
  before = '',
): Promise<{ readonly shown: string | undefined; readonly problem: string }> {
  const { printed, problem } = await runScript(
    `${before}\nself.view.custom.x = ${value}\nprint repr(self.view.custom.x)`,
  );
  return { shown: printed.at(-1), problem };
}

describe('a property takes plain values alone', () => {
  it.each([
    ['a function', 'lambda: 1', /a value of type function is no data: neither a property nor a tag holds it/],
    ['a function inside of a list', '{"a": [len]}', /a value of type builtin_function_or_method is no data/],
    ['a component', 'self', /is no data/],
    ['a class', 'ValueError', /a value of type type is no data/],
    ['a set', 'set([1])', /a value of type set cannot leave the script/],
    ['infinity inside of a list', '[1, {"a": float("inf")}]', /inf cannot leave the script: it is not a number/],
    ['a whole number of 5,001 digits', '10 ** 5000', /a whole number of more than 40 digits is too large/],
    ['two keys that are written alike', '{1: "a", "1": "b"}', /two keys of a dictionary are both written as 1 outside/],
    ['half of a sign', 'u"\\ud83d"', /a text with half of a sign \('\\ud83d'\) cannot leave the script/],
    ['half of a sign as a key', '{u"a\\udc00": 1}', /a text with half of a sign/],
  ])('%s is refused', async (_what, value, message) => {
    expect(await kept(value)).toEqual({ shown: undefined, problem: expect.stringMatching(message) });
  });

  it('what contains itself is refused', async () => {
    expect((await kept('x', 'x = []\nx.append(x)')).problem).toMatch(/maximum recursion depth exceeded/);
    expect((await kept('x', 'x = {}\nx["x"] = x')).problem).toMatch(/maximum recursion depth exceeded/);
  });

  it('keys that are no texts become texts, and the halves of a sign are put together', async () => {
    expect((await kept('{1: "a", None: 2}')).shown).toBe("{u'1': u'a', u'None': 2}");
    expect((await kept('u"\\ud83d" + u"\\ude00"')).shown).toBe("u'\\U0001f600'");
  });
});

describe('what a script prints is bounded', () => {
  it.each([
    ['a long line', 'print "x" * 5000000', 1, /^x{10000} \.\.\. \(5000000 letters\)$/],
    [
      'a line without an end',
      'import sys\nfor n in xrange(200000):\n\tsys.stdout.write("abcdefgh")',
      1,
      /\(1600000 letters\)$/,
    ],
    ['many lines', 'for n in xrange(12000):\n\tprint n', 10_001, /^2000 more lines were printed and are not kept\.$/],
    ['one line too many', 'for n in xrange(10001):\n\tprint n', 10_001, /^1 more line was printed and is not kept\.$/],
    ['as many lines as are kept', 'for n in xrange(10000):\n\tprint n', 10_000, /^9999$/],
    [
      'many long lines',
      'for n in xrange(500):\n\tprint "x" * 10000',
      101,
      /^400 more lines were printed and are not kept\.$/,
    ],
    [
      'a million lines of one text, and one without an end',
      'import sys\nsys.stdout.write("x\\n" * 10001)\nsys.stdout.write("y\\n" * 1000000)\nsys.stdout.write("z")\nsys.stdout.write("z")',
      10_001,
      /^1000002 more lines were printed and are not kept\.$/,
    ],
  ])('%s', async (_what, script, count, last) => {
    const { printed, problem } = await runScript(script);
    expect(problem).toBe('');
    expect(printed).toHaveLength(count);
    expect(printed.at(-1)).toMatch(last);
  });

  it('each script anew, the one that raised as well', async () => {
    const many = 'for n in xrange(10003):\n\tprint n\nraise ValueError("end")';
    const station = await openStation({ files: buttons({ Go: many, Other: 'print "alive"' }) });
    const page = station.openPage();
    for (const name of ['Go', 'Other']) await page.frame.fire(page.node(name).id, 'component.onActionPerformed', {});
    expect(page.notices.map(({ message }) => message)).toEqual([expect.stringContaining('ValueError: end')]);
    const printed = station.log.lines.filter(({ details }) => details['logger'] === 'print');
    expect(printed.slice(-2).map(({ message }) => message)).toEqual([
      '3 more lines were printed and are not kept.',
      'alive',
    ]);
  });
});

describe('what takes all of the memory or the stack', () => {
  it.each([
    ['memory', 'x = []\nwhile True:\n\tx.append("a" * 50000000)', /^MemoryError/],
    ['the stack', 'def f(n): return f(n + 1)\nf(0)', /^RuntimeError: maximum recursion depth exceeded/],
    ['the thread itself', 'x = []\nfor n in range(100000):\n\tx = [x]', /^RuntimeException: the interpreter stopped/],
  ])('%s is told, and the next script runs', async (_what, script, message) => {
    const station = await openStation({ files: buttons({ Go: script, Other: 'print "alive"' }) });
    const page = station.openPage();
    await page.frame.fire(page.node('Go').id, 'component.onActionPerformed', {});
    expect(page.notices[0]?.message).toMatch(message);
    await page.frame.fire(page.node('Other').id, 'component.onActionPerformed', {});
    expect(station.log.lines.map(({ message: line }) => line)).toContain('alive');
  });
});

describe('the script library', () => {
  const libraries = {
    'ignition/script-python/ring/a/code.py': 'import ring.b\nname = "a"\ndef both():\n\treturn name + ring.b.name\n',
    'ignition/script-python/ring/b/code.py': 'import ring.a\nname = "b"\n',
    'ignition/script-python/broken/code.py': 'x = 1\ny = 1 / 0\ndef f(): return 1\n',
    'ignition/script-python/good/code.py': 'def f(): return "good"\n',
  };

  it('a module may import one that imports it', async () => {
    expect((await runScript('print ring.a.both()', { files: libraries })).printed).toEqual(['ab']);
  });

  it('one that raises says so with its place to whoever uses it; the others work', async () => {
    const { printed, problem } = await runScript('print good.f()\nbroken.f()', { files: libraries });
    expect(printed).toEqual(['good']);
    expect(problem).toBe('ZeroDivisionError: integer division or modulo by zero (script-python/broken.py, line 2)');
  });

  it('a file that is not UTF-8 is named, and nothing of it is used', async () => {
    const station = await openStation({
      files: {
        ...buttons({ Go: 'print plant.f()' }),
        'ignition/script-python/plant/code.py': Buffer.from('def f(): return u"m\u00e4dchen"\n', 'latin1'),
      },
    });
    expect(station.gateway.project.problems).toContainEqual({
      file: 'ignition/script-python/plant/code.py',
      reason: 'is not UTF-8; nothing of it is used',
    });
    const page = station.openPage();
    await page.frame.fire(page.node('Go').id, 'component.onActionPerformed', {});
    expect(page.notices[0]?.message).toMatch(/NameError: name 'plant' is not defined/);
  });
});

it('a view whose file is not UTF-8 is named, and not shown with other letters', async () => {
  const text = JSON.stringify({
    root: { type: 'ia.display.label', meta: { name: 'root' }, props: { text: 'm\u00e4dchen' } },
  });
  const station = await openStation({ files: { [viewFile('Latin')]: Buffer.from(text, 'latin1') } });
  expect(station.gateway.project.problems).toContainEqual({
    file: viewFile('Latin'),
    reason: 'is not UTF-8; nothing of it is used',
  });
});
