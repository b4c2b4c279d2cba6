import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { arcPath } from '../../../electron/contract/drawing/arc.ts';
import { overdrawn } from '../../../electron/contract/drawing/copies.ts';
import { elementTypes } from '../../../electron/contract/drawing/elements.ts';
import {
  readElement,
  readFrame,
  saysText,
  stylesInElements,
  unreadInElements,
} from '../../../electron/contract/drawing/read.ts';
import { elementAt } from '../../../electron/contract/drawing/walk.ts';
import type { Json } from '../../../electron/contract/json.ts';
import { styleValue } from '../../../electron/contract/styles.ts';
import { processorTime } from '../../support/processorTime.ts';

const reading = { css: styleValue, hosts: ['https://pictures.example'] };
const read = (element: Json) => readElement(element, reading, 'c1', 'c2');
const left = (...elements: readonly Json[]) =>
  unreadInElements(elements, 'elements', reading).map(({ at, what }) => (what === undefined ? at : `${at}: ${what}`));

describe('elements of a drawing', () => {
  it('are found by their places', () => {
    const elements = [{ name: 'a' }, { name: 'b', elements: [{ name: 'c' }] }];
    expect(elementAt(elements, [1, 0])).toEqual({ name: 'c' });
    expect(elementAt(elements, [1, 1])).toBeUndefined();
    expect(elementAt(elements, [-1])).toBeUndefined();
    expect(elementAt(elements, [])).toBeUndefined();
    expect(elementAt(elements, [0.5])).toBeUndefined();
  });

  it('are named where no browser draws what they say', () => {
    expect(
      left(
        { type: 'rect', width: -7.5, height: '-2px', rx: 4, x: -3 },
        { type: 'circle', r: 1e300, cx: '-1e39' },
        { type: 'path', d: '12 L 4 5' },
        { type: 'polyline', points: '1,2 3e38,4' },
        { type: 'path', d: ' m1e3,2e-300l+1e+5 0z ' },
      ),
    ).toEqual([
      'elements[0].width: -7.5',
      'elements[0].height: "-2px"',
      'elements[1].r: 1e+300',
      'elements[1].cx: "-1e39"',
      'elements[2].d: "12 L 4 5"',
      'elements[3].points: "1,2 3e38,4"',
    ]);
  });

  it('have the attributes of SVG by the names of projects', () => {
    expect(
      read({
        type: 'path',
        name: 'edge',
        d: 'M0,0l4.5-3e1',
        transform: 'translate(10.93692,2.2675894) rotate(45)',
        opacity: '.4',
        fill: { paint: 'Var(--neutral-80)', rule: 'evenodd', opacity: 0.1 },
        stroke: { paint: '#000', width: '1.25px', linecap: 'round', dasharray: '9, 4.44, 2.16', miterlimit: 0 },
      }),
    ).toEqual({
      tag: 'path',
      attributes: {
        d: 'M0,0l4.5-3e1',
        transform: 'translate(10.93692,2.2675894) rotate(45)',
        opacity: '.4',
        fill: 'Var(--neutral-80)',
        'fill-rule': 'evenodd',
        'fill-opacity': '0.1',
        stroke: '#000',
        'stroke-width': '1.25px',
        'stroke-linecap': 'round',
        'stroke-dasharray': '9, 4.44, 2.16',
        'stroke-miterlimit': '0',
      },
      text: '',
      style: undefined,
      elements: [],
      gradients: [],
    });
    expect(read({ type: 'circle', cx: '25', cy: 25, r: 1.5, fill: 'red' })?.attributes).toEqual({
      cx: '25',
      cy: '25',
      r: '1.5',
      fill: 'red',
    });
    expect(read({ type: 'text', text: 21.4, x: 1, fontSize: 9, textAnchor: 'middle' })).toMatchObject({
      attributes: { x: '1', 'font-size': '9', 'text-anchor': 'middle' },
      text: '21.4',
    });
  });

  it('refer to elements of the same drawing alone', () => {
    expect(read({ type: 'linearGradient', id: 'steel', href: '#base' })?.attributes).toEqual({
      id: 'c1-steel',
      href: '#c1-base',
    });
    expect(read({ type: 'rect', fill: { url: 'url(#SVGID_1_)' } })?.attributes).toEqual({ fill: 'url(#c1-SVGID_1_)' });
    expect(read({ type: 'rect', clipPath: 'url("#in")' })?.attributes).toEqual({ 'clip-path': 'url(#c1-in)' });
    expect(read({ type: 'use', href: 'https://elsewhere.example/a.svg#a' })?.attributes).toEqual({});
    expect(read({ type: 'rect', fill: 'url(https://elsewhere.example/a.svg#a)' })?.attributes).toEqual({});
  });

  it('refer to elements of the same drawing in a style, too', () => {
    const element = { type: 'rect', fill: 'red', style: { fill: 'url(#steel)', opacity: 0.5 } };
    expect(read(element)).toMatchObject({ attributes: { fill: 'url(#c1-steel)' }, style: { opacity: 0.5 } });
    expect(left({ type: 'linearGradient', id: 'steel' }, element)).toEqual([]);
    expect(left(element)).toEqual(['elements[0].style.fill: nothing in the drawing has the id steel']);
    expect(stylesInElements([element], 'elements')).toEqual([{ at: 'elements[0].style', style: { opacity: 0.5 } }]);
    const foreign = { fill: 'url(https://elsewhere.example/a.svg#a)' };
    expect(read({ type: 'rect', style: foreign })).toMatchObject({ attributes: {}, style: foreign });
  });

  it('have gradients of their own where a colour would stand', () => {
    const stops = [
      { offset: '0', stopColor: '#c0d0d8' },
      { offset: '1', stopColor: '#ededee', stopOpacity: '.4' },
    ];
    const paint = { type: 'linear', x2: '1', gradientUnits: 'userSpaceOnUse', stops };
    expect(read({ type: 'rect', fill: { paint, opacity: 0.5 } })).toMatchObject({
      attributes: { fill: 'url(#c2-fill)', 'fill-opacity': '0.5' },
      gradients: [
        { type: 'linearGradient', id: 'fill', x2: '1', elements: [{ type: 'stop', offset: '0' }, { type: 'stop' }] },
      ],
    });
    expect(left({ type: 'rect', fill: { paint } })).toEqual([]);
    expect(
      left({ type: 'rect', stroke: { paint: { type: 'radial', r: 'far', turn: 1, stops: [{ offset: 'first' }] } } }),
    ).toEqual([
      'elements[0].stroke.paint.turn',
      'elements[0].stroke.paint.r: "far"',
      'elements[0].stroke.paint.stops[0].offset: "first"',
    ]);
    expect(left({ type: 'rect', fill: { paint: { type: 'conic' } } })).toEqual([
      'elements[0].fill.paint: {"type":"conic"}',
    ]);
  });

  it('show pictures of the station, and of computers that the site lists', () => {
    const shown = (href: string) => read({ type: 'image', width: 10, height: 10, href })?.attributes['href'];
    expect(shown('/system/images/plant/tank 1.svg')).toBe('/system/images/plant/tank%201.svg');
    expect(shown('https://pictures.example/a.png')).toBe('https://pictures.example/a.png');
    expect(shown('https://elsewhere.example/a.png')).toBeUndefined();
    expect(left({ type: 'image', xlinkHref: 'file:///etc/passwd' })).toEqual([
      'elements[0].xlinkHref: "file:///etc/passwd"',
    ]);
  });

  it('are hidden by a type that does not draw what they are drawn by', () => {
    const shape = { d: 'M0 0h1', fill: { paint: '#f00' }, elements: [{ type: 'path', d: 'M0 0' }] };
    expect(read({ ...shape, type: 'group' })?.attributes).toEqual({ fill: '#f00' });
    expect(read({ ...shape, type: 'path' })).toMatchObject({ attributes: { d: 'M0 0h1' }, elements: [] });
    expect(left({ ...shape, type: 'group' }, { ...shape, type: 'path' })).toEqual([]);
    expect(read(shape)).toBeUndefined();
  });

  it('are named where they are not drawn', () => {
    expect(
      left(
        { type: 'foreignObject' },
        {
          type: 'group',
          elements: [{ type: 'path', d: 'alert(1)', onclick: 'x', fill: { paint: 'url(x)', gradient: 1 } }],
        },
        { type: 'use', href: 'a.svg#a' },
        { type: 'rect', fill: { paint: 'url(#gone)' }, x: 'left' },
        { type: 'perspective-star', specialPath: { points: 5 } },
        { type: 'perspective-arc', specialPath: { x: 1 } },
      ),
    ).toEqual([
      'elements[0].type: "foreignObject"',
      'elements[1].elements[0].onclick',
      'elements[1].elements[0].d: "alert(1)"',
      'elements[1].elements[0].fill.paint: "url(x)"',
      'elements[1].elements[0].fill.gradient',
      'elements[2].href: "a.svg#a"',
      'elements[3].x: "left"',
      'elements[3].fill.paint: nothing in the drawing has the id gone',
      'elements[4].specialPath',
      'elements[5].specialPath: {"x":1}',
    ]);
    expect(unreadInElements('M0 0', 'elements', reading)).toEqual([{ at: 'elements', what: '"M0 0"' }]);
  });

  it('say no address and no script, whatever a project writes', () => {
    const names = [...new Set(Object.values(elementTypes).flatMap(({ attributes }) => Object.keys(attributes)))];
    const value = fc.oneof(
      fc.string({ maxLength: 20 }),
      fc.constantFrom('url(http://a)', 'url( #a)', 'javascript:x', 'red', '#a', 'http://a#a', 'u\\72l(http://a)'),
      fc.double(),
    );
    fc.assert(
      fc.property(
        fc.constantFrom(...Object.keys(elementTypes)),
        fc.dictionary(
          fc.constantFrom(...names, 'id', 'transform', 'clipPath', 'markerEnd', 'opacity', 'fontFamily'),
          value,
        ),
        fc.dictionary(fc.constantFrom('paint', 'url', 'width'), value),
        (type, attributes, paint) => {
          const drawn = read({ ...attributes, type, fill: paint, stroke: paint });
          for (const [name, text] of Object.entries(drawn?.attributes ?? {})) {
            expect(name).not.toMatch(/^on|^style$/i);
            if (name !== 'id') expect(text.replaceAll(/url\(#c1-[\w.:-]+\)/g, '')).not.toMatch(/url\(|javascript:|\\/i);
            if (name === 'href') expect(text).toMatch(/^#c1-/);
          }
        },
      ),
    );
  });

  it('are judged in a moment, however long what they say is', () => {
    const taken = processorTime(() => {
      for (const text of [`M${'1'.repeat(100_000)}!`, `${'1 '.repeat(50_000)}!`, `${' '.repeat(5000)}!`]) {
        left({ type: 'path', d: text, transform: `matrix(${text}`, stroke: { dasharray: text, width: text } });
      }
    });
    expect(taken).toBeLessThan(1000);
  });

  it('are drawn again by use, as often as a browser can', () => {
    const twice = (id: string, of: string): Json => ({
      ...{ type: 'group', id },
      elements: [
        { type: 'use', href: `#${of}` },
        { type: 'use', xlinkHref: `#${of}` },
      ],
    });
    const rows = Array.from({ length: 40 }, (_, index) => twice(`r${index + 1}`, `r${index}`));
    const few = [{ type: 'symbol', id: 'r0', elements: [{ type: 'rect' }] }, ...rows.slice(0, 8)];
    expect(left(...few)).toEqual([]);
    const tooMany = left(...few, ...rows.slice(8));
    expect(tooMany).toContain('elements[40].elements[1]: it would draw more than 10000 elements again');
    expect(tooMany.every((one) => one.endsWith('again'))).toBe(true);
    expect(overdrawn([...rows.toReversed(), ...few]).size).toBeGreaterThan(0);
    expect(left(twice('a', 'b'), twice('b', 'a'))).toHaveLength(4);
    const row = Array.from({ length: 50_000 }, (_, index) => ({
      type: 'use',
      id: `n${index}`,
      href: `#n${index + 1}`,
    }));
    expect(overdrawn(row).size).toBeGreaterThan(0);
  });
});

describe('a drawing', () => {
  it('has its box and what holds for all shapes', () => {
    const settings = { viewBox: '0 0 22.36 22.25', preserveAspectRatio: 'none', fill: { paint: 'var(--neutral-80)' } };
    expect(readFrame(settings, reading, 'c1')).toEqual({
      viewBox: '0 0 22.36 22.25',
      preserveAspectRatio: 'none',
      fill: 'var(--neutral-80)',
    });
    expect(readFrame({ viewBox: '0 0 10' }, reading, 'c1')).toEqual({});
  });

  it('says a text where one stands in it', () => {
    expect(saysText([{ type: 'group', elements: [{ type: 'text', text: 'M' }] }])).toBe(true);
    expect(
      saysText([
        { type: 'path', elements: [{ type: 'text', text: 'M' }] },
        { type: 'text', text: '' },
      ]),
    ).toBe(false);
  });
});

describe('arcs', () => {
  const box = { x: 0, y: 0, width: 20, height: 10 };

  it('run clockwise from three o’clock, and are closed over the centre as a slice', () => {
    expect(arcPath({ ...box, start: 0, end: 180 })).toBe('M20 5A10 5 0 0 1 10 10A10 5 0 0 1 0 5');
    expect(arcPath({ ...box, start: 270, end: 0, slice: true })).toMatch(/^M10 5L10 0A.* 20 5Z$/);
  });

  it('go all the way round', () => {
    expect(arcPath({ ...box, start: 0, end: 360 })).toBe('M20 5A10 5 0 0 1 0 5A10 5 0 0 1 20 5');
  });

  it('are none without a box or an angle', () => {
    expect(arcPath({ ...box, start: 0 })).toBeUndefined();
    expect(arcPath({ start: 0, end: 90 })).toBeUndefined();
  });
});
