import { expect, it } from 'vitest';
import type { Json } from '../../../electron/contract/json.ts';
import { tableSelection, type Selectable } from '../../../renderer/components/table/selection.ts';

it('a row that was pressed is selected, also where others stand there once it is its turn', async () => {
  const table = {
    own: {
      selection: {
        enableRowSelection: true,
        enableColumnSelection: false,
        mode: 'single',
        selectedRow: undefined,
        selectedColumn: '',
        data: [],
      },
    },
    shown: [0, 1, 2],
    selected: [],
  } satisfies Selectable;
  const written: Json[] = [];
  const selection = tableSelection(table, {
    write: (_property, value) => {
      written.push(value);
      // The rows are sorted anew while the gateway is asked.
      table.shown = [2, 0, 1];
      return Promise.resolve(true);
    },
    raise: () => undefined,
  });
  const plain = { extends: false, toggles: false };
  await Promise.all([selection.select(0, undefined, plain), selection.select(1, undefined, plain)]);
  expect(written).toEqual([0, 1]);
});
