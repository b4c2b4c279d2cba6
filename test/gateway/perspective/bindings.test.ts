/** Bindings and transforms: what each kind gives, what it follows, and what it says where it cannot. */
import { describe, expect, it } from 'vitest';
import type { ViewNode } from '../../../electron/contract/page.ts';
import { dateValue } from '../../../electron/contract/values.ts';
import { openStation, type TestPage, viewFile } from '../../support/station.ts';
import { testClock } from '../../support/clock.ts';
import { until } from '../../support/until.ts';
import { button, expr, label, property, script, tags, view } from '../../support/views.ts';

const press = (page: TestPage, name: string): Promise<void> =>
  page.frame.fire(page.node(name).id, 'component.onActionPerformed', {});
/** What a component shows now. */
const now = (page: TestPage, name: string): ViewNode => {
  const find = (node: ViewNode): ViewNode | undefined =>
    node.name === name ? node : node.children.map(find).find((found) => found !== undefined);
  const found = find(page.frame.resume().root);
  if (found === undefined) throw new Error(`There is no ${name}.`);
  return found;
};
const textOf = (page: TestPage, name: string) => now(page, name).props['text'];
const through = (binding: object, ...transforms: readonly object[]) => ({ ...binding, transforms });

describe('the settings of a binding', () => {
  it.each([
    ['http', { url: "'http://plant/'" }, 'request', 'url'],
    ['expr', { expresion: '1' }, 'expression', 'expresion'],
    ['property', { from: 'view.custom.v' }, 'path', 'from'],
    ['tag', { mode: 'direct', acme: 1 }, 'tagPath', 'acme'],
    ['tag-history', { pens: [] }, 'tags', 'pens'],
  ])(
    'that %s needs and lacks give no value, and those that it does not know are named',
    async (type, config, lacking, unknown) => {
      const { openPage } = await openStation({ files: view([label('L', { type, config })]) });
      const reason = `the binding has no ${lacking}`;
      expect(openPage().node('L')).toMatchObject({
        props: { text: null },
        quality: { text: { code: 'Error_Configuration', reason } },
        notes: [`The settings ${unknown} of the binding of props.text are not obeyed in this version.`],
      });
    },
  );
});

it('what is not obeyed is named each time that a view is opened, of each of its components and of each instance', async () => {
  const faded = (name: string, setting: string) =>
    label(name, undefined, { propConfig: { 'props.text': { [setting]: 3 } } });
  const repeater = {
    type: 'ia.display.flex-repeater',
    meta: { name: 'R' },
    props: { path: 'Row', instances: [{}, {}] },
  };
  const files = {
    ...view([faded('A', 'fade'), faded('B', 'blur'), repeater]),
    [viewFile('Row')]: { root: faded('Row', 'glow') },
  };
  const { openPage } = await openStation({ files });
  const notesOf = (setting: string) => [`The settings ${setting} of props.text are not obeyed in this version.`];
  for (const page of [openPage(), openPage()]) {
    expect(page.node('A')?.notes).toEqual(notesOf('fade'));
    expect(page.node('B')?.notes).toEqual(notesOf('blur'));
    expect(page.node('R')?.children.map(({ notes }) => notes)).toEqual([notesOf('glow'), notesOf('glow')]);
  }
});

it('what is said of a property, its binding and its transforms and nobody reads is named on the component', async () => {
  const odd = {
    'props.text': {
      persistent: true,
      fade: 3,
      binding: { ...expr('1'), every: 5, transforms: [{ type: 'expression', expression: '{value} + 1', on: 'x' }] },
    },
  };
  const { openPage } = await openStation({ files: view([label('L', undefined, { propConfig: odd })]) });
  expect(openPage().node('L')).toMatchObject({
    props: { text: 2 },
    notes: [
      'The settings fade of props.text are not obeyed in this version.',
      'The settings every, transforms[0].on of the binding of props.text are not obeyed in this version.',
    ],
  });
});

it('a binding to a place in a list does not run again for what is written to another place', async () => {
  const counting = { type: 'script', code: '\tself.view.custom.runs = self.view.custom.runs + 1\n\treturn value' };
  const { openPage } = await openStation({
    files: view(
      [
        label('First', through(property('view.custom.rows[0].v'), counting)),
        label('Second', expr('{view.custom.rows[1].v}')),
        label('Runs', property('view.custom.runs')),
        button('Other', script('self.view.custom.rows[1].v = "B"')),
        button('Own', script('self.view.custom.rows[0].v = "A"')),
      ],
      { custom: { rows: [{ v: 'a' }, { v: 'b' }], runs: 0 } },
    ),
  });
  const page = openPage();
  await until(() => expect(textOf(page, 'First')).toBe('a'));
  await press(page, 'Other');
  await until(() => expect(textOf(page, 'Second')).toBe('B'));
  await press(page, 'Own');
  await until(() => expect(textOf(page, 'First')).toBe('A'));
  expect(textOf(page, 'Runs')).toBe(2);
});

