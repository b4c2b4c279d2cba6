import type { Settings, Story } from '../story.ts';

const part = (text: string) => ({
  type: 'ia.display.label',
  meta: { name: text },
  props: { text, style: { padding: 8, border: '1px solid var(--border)' } },
});
const parts = [part('First'), part('Second'), part('Third')];
const small = { root: { ...part('A view'), meta: { name: 'root' } } };
const numbered = {
  params: { n: 0 },
  propConfig: { 'params.n': { paramDirection: 'input' } },
  props: { defaultSize: { width: 110, height: 40 } },
  root: {
    ...part('root'),
    propConfig: { 'props.text': { binding: { type: 'expr', config: { expression: '"View " + {view.params.n}' } } } },
  },
};
const instances = [{ n: 1 }, { n: 2 }, { n: 3 }];

const placed = (text: string, position: Settings): Settings => ({ ...part(text), position });
const through = [
  {
    x: 0.25,
    y: 0.2,
    connections: [
      { x: 0.25, y: 0.8, connections: [{ x: 0.9, y: 0.8 }] },
      { x: 0.9, y: 0.2 },
    ],
  },
];
const pipe = (more: Settings): Settings => ({
  props: { mode: 'percent', pipes: [{ name: 'Feed', ...more, origin: { x: 0.05, y: 0.2, connections: through } }] },
});
const line = (y: number, more: Settings): Settings => ({
  appearance: 'p&id',
  width: 3,
  ...more,
  origin: { x: 0.08, y, connections: [{ x: 0.92, y }] },
});
const upright = { appearance: 'p&id', width: 3, origin: { x: 0.75, y: 0.05, connections: [{ x: 0.75, y: 0.95 }] } };

const columns = [
  ['First', 0, 0, 4],
  ['Second', 0, 4, 8],
  ['Third', 1, 6, 6],
].map(([text, rowIndex, colIndex, span]) =>
  placed(String(text), {
    height: 44,
    breakpoints: [
      { name: 'sm', rowIndex: 0, colIndex: 0, span: 12 },
      { name: 'lg', rowIndex: Number(rowIndex), colIndex: Number(colIndex), span: Number(span) },
    ],
  }),
);
const sizes = [placed('For a small size', {}), placed('For a large size', { size: 'large' })];
const halves = (...sides: readonly string[]) => sides.map((position) => placed(position, { position }));
const sheets = ['The line', 'The batch', 'The alarms'].map((text, tabIndex) => ({
  ...part(text),
  props: { text, style: { padding: 8 } },
  position: { tabIndex },
}));

