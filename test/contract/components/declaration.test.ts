import { describe, expect, it } from 'vitest';
import {
  isWritten,
  stylesOf,
  unknownProperties,
  unreadInside,
} from '../../../electron/contract/components/declaration.ts';
import { declarationOf } from '../../../electron/contract/components/index.ts';
import { unreadPosition } from '../../../electron/contract/components/position.ts';
import { columnShapes } from '../../../electron/contract/components/tableColumns.ts';
import { drawingOf, type Reading } from '../../../electron/contract/components/shapes.ts';
import type { Json, JsonObject } from '../../../electron/contract/json.ts';
import { styleValue } from '../../../electron/contract/styles.ts';

const reading: Reading = { css: styleValue, pattern: () => undefined, hosts: [], frames: [] };

function declared(type: string) {
  const found = declarationOf(type);
  if (found === undefined) throw new Error(`${type} is not declared.`);
  return found;
}

const parts = (type: string, props: JsonObject) =>
  unreadInside(declared(`ia.input.${type}`), props, reading).map(({ at, what }) =>
    what === undefined ? at : `${at}: ${what}`,
  );

describe('a list', () => {
  const repeater = (instances: Json) => unreadInside(declared('ia.display.flex-repeater'), { instances }, reading);

  it('is one of nothing where a project counts none, and no other number', () => {
    expect(repeater(0)).toEqual([]);
    expect(repeater(3)).toEqual([{ at: 'instances', what: '3' }]);
  });
});

describe('what is not obeyed inside of charts', () => {
  const parts = (props: JsonObject) => unreadInside(declared('ia.chart.xy'), props, reading);

  it('is the format of what is said at a scale, but for names, which have none', () => {
    const tooltip = { format: 'value' };
    expect(parts({ xAxes: [{ render: 'category', tooltip }], yAxes: [{ tooltip: { format: '' } }] })).toEqual([]);
    expect(parts({ yAxes: [{ render: 'value', tooltip }] })).toEqual([
      { at: 'yAxes[0].tooltip.format', what: '"value"' },
    ]);
  });

  it('is an end of a scale that is neither a number nor the data’s', () => {
    const ends = (max: Json) => parts({ yAxes: [{ value: { range: { max } } }] });
    expect([ends(5), ends('auto'), ends('')]).toEqual([[], [], []]);
    expect(ends('much')).toEqual([{ at: 'yAxes[0].value.range.max', what: '"much"' }]);
  });
});

describe('what is not obeyed inside of inputs', () => {
  it('is nothing where a project asks what inputs do', () => {
    expect(parts('text-area', { wrap: 'off', resize: 'both' })).toEqual([]);
    expect(
      parts('checkbox', {
        textPosition: 'top',
        checkedIcon: { path: 'material/circle', color: { enabled: '#fff', disabled: 'red' }, style: { fontSize: 16 } },
        uncheckedIcon: {},
      }),
    ).toEqual([]);
    expect(
      parts('dropdown', {
        placeholder: { text: 'Line', color: '#aaa', icon: { path: 'material/search', color: 'red' } },
        search: { enabled: true, matching: 'start', noResultsText: 'Nothing', searchParam: '' },
        textAlign: 'center',
      }),
    ).toEqual([]);
    expect(parts('dropdown', { placeholder: 'Line' })).toEqual([]);
  });

  it('is named, with what stands there', () => {
    expect(parts('text-area', { wrap: 'around', resize: true })).toEqual(['wrap: "around"', 'resize: true']);
    expect(
      parts('checkbox', {
        textPosition: 'inside',
        checkedIcon: { path: 'acme/tick', size: 5, color: { enabled: 'url(x)' } },
      }),
    ).toEqual([
      'textPosition: "inside"',
      'checkedIcon.size',
      'checkedIcon.path: "acme/tick"',
      'checkedIcon.color.enabled: "url(x)"',
    ]);
    expect(
      parts('dropdown', {
        placeholder: { color: 'url(x)', icon: { path: 'acme/line' }, size: 2 },
        search: { matching: 'end', marginLeft: '8px', searchParam: 'x' },
        textAlign: 'middle',
      }),
    ).toEqual([
      'search.marginLeft',
      'search.matching: "end"',
      'placeholder.size',
      'placeholder.color: "url(x)"',
      'placeholder.icon.path: "acme/line"',
      'textAlign: "middle"',
    ]);
  });

  it('names of the position of a child what is no place there', () => {
    const turn = (anchor: Json) =>
      unreadPosition(declared('ia.container.coord'), { x: 1, rotate: { angle: '9deg', anchor } }, reading);
    expect([turn('100% 0%'), turn({ x: 75, y: 4 })]).toEqual([
      [],
      [{ at: 'position.rotate.anchor', what: '{"x":75,"y":4}' }],
    ]);
  });

  it('passes over what another kind of container reads of a position: a component was moved, and it stayed behind', () => {
    const left = (type: string, position: JsonObject) =>
      unreadPosition(declared(`ia.container.${type}`), position, reading).map(({ at }) => at);
    const rules = [{ name: 'sm', span: 6, rowIndex: 0, colIndex: 0, order: 1 }];
    expect([
      left('coord', { x: 1, breakpoints: rules, basis: '20px', tabIndex: 1 }),
      left('column', { breakpoints: rules, x: 12, y: 5, width: 155, grow: 1 }),
      left('flex', { grow: 1, x: 5, size: 'small' }),
      left('column', { breakpoints: rules, Layout: 'Freeform' }),
    ]).toEqual([[], [], [], ['position.Layout']]);
  });

  it('has the styles of icons at their places', () => {
    const style = { color: 'red' };
    expect(stylesOf(declared('ia.input.checkbox'), { uncheckedIcon: { style } })).toEqual([
      { at: 'uncheckedIcon.style', style },
    ]);
    expect(stylesOf(declared('ia.input.text-field'), { style })).toEqual([{ at: 'style', style }]);
  });

  it('takes for the name of a drawing only what can be one', () => {
    expect(drawingOf('material/check_circle')).toBe('check_circle-fill');
    for (const path of ['material/../x', 'acme/tick', 'material/', null, 5]) expect(drawingOf(path)).toBeUndefined();
  });
});