it.each([
  [
    { type: 'format', formatType: 'datetime', formatValue: { date: 'gigantic', time: 'short' } },
    'a date is not written "gigantic"',
  ],
  [
    { type: 'format', formatType: 'datetime', formatValue: { date: 'short', time: true } },
    'a time is not written true',
  ],
  [{ type: 'expression' }, 'the transform has no expression'],
])('the transform %j is refused for what it says, and gives no value', async (transform, reason) => {
  const { openPage } = await openStation({
    files: view([label('L', through(property('view.custom.v'), transform))], { custom: { v: 0 } }),
  });
  const node = openPage().node('L');
  expect(node.props['text']).toBeNull();
  expect(node.quality['text']).toEqual({ code: 'Error_Configuration', reason });
});

it('a tag binding without a path is no empty value', async () => {
  const { openPage } = await openStation({ files: view([label('L', { type: 'tag', config: { tagPath: '' } })]) });
  const reason = 'the binding has no tagPath';
  expect(openPage().node('L').quality['text']).toEqual({ code: 'Error_Configuration', reason });
});

it.each([
  [{ type: 'property', config: { path: 'view.custom.v', bidirectional: 'true' } }, 'bidirectional', '"true"'],
  [{ type: 'tag', config: { tagPath: 'A', bidirectional: 1 } }, 'bidirectional', '1'],
  [{ type: 'tag', config: { tagPath: 'A', publishInitial: 'false' } }, 'publishInitial', '"false"'],
  [{ type: 'expr-struct', config: { struct: { a: '1' }, waitOnAll: 'false' } }, 'waitOnAll', '"false"'],
  [{ type: 'query', config: { queryPath: 'Q', polling: { enabled: 'yes', rate: '1' } } }, 'polling.enabled', '"yes"'],
])('the binding %j is refused for a setting that is neither true nor false', async (binding, name, said) => {
  const { openPage } = await openStation({ files: view([label('L', binding)], { custom: { v: 1 } }) });
  expect(openPage().node('L').quality['text']).toEqual({
    code: 'Error_Configuration',
    reason: `${name} of the binding is ${said}, neither true nor false`,
  });
});

it('the delay of a tag binding that is no number is refused', async () => {
  const binding = { type: 'tag', config: { tagPath: '[default]A', fallbackDelay: '2 s', bidirectional: true } };
  const { openPage } = await openStation({ files: view([label('L', binding)]) });
  expect(openPage().node('L').quality['text']).toEqual({
    code: 'Error_Configuration',
    reason: 'fallbackDelay of the binding is "2 s", which is no number',
  });
});

it.each([
  [{ type: 'tag', config: { tagPath: '{0}', mode: 'indirect', references: ['"A"'] } }, 'references', '["\\"A\\""]'],
  [{ type: 'query', config: { queryPath: 'Q', polling: true } }, 'polling', 'true'],
])('the binding %j is refused for a setting that is no object', async (binding, name, said) => {
  const { openPage } = await openStation({ files: view([label('L', binding)]) });
  expect(openPage().node('L').quality['text']).toEqual({
    code: 'Error_Configuration',
    reason: `${name} of the binding is ${said}, which is no object`,
  });
});

it('a tag binding reads the tag that its expression names, whatever that gives, and [~] is the provider of the project', async () => {
  const tag = (tagPath: string) => ({ type: 'tag', config: { mode: 'expression', tagPath } });
  const { openPage } = await openStation({
    files: {
      ...view([label('Number', tag('3 + 4')), label('None', tag('8')), label('Tilde', tag('"[~]" + 7'))]),
      ...tags({ path: '7', value: 'seven' }),
    },
  });
  const page = openPage();
  expect([page.node('Number').props['text'], page.node('Tilde').props['text']]).toEqual(['seven', 'seven']);
  expect(page.node('None').quality['text']).toEqual({ code: 'Bad_NotFound', reason: 'No tag 8' });
});