export const containers: readonly Story[] = [
  {
    type: 'ia.container.flex',
    states: {
      Row: { props: { style: { gap: 8 } }, children: parts },
      Column: { props: { direction: 'column', style: { gap: 8 } }, children: parts, height: 160 },
      'Shared out': { props: { justify: 'space-between', alignItems: 'center' }, children: parts },
    },
  },
  {
    type: 'ia.container.coord',
    states: {
      Fixed: {
        children: [
          placed('At 10, 10', { x: 10, y: 10, width: 110, height: 40 }),
          placed('At 60, 65', { x: 60, y: 65, width: 110, height: 40 }),
        ],
      },
      Percent: {
        props: { mode: 'percent', style: { border: '1px solid var(--border)' } },
        children: [
          placed('Left half', { x: 0.02, y: 0.1, width: 0.46, height: 0.35 }),
          placed('Right half', { x: 0.52, y: 0.55, width: 0.46, height: 0.35 }),
        ],
      },
      'Square in it': {
        props: { mode: 'percent', aspectRatio: '1:1', style: { border: '1px solid var(--border)' } },
        children: [placed('A square', { x: 0, y: 0, width: 1, height: 1 })],
      },
      Turned: {
        children: [placed('Turned', { x: 60, y: 40, width: 100, height: 40, rotate: { angle: '-30deg' } })],
      },
      'Simple pipe': pipe({}),
      'Mimic pipe': pipe({ appearance: 'mimic' }),
      'Mimic without flanges': pipe({ appearance: 'mimic', flanges: false, width: 14, fill: 'var(--fluid)' }),
      'Line pipe': pipe({ appearance: 'p&id', width: 3, start: 'arrowInward', end: 'arrowOutward' }),
      'Kinds of lines': {
        props: {
          mode: 'percent',
          pipes: [
            line(0.12, { end: 'arrowOutward' }),
            line(0.37, { lineVariant: 'dashed' }),
            line(0.62, { lineVariant: 'wavy' }),
            line(0.87, { lineVariant: 'midArrow', stroke: 'var(--action)' }),
            upright,
          ],
        },
      },
    },
  },
  {
    type: 'ia.container.column',
    width: 520,
    height: 200,
    states: {
      Wide: { children: columns, width: 520, props: { breakpoints: [{ name: 'lg', minWidth: 0 }] } },
      Narrow: { children: columns, width: 240, props: { breakpoints: [{ name: 'sm', minWidth: 0 }] } },
      'Without a rule': { children: [placed('Anything', { height: 40 })], height: 80 },
    },
  },
  {
    type: 'ia.container.breakpt',
    height: 60,
    states: {
      Large: { props: { breakpoint: 200 }, children: sizes },
      Small: { props: { breakpoint: 400 }, children: sizes },
      'By height': { props: { breakpoint: 100, determinant: 'height' }, children: sizes, height: 120 },
    },
  },
  {
    type: 'ia.container.split',
    height: 140,
    states: {
      'Side by side': { children: halves('left', 'right') },
      'One above the other': { props: { orientation: 'vertical' }, children: halves('top', 'bottom') },
      'At 80 pixels': { props: { split: { position: 80, size: 6 } }, children: halves('left', 'right') },
      'Not to be moved': { props: { split: { draggable: false } }, children: halves('left', 'right') },
      'Nothing between': { props: { split: { visible: false } }, children: halves('left', 'right') },
    },
  },
  {
    type: 'ia.container.tab',
    width: 400,
    height: 140,
    states: {
      Classic: { props: { tabs: ['Line', 'Batch', 'Alarms'] }, children: sheets },
      Modern: {
        props: { tabs: ['Line', 'Batch', 'Alarms'], menuType: 'modern', currentTabIndex: 1 },
        children: sheets,
      },
      'Switched off': { props: { tabs: ['Line', { text: 'Batch', disabled: true }, 'Alarms'] }, children: sheets },
      'Switched off, modern': {
        props: { menuType: 'modern', tabs: ['Line', { text: 'Batch', disabled: true }, 'Alarms'] },
        children: sheets,
      },
      'A view as tab': {
        props: { tabs: [{ viewPath: 'parts/Numbered', viewParams: { n: 1 }, width: 130 }, 'Batch'] },
        children: sheets,
      },
      'Long names': {
        props: {
          menuType: 'modern',
          tabs: ['What was filled in the last shift', 'What stood still', 'Weights', 'Notes'],
        },
        children: sheets,
      },
      'Own styles': {
        props: {
          tabs: ['Line', 'Batch'],
          menuType: 'modern',
          tabSize: { width: 140, height: 60 },
          menuStyle: { backgroundColor: 'var(--raised)' },
          tabStyle: { active: { color: 'var(--action)' } },
          contentStyle: { padding: 12 },
        },
        children: sheets,
      },
      'Right to left': { props: { tabs: ['خط', 'دفعة'], style: { direction: 'rtl' } }, children: sheets },
    },
  },
  {
    type: 'ia.display.view',
    views: { 'parts/Small': small },
    states: {
      Default: { props: { path: 'parts/Small' } },
      'No such view': { props: { path: 'parts/Gone' } },
      Empty: { props: { path: '' } },
    },
  },
  {
    type: 'ia.display.flex-repeater',
    views: { 'parts/Numbered': numbered },
    props: { path: 'parts/Numbered' },
    states: {
      Row: { props: { instances, style: { gap: 8 } }, width: 400, height: 60 },
      Column: { props: { instances, direction: 'column' }, height: 160 },
      Empty: { props: { instances: [] } },
    },
  },
];
