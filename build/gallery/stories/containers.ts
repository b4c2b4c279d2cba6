import type { Story } from '../story.ts';

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
