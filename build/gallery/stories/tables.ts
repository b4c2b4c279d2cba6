import type { Story } from '../story.ts';

const data = [
  { lot: 'L-1', filled: 182, good: true },
  { lot: 'L-2', filled: 179.25, good: false },
  { lot: 'L-3', filled: null, good: true },
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
