import type { Settings, Story } from '../story.ts';

const tile: Settings = {
  params: { n: 0, what: 'Line' },
  propConfig: { 'params.n': { paramDirection: 'input' }, 'params.what': { paramDirection: 'input' } },
  props: { defaultSize: { width: 110, height: 50 } },
  root: {
    type: 'ia.container.flex',
    meta: { name: 'root' },
    props: { justify: 'center', alignItems: 'center', style: { backgroundColor: 'var(--containerNested)' } },
    children: [
      {
        type: 'ia.display.label',
        meta: { name: 'Text' },
        propConfig: {
          'props.text': {
            binding: { type: 'expr', config: { expression: '{view.params.what} + " " + {view.params.n}' } },
          },
        },
      },
    ],
  },
};
const views = { 'parts/Tile': tile };
const viewOf = (n: number): Settings => ({ viewPath: 'parts/Tile', viewParams: { n } });
const fold = (text: string, n: number, more: Settings = {}): Settings => ({
  header: { content: { text } },
  body: { ...viewOf(n), height: '50px' },
  ...more,
});
const panes = [1, 2, 3].map(viewOf);
const widget = (
  n: number,
  [rowStart, rowEnd, columnStart, columnEnd]: readonly number[],
  more: Settings,
): Settings => ({
  ...viewOf(n),
  name: `W${n}`,
  position: { rowStart: rowStart ?? 1, rowEnd: rowEnd ?? 2, columnStart: columnStart ?? 1, columnEnd: columnEnd ?? 2 },
  ...more,
});
const widgets = [
  widget(1, [1, 2, 1, 3], { header: { title: 'Filling' } }),
  widget(2, [2, 3, 1, 2], { header: { enabled: false } }),
  widget(3, [2, 3, 2, 3], { header: { enabled: false } }),
];
const placed = (n: number, more: Settings): Settings => ({ ...viewOf(n), ...more });

export const embedding: readonly Story[] = [
  {
    type: 'ia.display.accordion',
    height: 220,
    width: 300,
    views,
    states: {
      Default: { props: { items: [fold('Weights', 1, { expanded: true }), fold('Notes', 2)] } },
      Closed: { props: { items: [fold('Weights', 1), fold('Notes', 2)] } },
      'A view as head': {
        props: {
          items: [
            { expanded: true, header: { height: '60px', content: { type: 'view', ...viewOf(4) } }, body: viewOf(1) },
          ],
        },
      },
      'Sign before, own icons': {
        props: {
          items: [
            fold('Weights', 1, {
              header: {
                reverse: true,
                content: { text: 'Weights' },
                toggle: { collapsedIcon: { path: 'material/add' }, expandedIcon: { path: 'material/remove' } },
              },
            }),
          ],
        },
      },
      'Long text': {
        props: { items: [fold('What was weighed in the last shift at all three lines of this hall', 1)] },
      },
      Empty: { props: { items: [] } },
    },
  },
  {
    type: 'ia.display.carousel',
    height: 170,
    width: 320,
    views,
    states: {
      Default: { props: { views: panes } },
      'Second pane': { props: { views: panes, activePane: 1 } },
      'Two at once': { props: { views: panes, appearance: { slidesToShow: 2 }, lazyLoad: false } },
      'No arrows': { props: { views: panes, appearance: { arrows: { enabled: false } } } },
      'No dots': { props: { views: panes, appearance: { dots: { enabled: false } } } },
      'Own size, centred': {
        props: {
          views: [{ ...viewOf(1), justify: 'center', alignItems: 'center' }, viewOf(2)],
          appearance: { useDefaultViewWidth: true, useDefaultViewHeight: true },
        },
      },
      'One pane': { props: { views: [viewOf(1)] } },
      Empty: { props: { views: [] } },
    },
  },
  {
    type: 'ia.display.dashboard',
    height: 260,
    width: 360,
    views,
    holds: 'widgets',
    states: {
      Stretched: { props: { widgets, stretch: { rowCount: 2, columnCount: 2 } } },
      'Being changed': {
        props: {
          widgets,
          stretch: { rowCount: 2, columnCount: 2 },
          isEditing: true,
          availableWidgets: [{ ...viewOf(3), name: 'Trend', category: 'Line 4' }],
        },
        width: 620,
      },
      'Cells of one size': {
        props: { widgets, grid: 'fixed', fixed: { cellSize: 120, rowCount: 2, columnCount: 2 } },
      },
      Empty: { props: { widgets: [] } },
    },
  },
  {
    type: 'ia.display.viewcanvas',
    height: 200,
    width: 320,
    views,
    states: {
      'Views of their own size': {
        props: {
          instances: [placed(1, { left: 10, top: 10 }), placed(2, { left: 90, top: 45, style: { opacity: 0.9 } })],
        },
      },
      'Of given sizes': {
        props: {
          useDefaultViewWidth: false,
          useDefaultViewHeight: false,
          instances: [
            placed(1, { width: '50%', height: '40px' }),
            placed(2, { right: 0, bottom: 0, left: 'auto', top: 'auto', width: 90, height: 90 }),
          ],
        },
      },
      'Over each other': {
        props: {
          instances: [placed(1, { left: 20, top: 20, zIndex: 2 }), placed(2, { left: 40, top: 40, zIndex: 1 })],
        },
      },
      Empty: { props: { instances: [] } },
    },
  },
];