describe('a map', () => {
  const of = async (map: object, value: unknown) => {
    const { openPage } = await openStation({
      files: view([label('L', through(property('view.custom.v'), { type: 'map', ...map }))], { custom: { v: value } }),
    });
    return openPage().node('L').props['text'];
  };
  const rows = [
    { input: 1, output: 'one' },
    { input: true, output: 'yes' },
    { input: 'two', output: '2' },
    { input: null, output: 'nothing' },
  ];

  it.each([
    [1, 'one'],
    ['1', 'one'],
    ['two', '2'],
    [null, 'nothing'],
    ['three', 'else'],
  ])('of single values has for %j the row %j', async (value, shown) => {
    expect(await of({ inputType: 'scalar', outputType: 'scalar', mappings: rows, fallback: 'else' }, value)).toBe(
      shown,
    );
  });

  it.each([
    [0, 'low'],
    [25, 'low'],
    [25.5, 'mid'],
    [40, 'top'],
    [-1, 'else'],
    ['30', 'mid'],
    ['x', 'else'],
    [null, 'else'],
  ])('of ranges has for %j the first row that holds it: %j', async (value, shown) => {
    const mappings = [
      { input: { min: 0, max: 25 }, output: 'low' },
      { input: { min: 25, max: 40, exclusiveMax: true }, output: 'mid' },
      { input: { min: 40 }, output: 'top' },
    ];
    expect(await of({ inputType: 'range', outputType: 'color', mappings, fallback: 'else' }, value)).toBe(shown);
  });

  it('whose outputs are expressions follows what they read', async () => {
    const map = {
      type: 'map',
      inputType: 'expression',
      outputType: 'expression',
      mappings: [{ input: '"a" + "b"', output: '{view.custom.n} + 1' }],
      fallback: '"none"',
    };
    const station = await openStation({
      files: view(
        [label('L', through(property('view.custom.v'), map)), button('Go', script('self.view.custom.n = 5'))],
        {
          custom: { v: 'ab', n: 1 },
        },
      ),
    });
    const page = station.openPage();
    expect(textOf(page, 'L')).toBe(2);
    await press(page, 'Go');
    expect(textOf(page, 'L')).toBe(6);
  });

  it('is as good as the inputs that it looked at: one that cannot be read is not passed over', async () => {
    const map = (...inputs: readonly string[]) => {
      const mappings = inputs.map((input, index) => ({ input, output: index }));
      return through(expr('3'), { type: 'map', inputType: 'expression', mappings, fallback: 'else' });
    };
    const { openPage } = await openStation({
      files: view([
        label('Odd', map('1', '1 +', '3')),
        label('Before', map('3', '1 +')),
        label('Gone', map('{view.custom.gone}', '3')),
      ]),
    });
    const page = openPage();
    expect(page.node('Odd')).toMatchObject({
      props: { text: null },
      quality: { text: { code: 'Error_Configuration' } },
    });
    expect(page.node('Before')).toMatchObject({ props: { text: 0 }, quality: {} });
    expect(page.node('Gone')).toMatchObject({ props: { text: 1 }, quality: { text: { code: 'Bad_NotFound' } } });
  });

  it.each([
    [{ min: 'low', max: 5 }, '{"min":"low","max":5}'],
    [5, '5'],
    [{ max: 5, exclusiveMax: 'true' }, '{"max":5,"exclusiveMax":"true"}'],
  ])('of ranges, of which one is %j, says so instead of leaving it open', async (input, said) => {
    const mappings = [
      { input: { min: 0 }, output: 'fits' },
      { input, output: 'odd' },
    ];
    const { openPage } = await openStation({
      files: view([label('L', through(expr('3'), { type: 'map', inputType: 'range', mappings }))]),
    });
    expect(openPage().node('L')).toMatchObject({
      props: { text: null },
      quality: { text: { code: 'Error_Configuration', reason: `the row 2 of a map has no range: ${said}` } },
    });
  });

  it.each([
    [{ 1: 'one' }, 'the rows of a map are no list: {"1":"one"}'],
    [[{ input: 1, output: 'one' }, 5], 'the row 2 of a map has no input and output: 5'],
  ])('whose rows are %j says so instead of leaving them out', async (mappings, reason) => {
    const { openPage } = await openStation({
      files: view([label('L', through(expr('1'), { type: 'map', mappings, fallback: 'else' }))]),
    });
    expect(openPage().node('L').quality['text']).toEqual({ code: 'Error_Configuration', reason });
  });

  it('of a kind that is not known says so', async () => {
    const { openPage } = await openStation({
      files: view([label('L', through(expr('1'), { type: 'map', inputType: 'weekday', mappings: [] }))]),
    });
    expect(openPage().node('L').quality['text']).toEqual({
      code: 'Error_Configuration',
      reason: 'a map takes no "weekday"',
    });
  });
});

describe('a format', () => {
  it.each([
    ['numeric', 'integer', 1234.5, '1,234'],
    ['numeric', 'number', 1234.5678, '1,234.568'],
    ['numeric', 'percent', 0.1234, '12.3%'],
    ['numeric', '#,##0.00', 1234.567, '1,234.57'],
    ['numeric', "###.### 'GPM'", '12.5', '12.5 GPM'],
    ['datetime', 'MM/dd/yyyy', dateValue(Date.UTC(2026, 2, 4, 12)), '03/04/2026'],
    ['numeric', 'integer', null, null],
  ])('%s %j of %j is %j', async (formatType, formatValue, value, shown) => {
    const { openPage } = await openStation({
      files: view([label('L', through(property('view.custom.v'), { type: 'format', formatType, formatValue }))], {
        custom: { v: value },
      }),
    });
    expect(openPage().node('L').props['text']).toBe(shown);
  });

  it('follows the locale and the zone of the session', async () => {
    const of = (value: string, formatType: string, formatValue: string) =>
      through(expr(value), { type: 'format', formatType, formatValue });
    const station = await openStation({
      files: view([
        label('Number', of('1234.5', 'numeric', 'number')),
        label('Pattern', of('1234.5', 'numeric', '#,##0.0')),
        label('Date', of('0', 'datetime', 'EEEE HH:mm')),
        button('Nowhere', script('self.session.props.timeZoneId = "Mars/Base"')),
        button(
          'Berlin',
          script('self.session.props.locale = "de-DE"; self.session.props.timeZoneId = "Europe/Berlin"'),
        ),
      ]),
    });
    const page = station.openPage();
    const shownNow = () => ['Number', 'Pattern', 'Date'].map((name) => textOf(page, name));
    expect(shownNow().slice(0, 2)).toEqual(['1,234.5', '1,234.5']);
    await press(page, 'Nowhere');
    expect(shownNow()).toEqual(['1,234.5', '1,234.5', null]);
    await press(page, 'Berlin');
    expect(shownNow()).toEqual(['1.234,5', '1.234,5', 'Donnerstag 01:00']);
  });

  it('of what is no number is an error of formatting, and nothing behind it runs', async () => {
    const { openPage } = await openStation({
      files: view([
        label(
          'L',
          through(
            expr('"abc"'),
            { type: 'format', formatType: 'numeric', formatValue: 'integer' },
            { type: 'expression', expression: '"got " + {value}' },
          ),
        ),
      ]),
    });
    expect(openPage().node('L')).toMatchObject({
      props: { text: null },
      quality: { text: { code: 'Error_Formatting', reason: '"abc" is not a number' } },
    });
  });
});

