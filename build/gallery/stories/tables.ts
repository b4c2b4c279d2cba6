import type { Story } from '../story.ts';

const data = [
  { lot: 'L-1', filled: 182, good: true },
  { lot: 'L-2', filled: 179.25, good: false },
  { lot: 'L-3', filled: null, good: true },
];
const lots = [
  { lot: 'B-20417', product: 'Saline 250 ml', share: 62, filled: 11906, released: false, at: 1795701600000 },
  { lot: 'B-20416', product: 'Saline 250 ml', share: 100, filled: 12000, released: true, at: 1795615200000 },
  { lot: 'B-20415', product: 'Glucose 5 %', share: 100, filled: 8000, released: true, at: 1795528800000 },
  { lot: 'B-20414', product: 'Glucose 5 %', share: 8, filled: null, released: false, at: null },
];
const columns = [
  { field: 'lot', header: { title: 'Lot' } },
  { field: 'product', header: { title: 'Product' } },
  { field: 'filled', header: { title: 'Filled' }, render: 'number', numberFormat: '0,0' },
  { field: 'at', header: { title: 'Begun' }, render: 'date', dateFormat: 'DD MMM HH:mm' },
  { field: 'released', header: { title: 'Released' } },
];
const wide = { width: 620, height: 260, props: { data: lots } };

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
      'Several selected': {
        props: {
          selection: {
            mode: 'multiple interval',
            selectedRow: 2,
            rows: [
              [0, 0],
              [2, 2],
            ],
          },
        },
      },
      'A cell selected': {
        props: { selection: { enableColumnSelection: true, selectedRow: 1, selectedColumn: 'filled' } },
      },
      'Sorted, filtered': {
        ...wide,
        props: {
          ...wide.props,
          columns: columns.map((column) =>
            column.field === 'filled'
              ? {
                  ...column,
                  sort: 'descending',
                  filter: { enabled: true, visible: 'always', number: { condition: 'greater than', value: 9000 } },
                }
              : column,
          ),
          filter: { enabled: true, text: 'saline' },
        },
      },
      'Bars, switches, styles': {
        ...wide,
        props: {
          data: lots.map((lot) => ({ ...lot, lot: { value: lot.lot, style: { fontWeight: 600 } } })),
          columns: [
            { field: 'lot', header: { title: 'Lot' } },
            {
              field: 'share',
              header: { title: 'Done' },
              render: 'number',
              number: 'progress',
              progressBar: { value: { format: '0' } },
            },
            { field: 'released', header: { title: 'Released' }, boolean: 'toggle', editable: true },
          ],
          nullFormat: { nullFormatValue: 'not measured' },
        },
      },
      'Groups and footers': {
        ...wide,
        height: 330,
        props: {
          data: lots,
          columns: columns.map((column) =>
            column.field === 'filled' ? { ...column, footer: { title: '31,906' } } : column,
          ),
          enableHeaderGroups: true,
          headerGroups: [
            [
              { title: 'What', span: 2 },
              { title: 'How far', span: 3 },
            ],
          ],
          enableFooter: true,
        },
      },
      Edited: {
        props: {
          columns: [{ field: 'lot' }, { field: 'filled', editable: true }],
          editingCell: { row: 1, column: 'filled' },
        },
      },
      Pages: {
        ...wide,
        height: 230,
        props: { data: lots, columns, virtualized: false, pager: { initialOption: 2, options: [2, 5] } },
      },
      'Low rows': { props: { rows: { height: '25px', striped: { enabled: false } } } },
      'Views, and one below': {
        props: {
          columns: [{ field: 'lot' }, { field: 'filled', render: 'view', viewPath: 'Gallery/Filled' }],
          rows: { subview: { enabled: true, viewPath: 'Gallery/Lot', expanded: [0] } },
        },
        height: 300,
      },
      Many: {
        props: {
          data: Array.from({ length: 400 }, (_, at) => ({
            entry: 20_400 - at,
            who: at % 3 === 0 ? 'Olga Berg' : 'Samir Haddad',
          })),
        },
      },
      'Long text': {
        props: {
          data: [
            { lot: 'Release of the batch with all its parts after the last check of its weights', filled: 1 },
            ...data,
          ],
        },
      },
      'Right to left': { props: { data: [{ خط: 'التعبئة', وزن: 182 }], style: { direction: 'rtl' } }, height: 120 },
      Empty: { props: { data: [] }, height: 100 },
      'Nothing, in words': {
        props: {
          data: [],
          emptyMessage: { noData: { text: 'No lots today.', icon: { path: 'material/hourglass_empty' } } },
        },
        height: 130,
      },
    },
    views: {
      'Gallery/Filled': {
        params: { value: null },
        root: {
          type: 'ia.container.flex',
          meta: { name: 'root' },
          children: [
            {
              type: 'ia.display.label',
              meta: { name: 'Filled' },
              propConfig: {
                'props.text': {
                  binding: { type: 'expr', config: { expression: 'toStr({view.params.value}) + " kg"' } },
                },
              },
            },
          ],
        },
      },
      'Gallery/Lot': {
        params: { value: null },
        root: {
          type: 'ia.container.flex',
          meta: { name: 'root' },
          children: [
            {
              type: 'ia.display.label',
              meta: { name: 'Lot' },
              propConfig: {
                'props.text': {
                  binding: { type: 'expr', config: { expression: '"All about " + {view.params.value.lot}' } },
                },
              },
            },
          ],
        },
      },
    },
  },
];
