import { qualified, type Settings, type Story } from '../story.ts';

const ink = { paint: 'var(--pointer)', width: 2 };
const pipe = { paint: 'var(--pipe)', width: 6 };

/** A tank that a valve empties, as an engineer would draw them. */
const tank = (level: number): readonly Settings[] => [
  { type: 'line', name: 'pipe', x1: '64', y1: '84', x2: '200', y2: '84', stroke: pipe },
  {
    type: 'group',
    name: 'tank',
    elements: [
      { type: 'rect', name: 'body', x: 16, y: 12, width: 64, height: 88, rx: 10, fill: { paint: 'var(--raised)' } },
      {
        type: 'rect',
        name: 'level',
        ...{ x: 16, y: 100 - 0.88 * level, width: 64, height: 0.88 * level, clipPath: 'url(#inside)' },
        fill: { paint: 'var(--fluid)' },
      },
      { type: 'rect', name: 'edge', x: 16, y: 12, width: 64, height: 88, rx: 10, fill: 'none', stroke: ink },
    ],
  },
  { type: 'clipPath', id: 'inside', elements: [{ type: 'rect', x: 16, y: 12, width: 64, height: 88, rx: 10 }] },
  {
    type: 'path',
    name: 'valve',
    d: 'M120 72l32 24v-24l-32 24zM136 84v-20m-10 0h20',
    fill: { paint: 'var(--on)' },
    stroke: { ...ink, linejoin: 'round' },
  },
  {
    type: 'text',
    name: 'says',
    ...{ text: `${level} %`, x: 48, y: 40, textAnchor: 'middle', fill: 'var(--live)' },
    style: { fontSize: 16, fontWeight: 600 },
  },
];

const shapes: readonly Settings[] = [
  { type: 'circle', cx: 25, cy: 25, r: 18 },
  { type: 'ellipse', cx: 75, cy: 25, rx: 20, ry: 12 },
  { type: 'rect', x: 105, y: 10, width: 40, height: 30, rx: 4 },
  { type: 'polygon', points: '175,8 195,42 155,42' },
  { type: 'polyline', points: '8 60 20 90 32 60 44 90', fill: 'none' },
  {
    type: 'line',
    x1: 58,
    y1: 60,
    x2: 92,
    y2: 90,
    stroke: { paint: 'var(--pointer)', dasharray: '4 3', linecap: 'round' },
  },
  { type: 'perspective-arc', specialPath: { x: 107, y: 57, width: 36, height: 36, start: 30, end: 330, slice: true } },
  { type: 'use', href: '#drop', x: 175, y: 75 },
  {
    type: 'defs',
    elements: [{ type: 'path', id: 'drop', d: 'M0-18C10-4 14 2 14 7a14 13 0 0 1-28 0C-14 2-10-4 0-18z' }],
  },
];

/** A gradient that stands where a colour would. */
const heat = {
  ...{ type: 'linear', x1: 0, y1: 0, x2: 0, y2: 1 },
  stops: [
    { offset: 0, stopColor: 'var(--band-normal)' },
    { offset: 1, stopColor: 'var(--pen-b)' },
  ],
};

const gradients: readonly Settings[] = [
  {
    type: 'defs',
    elements: [
      {
        ...{ type: 'linearGradient', id: 'steel', x1: 0, x2: 1, y1: 0, y2: 0 },
        elements: [
          { type: 'stop', offset: 0, stopColor: '#8b95a0' },
          { type: 'stop', offset: '45%', stopColor: '#f2f4f6' },
          { type: 'stop', offset: 1, stopColor: '#77818c' },
        ],
      },
      {
        ...{ type: 'radialGradient', id: 'ball', cx: '0.4', cy: '0.35', r: '0.7' },
        elements: [
          { type: 'stop', offset: 0, style: { stopColor: '#ffffff' } },
          { type: 'stop', offset: 1, style: { stopColor: '#5f6a75' } },
        ],
      },
    ],
  },
  { type: 'rect', x: 20, y: 10, width: 60, height: 80, rx: 6, fill: { paint: 'url(#steel)' }, stroke: ink },
  { type: 'circle', cx: 120, cy: 50, r: 34, fill: { url: 'url(#ball)' } },
  { type: 'rect', x: 168, y: 10, width: 22, height: 80, fill: { paint: heat } },
];

/** Shapes as components, as older projects have them. */
const sun: Settings = {
  type: 'ia.shapes.group',
  meta: { name: 'sun' },
  props: { transform: 'translate(2 2)' },
  children: [
    {
      type: 'ia.shapes.circle',
      meta: { name: 'disc' },
      props: { cx: 50, cy: 50, r: 26, fill: { paint: 'var(--raised)' }, stroke: ink },
    },
    {
      type: 'ia.shapes.path',
      meta: { name: 'rays' },
      props: {
        path: 'M50,0v16M50,84v16M100,50h-16M16,50h-16M85.4,14.6l-11.3,11.3M26,74l-11.3,11.3M85.4,85.4l-11.3-11.3M26,26l-11.3-11.3',
        stroke: { ...ink, width: '3.5', linecap: 'round' },
      },
    },
  ],
};

export const drawings: readonly Story[] = [
  {
    type: 'ia.shapes.svg',
    height: 140,
    props: { viewBox: '0 0 208 112' },
    doubtful: { elements: tank(64) },
    states: {
      Default: { props: { elements: tank(64) } },
      Shapes: {
        props: { viewBox: '0 0 200 100', fill: 'var(--band-normal)', stroke: { ...ink, width: 1.5 }, elements: shapes },
      },
      Gradients: { props: { viewBox: '0 0 200 100', elements: gradients } },
      Stretched: { props: { preserveAspectRatio: 'none', elements: tank(30) }, width: 320, height: 100 },
      'Not understood': {
        props: {
          elements: [
            ...tank(64),
            { type: 'foreignObject' },
            { type: 'path', d: 'M0 0', filter: 'url(#blur)', fill: { paint: 'url(#gone)' } },
            { type: 'use', href: 'https://elsewhere.example/a.svg#a' },
          ],
        },
      },
      Empty: { props: { elements: [] } },
      'Small and stale': {
        ...qualified('elements', tank(64), 'Bad', 'Stale'),
        ...{ width: 100, height: 56 },
      },
    },
  },
  {
    type: 'ia.container.drawing',
    props: { viewBox: '0 0 104 104' },
    height: 140,
    states: {
      Default: { children: [sun] },
      'Not understood': {
        children: [sun, { type: 'ia.display.label', meta: { name: 'Label' }, props: { text: 'Noon' } }],
      },
      Empty: {},
    },
  },
];
