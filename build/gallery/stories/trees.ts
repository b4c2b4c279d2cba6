import type { Story } from '../story.ts';

const items = [
  {
    label: 'Filling hall',
    expanded: true,
    items: [
      { label: 'Line 4', items: [{ label: 'Pump' }] },
      { label: 'Line 5', icon: { path: 'material/build' } },
    ],
  },
  { label: 'Packing hall', items: [{ label: 'Line 7' }] },
];

export const trees: readonly Story[] = [
  {
    type: 'ia.display.tree',
    height: 260,
    states: {
      Default: { props: { items, selection: ['0.0'] } },
      'Not to be selected': { props: { items, interactable: false } },
      'Long text': {
        props: {
          items: [{ label: 'The filling hall with all its lines and their pumps and valves' }],
          appearance: { textOverflow: 'truncate' },
        },
      },
      Empty: {},
    },
  },
];
