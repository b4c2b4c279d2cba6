import { describe, expect, it } from 'vitest';
import { translate } from '../../../electron/gateway/scripting/python2.ts';
import { openStation } from '../../support/station.ts';
import { buttons } from './buttons.ts';
import { runScript } from './runScript.ts';

/** Expressions and their text in Jython 2.7. */
const results: readonly (readonly [string, string])[] = [
  ['u"mädchen".upper(), u"ÄÖ".lower(), "straße".title()', 'MÄDCHEN äö Straße'],
  ['u"ä".isalpha(), "a1".isalnum(), u"Ä".isupper(), "Ab Cd".istitle(), "".isalpha()', 'True True True True False'],
  [
    '"{:,.1f} kg".format(12345.67), "{:,}".format(1234567), "{:,}".format(-1234.5), "{:,d}".format(12)',
    '12,345.7 kg 1,234,567 -1,234.5 12',
  ],
  ['"{0:>10,.2f}|{1:<6}|{name!r}".format(1234.5, "ab", name="x")', "  1,234.50|ab    |'x'"],
  ['"{}".format(0.1 + 0.2), "%s" % (0.1 + 0.2), str(0.1 + 0.2), repr(0.1 + 0.2)', '0.3 0.3 0.3 0.30000000000000004'],
  [
    '"%s and %05.1f, %d %%, %-4s|%(x)s" % {"x": 1.0} if False else "%s and %05.1f, %d %%, %-4s|" % (1.0, 2.25, 2.7, "a")',
    '1.0 and 002.3, 2 %, a   |',
  ],
  ['"%(x)s of %(y)s" % {"x": 1 / 3.0, "y": "z"}', '0.333333333333 of z'],
  ['str(100.0), str(1e12), str(1e16), str(2.5), str(12345678901.0)', '100.0 1e+12 1e+16 2.5 12345678901.0'],
  ['str(map(str, [1, 2]))', "['1', '2']"],
  ['map(None, [1, 2], [3]), map(lambda one, two: (one, two), [1, 2], [3])', '[(1, 3), (2, None)] [(1, 3), (2, None)]'],
  [
    'map(str, [0.1 + 0.2]), filter(None, [0, 1]), filter(str.isdigit, "a1b2"), filter(None, (0, 1))',
    "['0.3'] [1] 12 (1,)",
  ],
  ['range(3), range(1, 6, 2), zip([1, 2], "ab"), list(xrange(2))', "[0, 1, 2] [1, 3, 5] [(1, 'a'), (2, 'b')] [0, 1]"],
  [
    'sorted([3, 1, 2], cmp=lambda one, other: cmp(other, one)), sorted([3, 1, 2], lambda one, other: cmp(one, other))',
    '[3, 2, 1] [1, 2, 3]',
  ],
  [
    'sorted([(1, "b"), (0, "c"), (1, "a"), (0, "x")], key=lambda pair: pair[0])',
    "[(0, 'c'), (0, 'x'), (1, 'b'), (1, 'a')]",
  ],
  ['sorted([(1, "b"), (0, "c"), (1, "a")], key=lambda pair: pair[0], reverse=True)', "[(1, 'b'), (1, 'a'), (0, 'c')]"],
  ['round(2.5), round(-2.5), round(0.5), round(2.675, 2), round(1234.5, -2), round(7)', '3.0 -3.0 1.0 2.67 1200.0 7.0'],
  ['7 // 2, -7 // 2, 7.0 / 2, 7 / 2.0, float(7) / 2, 100.0 * 175 / 180', '3 -4 3.5 3.5 3.5 97.22222222222223'],
  [
    '{"a": 1}.has_key("a"), {"a": 1}.keys()[0], {"a": 1}.values()[0], list({"a": 1}.iteritems())',
    "True a 1 [('a', 1)]",
  ],
  [
    '"7".zfill(3), "-7".zfill(4), "a".ljust(3) + "|", "a".rjust(3, "."), "a".center(4, "*"), "ab cd".title(), "aBC".capitalize()',
    '007 -007 a  | ..a *a** Ab Cd Abc',
  ],
  ['"abc".startswith(("x", "a")), "aB".swapcase()', 'True Ab'],
  ['1 <> 2, 010, 0xFFL, 10L, oct(8), unichr(228), cmp(1, 2)', 'True 8 255 10 010 ä -1'],
  ['isinstance(u"x", unicode), isinstance("x", basestring), isinstance(5, (int, long)), long(5)', 'True True True 5'],
  ['reduce(lambda one, other: one + other, [1, 2, 3]), 7 % 3, -7 % 3, 7.5 % 2', '6 1 2 1.5'],
  ['"a" "b".upper(), ("x" or "y").upper(), ["a", "b"][1].upper(), "a,b".split(",")[0].upper()', 'AB X B A'],
  ['math.floor(2.7), math.ceil(2.1), math.floor(-2.5), math.sqrt(16)', '2.0 3.0 -3.0 4.0'],
  [
    'json.dumps({"b": 1, "a": [u"ä", None, True]}, sort_keys=True), json.loads("[1.0, 2]")',
    '{"a": ["ä", null, true], "b": 1} [1.0, 2]',
  ],
  ['b"x" == "x", (lambda value: value.upper())("x"), dict([("a", 1)]), dict(a=1)["a"]', "True X {'a': 1} 1"],
];

