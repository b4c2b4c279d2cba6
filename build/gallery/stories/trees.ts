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

/** What the tree of tags has to show: the folders of a plant, and some tags beside them. */
const plant = [
  { path: 'Hall 2/Line 4/Level', value: 62, dataType: 'Float8' },
  { path: 'Hall 2/Line 5/Level', value: 58, dataType: 'Float8' },
  { path: 'Hall 2/Batch', value: 'B-20417', dataType: 'String' },
  { path: 'Hall 2/Filled', value: 11904, dataType: 'Int4' },
  { path: 'Hall 2/Fill weight', value: 5.02, dataType: 'Float8' },
  { path: 'Hall 2/Running', value: true, dataType: 'Boolean' },
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
  {
    type: 'ia.display.tag-browse-tree',
    width: 340,
    height: 430,
    tags: plant,
    props: { root: { path: '[default]Hall 2' } },
    states: {
      Default: { props: { selection: { values: ['[default]Hall 2/Fill weight'] } } },
      Filter: { props: { filter: { enabled: true, text: 'fill' } } },
      'Nothing matches': {
        props: { root: { path: '[default]Hall 2/Line 4' }, filter: { enabled: true, text: 'no such' } },
        height: 200,
      },
      'Not there': { props: { root: { path: '[plc]Line 4' } }, height: 200 },
      'Without a button': { props: { display: { refreshIcon: { visible: false } } }, height: 340 },
    },
  },
];