describe('an expression behind a binding', () => {
  it('has what came in as {value}, with what is inside of it, and follows what else it reads', async () => {
    const { openPage } = await openStation({
      files: view(
        [
          label(
            'L',
            through(property('view.custom.row'), {
              type: 'expression',
              expression: '{value.name} + {value.parts[1]} + {view.custom.unit}',
            }),
          ),
          button('Go', script('self.view.custom.unit = "!"')),
        ],
        { custom: { row: { name: 'a', parts: [1, 2] }, unit: '?' } },
      ),
    });
    const page = openPage();
    expect(textOf(page, 'L')).toBe('a2?');
    await press(page, 'Go');
    expect(textOf(page, 'L')).toBe('a2!');
  });

  it('keeps the quality of what came in', async () => {
    const { openPage } = await openStation({
      files: view([
        label(
          'L',
          through({ type: 'tag', config: { tagPath: 'Gone' } }, { type: 'expression', expression: '{value} = null' }),
        ),
      ]),
    });
    expect(openPage().node('L')).toMatchObject({ props: { text: true }, quality: { text: { code: 'Bad_NotFound' } } });
  });
});

describe('a script behind a binding', () => {
  it('that returns a value with a quality gives both, and what is behind it runs', async () => {
    const from = 'from com.inductiveautomation.ignition.common.model.values import BasicQualifiedValue, QualityCode\n';
    const importing = `\t${from}`;
    const library = {
      'ignition/script-python/plant/code.py': `${from}def read(x):\n\treturn BasicQualifiedValue(x, QualityCode.Bad_Disabled)\n`,
    };
    const giving = (code: string) => ({
      type: 'script',
      code: `${importing}\treturn BasicQualifiedValue(value + 1, QualityCode.${code})`,
    });
    const { openPage } = await openStation({
      files: {
        ...view([
          label('Bad', through(expr('1'), giving('Bad_Stale'))),
          label('Good', through(expr('forceQuality(1, 0)'), giving('Good'))),
          label('Behind', through(expr('1'), giving('Bad_Stale'), { type: 'expression', expression: '{value} * 10' })),
          label('Called', expr('runScript("plant.read", 0, 4)')),
        ]),
        ...library,
      },
    });
    const page = openPage();
    await until(() => {
      expect(now(page, 'Called')).toMatchObject({ props: { text: 4 }, quality: { text: { code: 'Bad_Disabled' } } });
      expect(now(page, 'Bad')).toMatchObject({ props: { text: 2 }, quality: { text: { code: 'Bad_Stale' } } });
      expect(now(page, 'Good')).toMatchObject({ props: { text: 2 }, quality: {} });
      expect(now(page, 'Behind')).toMatchObject({ props: { text: 20 }, quality: { text: { code: 'Bad_Stale' } } });
    });
  });

  it('gets value, quality and timestamp, and returns what the property holds', async () => {
    const { openPage } = await openStation({
      files: view(
        [
          label(
            'L',
            through(property('view.custom.v'), {
              type: 'script',
              code: '\treturn [value / 2, quality.isGood(), self.name, timestamp.time > 0]',
            }),
          ),
          button('Go', script('self.view.custom.v = 11')),
        ],
        { custom: { v: 5 } },
      ),
    });
    const page = openPage();
    await until(() => expect(textOf(page, 'L')).toEqual([2, true, 'L', true]));
    await press(page, 'Go');
    await until(() => expect(textOf(page, 'L')).toEqual([5, true, 'L', true]));
  });

  it('asks the color that an expression gives as the one of Java that it is in Jython', async () => {
    const parts =
      '\treturn "rgb(" + str(value.getRed()) + "," + str(value.green) + "," + str(value.darker().getBlue()) + ")"';
    const { openPage } = await openStation({
      files: view([
        label(
          'Mixed',
          through(expr('gradient(50, 0, 100, "black", color(255, 128, 100))'), { type: 'script', code: parts }),
        ),
        label(
          'Inside',
          through(
            { type: 'expr-struct', config: { struct: { color: 'color(1, 2, 3, 4)' } } },
            {
              type: 'script',
              code: '\treturn [value["color"].getAlpha(), value["color"] + "!", isinstance(value["color"], unicode)]',
            },
          ),
        ),
        label('Other', through(expr('"#red"'), { type: 'script', code: '\treturn value.getRed()' })),
      ]),
    });
    const page = openPage();
    await until(() => expect(textOf(page, 'Mixed')).toBe('rgb(127,64,35)'));
    await until(() => expect(textOf(page, 'Inside')).toEqual([4, '#01020304!', true]));
    await until(() =>
      expect(now(page, 'Other').quality['text']?.reason).toMatch(/'unicode' object has no attribute 'getRed'/),
    );
  });

  it('that fails is named with its place, and a chain goes on behind one that works', async () => {
    const { openPage } = await openStation({
      files: view([
        label('Fails', through(expr('1'), { type: 'script', code: '\tx = 1\n\treturn value.missing' })),
        label(
          'Works',
          through(
            expr('20'),
            { type: 'script', code: '\treturn value + 1' },
            { type: 'map', mappings: [{ input: 21, output: 'found' }] },
            { type: 'script', code: '\treturn value.upper()' },
          ),
        ),
      ]),
    });
    const page = openPage();
    await until(() => expect(textOf(page, 'Works')).toBe('FOUND'));
    const { code, reason } = now(page, 'Fails').quality['text'] ?? {};
    expect([code, reason]).toEqual([
      'Error_ScriptEval',
      expect.stringMatching(/AttributeError.*\(views\/Main: root\/Fails props\.text\.transform, line 2\)$/) as string,
    ]);
  });

  it('that never returns is stopped, and the others of the page have their values', async () => {
    const { openPage } = await openStation({
      files: view([
        label('Loops', through(expr('1'), { type: 'script', code: '\twhile True:\n\t\tpass' })),
        label('Works', through(expr('1'), { type: 'script', code: '\treturn value + 1' })),
      ]),
      // What the other has for itself, on a machine that is busy.
      scriptTimeLimit: 3000,
    });
    const page = openPage();
    await until(() => expect(textOf(page, 'Works')).toBe(2));
    await until(() =>
      expect(now(page, 'Loops').quality['text']?.reason).toBe('The script ran longer than 3 seconds and was stopped.'),
    );
  });

  it('that does not react when it is stopped fails alone: those before and behind it have their values', async () => {
    const { openPage } = await openStation({
      files: view([
        label('Before', through(expr('1'), { type: 'script', code: '\treturn value + 1' })),
        // One long operation of the interpreter, which no interrupt reaches: its thread has to end.
        label(
          'Deaf',
          through(expr('7'), { type: 'script', code: '\timport itertools\n\treturn any(itertools.repeat(False))' }),
        ),
        label('Behind', through(expr('2'), { type: 'script', code: '\treturn value + 1' })),
      ]),
      scriptTimeLimit: 3000,
    });
    const page = openPage();
    await until(() => expect([textOf(page, 'Before'), textOf(page, 'Behind')]).toEqual([2, 3]));
    await until(() =>
      expect(now(page, 'Deaf').quality['text']?.reason).toBe('The script ran longer than 3 seconds and was stopped.'),
    );
  });
});