describe('a script gives what it gives in Python 2.7', () => {
  it('expressions', async () => {
    const { printed, problem } = await runScript(
      `import json, math\n${results.map(([expression]) => `print(${expression})`).join('\n')}`,
    );
    expect(problem).toBe('');
    expect(results.map(([expression], place) => [expression, printed[place]])).toEqual(results);
  });

  it('statements', async () => {
    const { printed, problem } = await runScript(`
print "x", 1
print
print ("%d") % 5
print u"mädchen".upper()
try:
	raise RuntimeException, "stopped"
except RuntimeException, e:
	print str(e)
try:
	{}["x"]
except (KeyError, ValueError), error: print "missing"
class Counter:
	def __init__(self):
		self.count = 0
	def next(self):
		self.count += 1
		return self.count
print Counter().next(), iter([5]).next()
words = ["b", "a"]
words.sort(lambda one, other: cmp(one, other))
print words
self.view.custom.texts = str(map(str, [1, 2]))
print self.view.custom.texts
x = 5
x /= 2.0
print x
`);
    expect(problem).toBe('');
    expect(printed).toEqual([
      'x 1',
      '',
      '5',
      'MÄDCHEN',
      'stopped',
      'missing',
      '1 5',
      "['a', 'b']",
      "['1', '2']",
      '2.5',
    ]);
  });

  it('a body that begins with a comment at the margin, or is nothing else', async () => {
    expect((await runScript('# what it does\n\tprint("ran")')).printed).toEqual(['ran']);
    expect(await runScript('# nothing yet')).toMatchObject({ problem: '', printed: [] });
  });

  it('lines are counted as they stand in the project', async () => {
    const { problem } = await runScript('text = """\n%s\n""" % {"a": 1}.keys()[0]\nprint "x"\nmissing()');
    expect(problem).toBe("NameError: name 'missing' isn't defined (views/Main: root/Go.onActionPerformed, line 5)");
  });

  it('with "from __future__ import division", "/" is exact', async () => {
    expect((await runScript('from __future__ import division\nprint(7 / 2)')).printed).toEqual(['3.5']);
  });
});

