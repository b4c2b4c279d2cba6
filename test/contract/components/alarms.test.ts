/** What of the tables of alarms a project is told that it is not obeyed. */
import { expect, it } from 'vitest';
import { alarmJournalTable, alarmStatusTable } from '../../../electron/contract/components/alarms.ts';
import {
  stylesOf,
  unknownProperties,
  unreadInside,
  type Declaration,
} from '../../../electron/contract/components/declaration.ts';
import type { Reading } from '../../../electron/contract/components/shapes.ts';
import type { JsonObject } from '../../../electron/contract/json.ts';
import { styleValue } from '../../../electron/contract/styles.ts';

const reading: Reading = { css: styleValue, pattern: () => undefined, hosts: [], frames: [] };
const named = (declaration: Declaration, props: JsonObject) => [
  ...unknownProperties(declaration, props),
  ...unreadInside(declaration, props, reading).map(({ at, what }) => (what === undefined ? at : `${at}: ${what}`)),
];
const column = { enabled: false, order: 17, sort: 'none', strictWidth: false, width: '' };

it('is nothing where a project holds what the platform writes by itself', () => {
  expect(
    named(alarmStatusTable, {
      columns: {
        active: { activePipeline: column, activeTime: { ...column, enabled: true, width: 150 } },
        shelved: { expires: { ...column, enabled: true, sort: 'descending' } },
      },
      columnsAssociated: { active: [{ ...column, enabled: true, field: '' }] },
      activeSortOrder: ['priority'],
      responsive: { enabled: true, breakpoint: 500 },
      selection: { active: { data: [], mode: 'multiple' }, shelved: { data: [], mode: 'multiple' } },
      filters: { active: { results: { data: [], enabled: true }, states: { clearAcked: false } } },
      rowStyles: { clearAcked: { base: { color: '#222222' } } },
    }),
  ).toEqual([]);
  expect(named(alarmJournalTable, { columns: { eventTime: { ...column, enabled: true } }, sortOrder: [] })).toEqual([]);
});

it('is each column, filter and colour that a table does not have, with the reason', () => {
  expect(
    named(alarmStatusTable, {
      columns: {
        active: {
          ackPipeline: { enabled: true },
          deadband: { enabled: true },
          priority: { sort: 'upwards', colour: 'red' },
          lot: { enabled: true },
        },
      },
      columnsAssociated: {
        active: [
          { field: 'Area', enabled: true },
          { field: 'Area' },
          { field: 'label' },
          { field: 'Shift', color: 'red' },
        ],
      },
      filters: { active: { states: { clearAcked: true } } },
    }),
  ).toEqual([
    'columns.active.ackPipeline: alarms have no pipelines here',
    'columns.active.deadband: an event does not keep the dead band of its alarm',
    'columns.active.priority.colour',
    'columns.active.priority.sort: "upwards"',
    'columns.active.lot',
    'columnsAssociated.active[1]: there are two of Area',
    'columnsAssociated.active[2]: label is a column of its own',
    'columnsAssociated.active[3].color',
    'filters.active.states.clearAcked: alarms that are over and were acknowledged stand in the journal',
  ]);
  expect(named(alarmJournalTable, { columns: { isSystemEvent: { enabled: true } } })).toEqual([
    'columns.isSystemEvent: what happened to the system is not in the journal',
  ]);
});

it('reads the styles of rows as styles, by where they stand', () => {
  const high = { backgroundColor: 'red' };
  expect(stylesOf(alarmStatusTable, { rowStyles: { activeUnacked: { priorities: { high } } } })).toContainEqual({
    at: 'rowStyles.activeUnacked.priorities.high',
    style: high,
  });
});