describe('the time of what comes in', () => {
  const tag = { type: 'tag', config: { tagPath: '[default]Level' } };
  const millis = { type: 'script', code: '\treturn timestamp.time' };
  const written = button('Write', script('system.tag.writeBlocking(["[default]Level"], [8])'));
  const level = tags({ path: 'Level', value: 5, dataType: 'Int4' });

  it('is that of the tag, also through a property and behind other transforms', async () => {
    const { openPage } = await openStation({
      files: {
        ...view(
          [
            label('Tag', through(tag, millis)),
            label('Property', through(property('view.custom.level'), millis)),
            label('Expression', through(expr('{[default]Level} * 2'), millis)),
            label('Map', through(tag, { type: 'map', inputType: 'scalar', mappings: [], fallback: 1 }, millis)),
            label('Format', through(tag, { type: 'format', formatType: 'numeric', formatValue: '0' }, millis)),
            label('Behind', through(tag, { type: 'expression', expression: '{value} + 1' }, millis)),
            label('Script', through(tag, { type: 'script', code: '\treturn value' }, millis)),
            label('Said', expr('dateDiff(toDate(0), timestampOf({[default]Level}), "ms")')),
            written,
          ],
          { custom: { level: 0 }, propConfig: { 'custom.level': { binding: tag } } },
        ),
        ...level,
      },
    });
    const page = openPage();
    const names = ['Tag', 'Property', 'Expression', 'Map', 'Format', 'Behind', 'Script'];
    for (const turn of ['at first', 'once it changed']) {
      if (turn !== 'at first') await press(page, 'Write');
      await until(() => {
        const said = textOf(page, 'Said');
        expect(said).toBeGreaterThan(1e12);
        expect(names.map((name) => textOf(page, name))).toEqual(names.map(() => said));
      });
    }
  });

  it('is kept of what a property was before', async () => {
    const onChange = {
      enabled: null,
      script: '\tself.custom.said = [previousValue.timestamp.time, currentValue.timestamp.time]',
    };
    const clock = testClock();
    const begun = clock.now();
    const { openPage } = await openStation({
      clock,
      files: {
        ...view(
          [label('Said', property('view.custom.said')), written, button('Set', script('self.view.custom.own = 1'))],
          {
            custom: { level: 0, own: 0, said: null },
            propConfig: { 'custom.level': { binding: tag, onChange }, 'custom.own': { onChange } },
          },
        ),
        ...level,
      },
    });
    const page = openPage();
    clock.advance(5000);
    await press(page, 'Write');
    await until(() => expect(textOf(page, 'Said')).toEqual([begun, begun + 5000]));
    clock.advance(5000);
    await press(page, 'Set');
    await until(() => expect(textOf(page, 'Said')).toEqual([begun, begun + 10_000]));
  });
});