describe('what it would do otherwise is refused by name, and nothing of the script runs', () => {
  it.each([
    ['x = 100 * good / total', /^"\/" of two whole numbers gives a whole number in Python 2.7/],
    ['x = 7 / 2', /write "\/\/" for the whole number, or float\(a\) \/ b for the fraction$/],
    ['x = round(y) / len(z)', /^"\/" of two/],
    ['x /= 2', /^"\/" of two/],
    ['x /= 2.0 if y else 3', /^"\/" of two/],
    ['x = rows[2.0] / 2', /^"\/" of two/],
    ['x = f(2.0) / 2', /^"\/" of two/],
    ['x = 1.0 + a / b', /^"\/" of two/],
    ['x = a / b * 1.0', /^"\/" of two/],
    ['x = (a, 1.0) / b', /^"\/" of two/],
    ['x = (a if b else 1.0) / c', /^"\/" of two/],
    ['x = self.float(a) / b', /^"\/" of two/],
    ['x = float(a).b / c', /^"\/" of two/],
    ['x = `y`', /write repr\(x\)/],
    ['x = f"{a / b}"', /f-string/],
    ['x = name.encode("utf-8")', /texts and bytes are not one thing here/],
    ['print >> log, "x"', /print >> is not supported/],
    ['exec "x = 1"', /exec is not supported/],
    ['raise E, "x", trace', /raise with a traceback/],
    ['pairs.sort(key=lambda (a, b): b)', /takes a tuple apart/],
    ['def f(a, (b, c)): pass', /takes a tuple apart/],
    ['class A:\n\tdef __nonzero__(self):\n\t\treturn False', /__nonzero__ is not supported/],
    ['x = ur"\\u00e4"', /begins with ur/],
  ])('%s', (source, reason) => {
    const [refused] = translate(`before = 1\n${source}\n`).refused;
    expect(refused?.reason).toMatch(reason);
    expect(refused?.line).toBe(source.startsWith('class') ? 3 : 2);
  });

  it.each([
    'x = a * 2.0 / b',
    'x = float(a) / b',
    'x = a / float(b)',
    'x = a / -2.5',
    'x = (1.0 * a) / b',
    'x = (a + 1e3) / (b - c)',
    'x = 100.0 * good / total',
    'x = "a/b"',
    "x = '''a / b'''  # a / b",
    'x = a // b',
    'url = "http://%s/x" * 1',
  ])('%s is taken', (source) => {
    expect(translate(source).refused).toEqual([]);
  });

  it('is told when the project is opened, of views, change scripts, transforms and libraries, and again where it is run', async () => {
    const station = await openStation({
      files: {
        ...buttons({ Go: 'print("ran")\nx = 7 / 2', Use: 'plant.calc.half(7)' }),
        'ignition/script-python/plant/calc/code.py': 'def half(x):\n\n\treturn x / 2\n',
        'com.inductiveautomation.perspective/views/Other/view.json': {
          root: {
            type: 'ia.container.flex',
            meta: { name: 'root' },
            propConfig: {
              'custom.a': { onChange: { script: '\tx = 1 / y' } },
              'props.style': {
                binding: {
                  type: 'property',
                  config: { path: 'this.custom.a' },
                  transforms: [{ type: 'script', code: '\treturn value / 2' }],
                },
              },
            },
          },
        },
      },
    });
    const rule = '"/" of two whole numbers';
    const other = 'com.inductiveautomation.perspective/views/Other/view.json';
    const words = (text: string): unknown => expect.stringContaining(text);
    expect(station.gateway.project.problems).toEqual([
      { file: 'ignition/script-python/plant/calc/code.py', reason: words(`line 3: ${rule}`) },
      {
        file: 'com.inductiveautomation.perspective/views/Main/view.json',
        reason: words(`root/Go.onActionPerformed, line 2: ${rule}`),
      },
      { file: other, reason: words(`root custom.a.onChange, line 1: ${rule}`) },
      { file: other, reason: words(`root props.style.transform, line 1: ${rule}`) },
    ]);
    const page = station.openPage();
    for (const name of ['Go', 'Use']) await page.frame.fire(page.node(name).id, 'component.onActionPerformed', {});
    const [go, use] = page.notices.map(({ message }) => message);
    expect(go).toMatch(/^The script was not run: "\/" of two .* \(views\/Main: root\/Go\.onActionPerformed, line 2\)$/);
    expect(use).toMatch(
      /^UnsupportedOperationException: The script was not run: .* \(script-python\/plant\/calc\.py, line 3\)$/,
    );
    expect(station.log.lines.map(({ message }) => message)).not.toContain('ran');
  });
});
