import type { Story } from '../story.ts';

const data = [
  { lot: 'L-1', filled: 182, good: true },
  { lot: 'L-2', filled: 179.25, good: false },
  { lot: 'L-3', filled: null, good: true },
  {
    type: 'ia.display.tree',
    height: 260,
    states: {
      Default: {
        props: {
          items: [
            {
              label: 'Filling hall',
              expanded: true,
              items: [
                { label: 'Line 4', items: [{ label: 'Pump' }] },
                { label: 'Line 5', icon: { path: 'material/build' } },
              ],
            },
            { label: 'Packing hall', items: [{ label: 'Line 7' }] },
          ],
          selection: ['0.0'],
        },
      },
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

export const tables: readonly Story[] = [
  {
    type: 'ia.display.table',
    width: 460,
    height: 200,
    doubtful: { data },
    props: { data },
    states: {
      Default: {},
      Columns: {
        props: {
          columns: [
            { field: 'lot', header: { title: 'Lot' } },
            { field: 'filled', header: { title: 'Filled' }, numberFormat: '0,0.00' },
          ],
        },
      },
      Selected: { props: { selection: { selectedRow: 1 } } },
      Empty: { props: { data: [] } },
    },
  },
];