describe('what is behind a transform that fails', () => {
  it('says nothing of what came in before, when what it reads changes or its script answers', async () => {
    const divided = { type: 'script', code: '\treturn 10 / value' };
    const slow = {
      type: 'script',
      code: '\tself.view.custom.asked += 1\n\tfor n in range(300000): pass\n\treturn value',
    };
    const { openPage } = await openStation({
      files: view(
        [
          label(
            'Reads',
            through(property('view.custom.v'), divided, {
              type: 'expression',
              expression: '{value} + {view.custom.n}',
            }),
          ),
          label(
            'Answers',
            through(property('view.custom.v'), { type: 'expression', expression: 'toInt({value})' }, slow),
          ),
          button('Zero', script('self.view.custom.v = 0')),
          button('Other', script('self.view.custom.n = 7')),
          button('Word', script('self.view.custom.v = "?"')),
          button('Two', script('self.view.custom.v = 2')),
        ],
        { custom: { v: 5, n: 0, asked: 0 } },
      ),
    });
    const page = openPage();
    await until(() => expect([textOf(page, 'Reads'), textOf(page, 'Answers')]).toEqual([2, 5]));
    await press(page, 'Zero');
    await until(() => expect(now(page, 'Reads').quality['text']).toMatchObject({ code: 'Error_ScriptEval' }));
    await press(page, 'Other');
    expect(now(page, 'Reads')).toMatchObject({
      props: { text: null },
      quality: { text: { code: 'Error_ScriptEval' } },
    });
    // What a script answers to what came in before it failed comes too late.
    await press(page, 'Two');
    await press(page, 'Word');
    await until(() => expect(textOf(page, 'Answers')).toBeNull());
    await press(page, 'Other');
    expect(now(page, 'Answers').quality['text']).toMatchObject({ code: 'Error_ExpressionEval' });
    await press(page, 'Two');
    await until(() => expect([textOf(page, 'Reads'), textOf(page, 'Answers')]).toEqual([12, 2]));
  });
});

describe('runScript in an expression', () => {
  const library = { 'ignition/script-python/plant/dates/code.py': 'def double(n):\n\treturn 2 * n\n' };

  it('calls a function of the library with arguments, or runs a line, and follows what it reads', async () => {
    const { openPage } = await openStation({
      files: {
        ...view(
          [
            label('Call', expr('runScript("plant.dates.double", 0, {view.custom.n})')),
            label('Line', expr('"is " + runScript("plant.dates.double(4) + 1")')),
            label('Fails', expr('try(runScript("plant.dates.missing"), "instead")')),
            button('Go', script('self.view.custom.n = 50')),
          ],
          { custom: { n: 3 } },
        ),
        ...library,
      },
    });
    const page = openPage();
    await until(() =>
      expect([textOf(page, 'Call'), textOf(page, 'Line'), textOf(page, 'Fails')]).toEqual([6, 'is 9', 'instead']),
    );
    await press(page, 'Go');
    await until(() => expect(textOf(page, 'Call')).toBe(100));
  });

  it('is asked each time that the expression is evaluated, and not for its own answer', async () => {
    const counting = 'asked = []\n\ndef next(*given):\n\tasked.append(given)\n\treturn len(asked)\n';
    const { openPage } = await openStation({
      files: {
        ...view(
          [
            label('Call', expr('runScript("plant.counting.next", 0, {view.custom.flag})')),
            label('Beside', expr('runScript("plant.beside.next()") + if({view.custom.flag}, 100, 0)')),
            label(
              'Two',
              expr(
                'runScript("plant.one.next()") + 100 * runScript("plant.other.next()") + if({view.custom.flag}, 0, 0)',
              ),
            ),
            button('Flag', script('self.view.custom.flag = not self.view.custom.flag')),
            button('Again', script('self.getSibling("Beside").refreshBinding("props.text")')),
          ],
          { custom: { flag: false } },
        ),
        ...Object.fromEntries(
          ['counting', 'beside', 'one', 'other'].map((name) => [
            `ignition/script-python/plant/${name}/code.py`,
            counting,
          ]),
        ),
      },
    });
    const page = openPage();
    const all = () => ['Call', 'Beside', 'Two'].map((name) => textOf(page, name));
    await until(() => expect(all()).toEqual([1, 1, 101]));
    await press(page, 'Flag');
    await until(() => expect(all()).toEqual([2, 102, 202]));
    await press(page, 'Flag');
    await until(() => expect(all()).toEqual([3, 3, 303]));
    await press(page, 'Again');
    await until(() => expect(all()).toEqual([3, 4, 303]));
    // What it answered last stays until it answers again.
    const { id } = page.node('Call');
    const told = () => page.deltas.flatMap((delta) => (delta.kind === 'prop' && delta.id === id ? [delta.value] : []));
    const before = told().length;
    await press(page, 'Flag');
    await until(() => expect(told().at(-1)).toBe(4));
    expect(told().slice(before)).not.toContain(null);
  });

  it('that changes faster than its script answers shows one answer after the other, and asks for none in vain', async () => {
    const slow = 'asked = []\n\ndef count(n):\n\tasked.append(n)\n\tfor i in range(30000): pass\n\treturn n\n';
    const { openPage } = await openStation({
      files: {
        ...view(
          [
            label('Call', expr('runScript("plant.slow.count", 0, {view.custom.n})')),
            label('Asked', property('view.custom.asked')),
            button('Go', script('for n in range(1, 201): self.view.custom.n = n')),
            button('Say', script('self.view.custom.asked = len(plant.slow.asked)')),
          ],
          { custom: { n: 0, asked: 0 } },
        ),
        'ignition/script-python/plant/slow/code.py': slow,
      },
    });
    const page = openPage();
    await until(() => expect(textOf(page, 'Call')).toBe(0));
    await press(page, 'Go');
    await until(() => expect(textOf(page, 'Call')).toBe(200));
    await press(page, 'Say');
    await until(() => expect(textOf(page, 'Asked')).toBeGreaterThan(1));
    expect(textOf(page, 'Asked')).toBeLessThan(10);
  });
});

