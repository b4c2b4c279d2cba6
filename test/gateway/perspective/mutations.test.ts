/** Views of which something is not as it should be: each opens, or says in words why it does not. */
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { CountersignError } from '../../../electron/contract/errors.ts';
import { isJsonObject, json, type Json } from '../../../electron/contract/json.ts';
import { pageSnapshot, type ViewNode } from '../../../electron/contract/page.ts';
import { openStation, pageConfig, viewFile } from '../../support/station.ts';
import { button, expr, flex, label, property, script, tags } from '../../support/views.ts';

/** A view that has something of everything. */
const whole = json.parse({
  params: { line: 4, list: [1, 2] },
  custom: { n: 1, rows: [{ a: 1 }, { a: 2 }], text: 'x' },
  props: { defaultSize: { width: 100, height: 100 } },
  propConfig: {
    'params.line': { paramDirection: 'inout', persistent: true },
    'custom.n': { onChange: { enabled: true, script: '\tpass' } },
    'custom.text': { binding: { ...expr('{view.params.line} + 1') }, access: 'PRIVATE' },
  },
  events: { system: { onStartup: script('pass') } },
  permissions: { type: 'AllOf', securityLevels: [] },
  root: flex([
    label('Map', {
      ...property('view.custom.n'),
      transforms: [
        { type: 'map', inputType: 'scalar', outputType: 'scalar', mappings: [{ input: 1, output: 2 }], fallback: 0 },
        { type: 'format', formatType: 'numeric', formatValue: '0.0' },
        { type: 'expression', expression: '{value} + "!"' },
      ],
    }),
    label('Tag', {
      type: 'tag',
      config: { mode: 'indirect', tagPath: '[default]{1}', references: { 1: '{view.custom.text}' } },
    }),
    label('Struct', { type: 'expr-struct', config: { struct: { a: '1', b: ['2', { c: '3' }] }, waitOnAll: true } }),
    label('Query', {
      type: 'query',
      config: { queryPath: 'q', polling: { enabled: true, rate: '5' }, parameters: { a: '1' } },
    }),
    label('Bad', property('../../Nowhere.props.text', { bidirectional: true })),
    button('Go', [
      script('pass'),
      { type: 'popup', config: { type: 'open', id: 'p', viewPath: 'Row', viewParams: {} } },
    ]),
    { type: 'ia.display.view', meta: { name: 'V', visible: true }, props: { path: 'Row', params: { n: 1 } } },
    {
      type: 'ia.display.flex-repeater',
      meta: { name: 'R', tooltip: { enabled: true, text: 't' } },
      position: { basis: 'auto', grow: 1 },
      props: { path: 'Row', instances: [{ n: 1, instanceStyle: { classes: 'A' } }, { n: 2 }], style: { color: 'red' } },
    },
    {
      type: 'ia.display.table',
      meta: { name: 'T' },
      props: {
        data: [{ a: 1 }],
        columns: [{ field: 'a', header: { title: 'A' }, numberFormat: '0' }],
        pager: { top: true },
      },
    },
    {
      type: 'ia.input.dropdown',
      meta: { name: 'D' },
      props: { options: [{ value: 1, label: 'one' }], value: 1 },
      propConfig: { 'props.value': { binding: property('view.custom.n', { bidirectional: true }) } },
      scripts: {
        customMethods: [{ name: 'm', params: ['a'], script: '\tpass' }],
        messageHandlers: [{ messageType: 'm', pageScope: true, script: '\tpass' }],
        extensionFunctions: null,
      },
    },
  ]),
});

/** How many values stand in a value, itself among them. */
const count = (value: Json): number =>
  typeof value === 'object' && value !== null
    ? Object.values(value).reduce<number>((sum, inner: Json) => sum + count(inner), 1)
    : 1;

/** A value with another one in the place of the one of a number. */
function replaced(value: Json, at: number, by: Json): Json {
  if (at === 0) return by;
  let left = at - 1;
  const inside = (inner: Json): Json => {
    const size = count(inner);
    const made = left >= 0 && left < size ? replaced(inner, left, by) : inner;
    left -= size;
    return made;
  };
  if (Array.isArray(value)) return (value as readonly Json[]).map(inside);
  if (!isJsonObject(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, inside(inner)]));
}

const odd = fc.oneof(
  fc.jsonValue({ maxDepth: 2 }).map((made) => json.parse(made)),
  fc.constantFrom<Json>(
    'constructor',
    '__proto__',
    'ia.display.view',
    'ia.display.flex-repeater',
    'Row',
    '{view.custom.n}',
    '{',
    -1,
    1e308,
    null,
    { $: ['date', 1, 1], $ts: 'x' },
    {
      $columns: [
        { name: 'a', type: 'Integer', data: [1, 'x'] },
        { name: 'a', data: [] },
      ],
    },
    [[[]]],
    { path: {}, params: [] },
  ),
);
const mutated = fc
  .array(fc.tuple(fc.nat({ max: count(whole) - 1 }), odd), { minLength: 1, maxLength: 3 })
  .map((changes) => changes.reduce<Json>((view, [at, by]) => replaced(view, Math.min(at, count(view) - 1), by), whole));

/** A page's components with what is in them. */
const within = (node: ViewNode): readonly ViewNode[] => [node, ...node.children.flatMap(within)];

it('opens each of them, or says why not, and takes what people do there', async () => {
  const views = fc.sample(mutated, 150);
  const paths = views.map((_, index) => `V${index}`);
  const station = await openStation({
    files: {
      ...tags({ path: 'Level', value: 1 }),
      [pageConfig]: {
        pages: {
          '/': { title: 'Main', viewPath: 'Main' },
          ...Object.fromEntries(paths.map((path) => [`/${path}`, { title: path, viewPath: path }])),
        },
      },
      [viewFile('Row')]: { params: { n: 0 }, root: flex([label('N', property('view.params.n'))]) },
      ...Object.fromEntries(views.map((view, index) => [viewFile(`V${index}`), view])),
    },
  });
  const page = station.openPage();
  let opened = 0;
  for (const [index, path] of paths.entries()) {
    try {
      const nodes = within(page.frame.open(`/${path}`).root);
      for (const { id } of nodes) await page.frame.write(id, 'value', 1);
      pageSnapshot.parse(page.frame.resume());
      opened += 1;
    } catch (error) {
      expect(error, JSON.stringify(views[index])).toBeInstanceOf(CountersignError);
    }
  }
  expect(opened).toBeGreaterThan(paths.length / 2);
  expect(page.frame.open('/').root.type).toBe('ia.container.flex');
});