describe('what a designer leaves behind', () => {
  it('is no property that a component does not know: members that were never named, and copies', () => {
    const label = declared('ia.display.label');
    const series = { key: 'value', key_1: 'value', name: 'Speed', name_1: 'Old' };
    expect(unknownProperties(label, { text: 'a', text_1: 'b', key: 'value', Index: { key: 'value' } })).toEqual([]);
    expect(unknownProperties(label, { key: 'bolt', data_1: [1], mode: 'fixed' })).toEqual(['key', 'data_1', 'mode']);
    expect(unreadInside(declared('ia.chart.timeseries'), { series: [series] }, reading)).toEqual([]);
    const legend = (visible: boolean) =>
      unreadInside(declared('ia.chart.timeseries'), { legend: { visible, position: 'top' } }, reading);
    expect([legend(false), legend(true)]).toEqual([[], [{ at: 'legend.position' }]]);
  });
});

describe('a document of another computer', () => {
  const pdf = (source: string, hosts: readonly string[] = []) =>
    unreadInside(declared('ia.display.pdf-viewer'), { source }, { ...reading, hosts });

  it('is named once, whether the site lists that computer or not', () => {
    const reason = { at: 'source', what: 'a document comes from this station alone' };
    expect(pdf('https://elsewhere.example/a.pdf')).toEqual([reason]);
    expect(pdf('https://elsewhere.example/a.pdf', ['https://elsewhere.example'])).toEqual([reason]);
    expect(pdf('/system/media/a.pdf')).toEqual([]);
  });
});

describe('a place that a page writes', () => {
  const tree = declared('ia.display.tree');
  const accordion = declared('ia.display.accordion');
  const isOpen = (declaration: typeof tree, ...path: readonly (string | number)[]): boolean =>
    isWritten(declaration, path);

  it('is one of a list, and of the lists in it where the declaration says so', () => {
    expect(isOpen(tree, 'items', 0, 'expanded')).toBe(true);
    expect(isOpen(tree, 'items', 0, 'items', '12', 'items', 1, 'expanded')).toBe(true);
    expect(isOpen(tree, 'items', 0, 'items', 'expanded')).toBe(false);
    expect(isOpen(tree, 'items', 0, 'items', 1)).toBe(false);
    expect(isOpen(tree, 'items', 0, 'data', 1, 'expanded')).toBe(false);
    expect(isOpen(tree, 'items', 0, 'items', 1, 'label')).toBe(false);
    expect(isOpen(accordion, 'items', 0, 'items', 1, 'expanded')).toBe(false);
  });

  it('opens and closes what has something in it alone', () => {
    const props = { items: [{ label: 'A', items: [{ label: 'B', items: [{}] }, {}] }] };
    const why = (value: Json, ...path: readonly (string | number)[]) => tree.refuses?.(props, path, value);
    expect(why(true, 'items', 0, 'expanded')).toBeUndefined();
    expect(why(false, 'items', 0, 'items', 0, 'expanded')).toBeUndefined();
    expect(why(true, 'items', 0, 'items', 1, 'expanded')).toContain('no such item');
    expect(why('yes', 'items', 0, 'expanded')).toContain('no such item');
    expect(why(true, 'items', 7, 'expanded')).toContain('no such item');
  });
});

describe('the width of a column of a table', () => {
  it.each([
    [120, 120],
    ['120', 120],
    ['110px', 110],
    ['20 %', 20],
    [null, undefined],
  ])('of %j is %j', (width, read) => {
    expect(columnShapes.width.read(width)).toBe(read);
  });

  it('is named where it is none', () => {
    expect(columnShapes.width.unread?.('wide', 'columns[0].width', reading)).toEqual([
      { at: 'columns[0].width', what: '"wide"' },
    ]);
  });
});

it('reads no live value: a page follows what is read, and would look again at each change of it', () => {
  const label = declared('ia.display.label');
  const asked: string[] = [];
  const props = {
    get text() {
      asked.push('text');
      return 'live';
    },
    alignVertical: 'top',
    style: { color: 'red' },
  };
  expect([...unknownProperties(label, props), ...unreadInside(label, props, reading)]).toEqual([]);
  expect(stylesOf(label, props)).toHaveLength(1);
  expect(asked).toEqual([]);
});