describe('a structure', () => {
  it('is an object of expressions, for a transform that reads it, whose text is JSON', async () => {
    const { openPage } = await openStation({
      files: view(
        [
          label(
            'L',
            through(
              {
                type: 'expr-struct',
                config: { struct: { a: '{view.custom.n} + 1', b: { c: '"x"' }, d: 7 }, waitOnAll: true },
              },
              {
                type: 'script',
                code: '\treturn "%s %s %s %s" % (value["a"], value.b.c, value.toDict().get("d"), value.b)',
              },
            ),
          ),
        ],
        { custom: { n: 1 } },
      ),
    });
    const page = openPage();
    await until(() => expect(textOf(page, 'L')).toBe('2 x 7 {"c":"x"}'));
  });

  it('has what it holds before the methods of a dictionary', async () => {
    const struct = { items: '{view.custom.rows}', update: '0', n: '1' };
    const held = 'len(value.items), value.update, value.get("n"), len(value.keys()), value.pop("n"), len(value)';
    const code = `\treturn "%s %s %s %s %s %s" % (${held})`;
    const { openPage } = await openStation({
      files: view([label('L', through({ type: 'expr-struct', config: { struct } }, { type: 'script', code }))], {
        custom: { rows: ['a', 'b', 'c'] },
      }),
    });
    const page = openPage();
    await until(() => expect(textOf(page, 'L')).toBe('3 0 1 3 1 2'));
  });

  it('may be a list', async () => {
    const { openPage } = await openStation({
      files: view([label('L', { type: 'expr-struct', config: { struct: ['1 + 1', { a: '"x"' }] } })]),
    });
    expect(openPage().node('L')).toMatchObject({ props: { text: [2, { a: 'x' }] }, quality: {} });
  });

  it('is as good as the worst of its parts', async () => {
    const { openPage } = await openStation({
      files: view([label('L', { type: 'expr-struct', config: { struct: { a: '1', b: '{[default]Gone}' } } })]),
    });
    expect(openPage().node('L')).toMatchObject({
      props: { text: { a: 1, b: null } },
      quality: { text: { code: 'Bad_NotFound' } },
    });
  });
});

it('a change script hears of what a person entered while it ran, also where a binding brings the next value', async () => {
  const field = (name: string, propConfig: object) => ({
    type: 'ia.input.text-field',
    meta: { name },
    props: { text: '' },
    propConfig: { 'props.text': propConfig },
  });
  const heard = '\tself.view.custom.heard += "%s %s %s, " % (origin, currentValue.value, missedEvents)';
  const { openPage } = await openStation({
    files: view(
      [
        field('A', {}),
        field('B', { binding: property('../A.props.text'), onChange: { script: heard } }),
        label('Heard', property('view.custom.heard')),
      ],
      { custom: { heard: '' } },
    ),
  });
  const page = openPage();
  for (const [name, text] of Object.entries({ A: 'one', B: 'typed' })) {
    void page.frame.write(page.node(name).id, 'text', text);
  }
  void page.frame.write(page.node('A').id, 'text', 'two');
  void page.frame.write(page.node('A').id, 'text', 'three');
  await until(() => expect(textOf(page, 'Heard')).toMatch(/three/));
  expect(textOf(page, 'Heard')).toBe('Binding one False, Browser typed True, Binding three False, ');
});

describe('what is bound both ways', () => {
  it('is written back through several properties to a tag, and below an object at its place', async () => {
    const field = (name: string, path: string) => ({
      type: 'ia.input.text-field',
      meta: { name },
      props: { text: '' },
      propConfig: { 'props.text': { binding: property(path, { bidirectional: true }) } },
    });
    const { openPage } = await openStation({
      files: {
        ...view([field('Tag', 'view.custom.level'), field('Row', 'view.custom.rows[1].v')], {
          custom: { rows: [{ v: 'a' }, { v: 'b' }] },
          propConfig: {
            'custom.level': { binding: { type: 'tag', config: { tagPath: 'Level', bidirectional: true } } },
          },
        }),
        ...tags({ path: 'Level', value: 1 }),
      },
    });
    const page = openPage();
    expect(await page.frame.write(page.node('Tag').id, 'text', '7')).toEqual({
      value: 7,
      quality: null,
      refused: null,
    });
    expect(await page.frame.write(page.node('Tag').id, 'text', 'x')).toMatchObject({
      value: 7,
      refused: expect.stringContaining('holds a number') as string,
    });
    expect(page.frame.write(page.node('Row').id, 'text', 'B')).toMatchObject({ value: 'B', refused: null });
  });

  it('to each other ends where it began', async () => {
    const { openPage } = await openStation({
      files: view(
        [
          {
            type: 'ia.input.text-field',
            meta: { name: 'F' },
            props: { text: '' },
            propConfig: { 'props.text': { binding: property('view.custom.a', { bidirectional: true }) } },
          },
        ],
        {
          custom: { a: 'start', b: '' },
          propConfig: {
            'custom.a': { binding: property('view.custom.b', { bidirectional: true }) },
            'custom.b': { binding: property('view.custom.a', { bidirectional: true }) },
          },
        },
      ),
    });
    const page = openPage();
    expect(await page.frame.write(page.node('F').id, 'text', 'new')).toMatchObject({ refused: null });
  });
});

describe('refreshBinding', () => {
  it('runs a binding again, and says where there is none', async () => {
    const station = await openStation({
      files: {
        ...view([
          label('L', through(expr('1'), { type: 'script', code: '\treturn plant.state.next()' })),
          button('Go', script('self.getSibling("L").refreshBinding("props.text")')),
          button('Odd', script('self.refreshBinding("props.text")')),
        ]),
        'ignition/script-python/plant/state/code.py': 'n = 0\ndef next():\n\tglobal n\n\tn += 1\n\treturn n\n',
      },
    });
    const page = station.openPage();
    await until(() => expect(textOf(page, 'L')).toBe(1));
    await press(page, 'Go');
    await until(() => expect(textOf(page, 'L')).toBe(2));
    await press(page, 'Odd');
    expect(page.notices.at(-1)?.message).toContain('There is no binding on props.text.');
  });
});

describe('a binding that keeps its quality from the screen', () => {
  const gone = (more = {}) => ({ type: 'tag', config: { tagPath: 'Gone' }, ...more });

  it('shows no mark for it, and what follows it still knows', async () => {
    const { openPage } = await openStation({
      files: view([label('Out', gone({ overlayOptOut: true })), label('After', property('../Out.props.text'))]),
    });
    const page = openPage();
    expect(page.node('Out').quality).toEqual({});
    expect(page.node('After').quality['text']?.code).toBe('Bad_NotFound');
  });

  it('keeps nothing of the others of the same property', async () => {
    const rows = {
      type: 'ia.display.table',
      meta: { name: 'T' },
      props: { data: [{ v: 0 }, { v: 0 }] },
      propConfig: {
        'props.data[0].v': { binding: gone({ overlayOptOut: true }) },
        'props.data[1].v': { binding: { type: 'nothing', config: {} } },
      },
    };
    const { openPage } = await openStation({ files: view([rows]) });
    expect(openPage().node('T').quality['data']?.code).toBe('Error_Configuration');
  });
});

describe('what is not known', () => {
  it.each([
    [{ type: 'crystal-ball', config: {} }, 'bindings of type "crystal-ball" are not supported'],
    [through(expr('1'), { type: 'mirror' }), 'transforms of bindings are not supported: mirror'],
  ])('%j is named', async (binding, reason) => {
    const { openPage } = await openStation({ files: view([label('L', binding)]) });
    expect(openPage().node('L').quality['text']).toEqual({ code: 'Error_Configuration', reason });
  });
});

it('a thousand bindings of which each follows the one before all follow the first', async () => {
  const chain = Array.from({ length: 1000 }, (_, index) =>
    label(`L${index}`, property(index === 0 ? 'view.custom.first' : `../L${index - 1}.props.text`)),
  );
  const { openPage } = await openStation({
    files: view([...chain, button('Go', script('self.view.custom.first = "new"'))], { custom: { first: 'old' } }),
  });
  const page = openPage();
  expect(textOf(page, 'L999')).toBe('old');
  await press(page, 'Go');
  await until(() => expect(textOf(page, 'L999')).toBe('new'));
});
