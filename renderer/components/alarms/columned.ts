/** Rows of alarms as a project lays them out: their order, the widths of its columns, the words in them and their styles. */
import {
  alarmPriorities,
  alarmStates,
  type AlarmChange,
  type AlarmPriority,
} from '../../../electron/contract/alarms.ts';
import { alarmTimes } from '../../../electron/contract/alarmTable.ts';
import type { AlarmColumn, AlarmColumns, rowStyle } from '../../../electron/contract/components/alarmColumns.ts';
import type { Json, JsonObject } from '../../../electron/contract/json.ts';
import { valueText } from '../../../electron/format/valueText.ts';
import type { Region } from '../../page/state.svelte.ts';
import { layered } from '../props.ts';
import { stateWords, valueThen } from './standing.ts';

type Fields = Readonly<Record<string, Json>>;

/** From what asks the least of a person to what asks the most. */
const urgency: readonly string[] = [
  'Cleared, Acknowledged',
  'Cleared, Unacknowledged',
  'Active, Acknowledged',
  'Active, Unacknowledged',
];

/** Columns with those of the data that alarms bring with them. */
export function withData(own: AlarmColumns, data: readonly AlarmColumn[]): AlarmColumns {
  return {
    isConfigured: own.isConfigured || data.length > 0,
    isSorted: own.isSorted || data.some(({ sort }) => sort !== 'none'),
    columns: [...own.columns, ...data],
  };
}

/** A column that a person sorts by: its name, and which way. */
export interface Asked {
  readonly name: string;
  readonly sort: 'ascending' | 'descending';
}

/** What a press of the title of a column makes of it: ascending, then descending, then as the project sorts. */
export function askedNext(asked: Asked | undefined, name: string): Asked | undefined {
  if (asked?.name !== name) return { name, sort: 'ascending' };
  return asked.sort === 'ascending' ? { name, sort: 'descending' } : undefined;
}

/**
 * Rows in the order of a project: by the column that a person asks for, then by those that `order` names, then by its other sorted
 * columns as they stand. Where nobody sorts in a way of their own, and among what is alike, they stay as they are.
 */
export function inOrder<Row>(
  rows: readonly Row[],
  { columns, isSorted }: AlarmColumns,
  order: readonly string[],
  fieldsOf: (row: Row) => Fields,
  asked?: Asked,
): readonly Row[] {
  const place = ({ name }: AlarmColumn): number => (order.includes(name) ? order.indexOf(name) : order.length);
  const ofProject = columns.filter(({ sort }) => sort !== 'none').toSorted((one, other) => place(one) - place(other));
  const isOwn = isSorted || ofProject.some(({ name }) => order.includes(name));
  const by = [...(asked === undefined ? [] : [asked]), ...(isOwn ? ofProject : [])];
  if (by.length === 0) return rows;
  const keyed = rows.map((row) => ({ row, fields: fieldsOf(row) }));
  return keyed
    .toSorted((one, other) => {
      for (const { name, sort } of by) {
        const found = compared(name, one.fields[name] ?? null, other.fields[name] ?? null);
        if (found !== 0) return sort === 'ascending' ? found : -found;
      }
      return 0;
    })
    .map(({ row }) => row);
}

function compared(name: string, one: Json, other: Json): number {
  const rank = (value: Json): number =>
    name === 'priority'
      ? alarmPriorities.findIndex((known) => known === value)
      : name === 'state'
        ? urgency.findIndex((known) => known === value)
        : typeof value === 'number'
          ? value
          : Number(value === true);
  if (typeof one === 'string' && typeof other === 'string' && name !== 'priority' && name !== 'state')
    return one.localeCompare(other, undefined, { numeric: true });
  return rank(one) - rank(other);
}

/** What a person made of the columns of a project: which are shown, their order and widths by name. It is gone with the page. */
export interface Arrangement {
  readonly shown: ReadonlyMap<string, boolean>;
  readonly order: readonly string[];
  /** Pixels. */
  readonly widths: ReadonlyMap<string, number>;
}

export const asConfigured: Arrangement = { shown: new Map(), order: [], widths: new Map() };

/** The columns that a table has, in the order of a person; those that they never moved stand as the project says. */
export function arranged(
  columns: readonly AlarmColumn[],
  { shown, order, widths }: Arrangement,
): readonly AlarmColumn[] {
  const place = (name: string, at: number): number => (order.includes(name) ? order.indexOf(name) : at);
  return columns
    .filter(({ isThere }) => isThere)
    .map((column, at) => {
      const width = widths.get(column.name);
      const own = { ...column, isOn: shown.get(column.name) ?? column.isOn };
      return { at: place(column.name, at), own: width === undefined ? own : { ...own, width, strictWidth: true } };
    })
    .toSorted((one, other) => one.at - other.at)
    .map(({ own }) => own);
}

/** A column is shown, or not any more. */
export function shownAs(arrangement: Arrangement, name: string, isOn: boolean): Arrangement {
  return { ...arrangement, shown: new Map([...arrangement.shown, [name, isOn]]) };
}

/** A column stands before (-1) or after (1) the one that is shown beside it. */
export function movedBy(
  columns: readonly AlarmColumn[],
  arrangement: Arrangement,
  name: string,
  by: -1 | 1,
): Arrangement {
  const shown = arranged(columns, arrangement).flatMap((column) => (column.isOn ? column.name : []));
  const beside = shown[shown.indexOf(name) + by];
  return beside === undefined || !shown.includes(name) ? arrangement : movedTo(columns, arrangement, name, beside);
}

/** A column stands where another one stood, which gives way to where it came from. */
export function movedTo(
  columns: readonly AlarmColumn[],
  arrangement: Arrangement,
  name: string,
  other: string,
): Arrangement {
  const all = arranged(columns, arrangement).map((column) => column.name);
  const [from, to] = [all.indexOf(name), all.indexOf(other)];
  return from < 0 || to < 0 ? arrangement : { ...arrangement, order: all.toSpliced(from, 1).toSpliced(to, 0, name) };
}

/** A column has as many pixels. */
export function widenedTo(arrangement: Arrangement, name: string, width: number): Arrangement {
  return { ...arrangement, widths: new Map([...arrangement.widths, [name, Math.max(narrowest, Math.round(width))]]) };
}

/** Pixels that a person leaves of a column at least. */
const narrowest = 48;

/** Pixels that a column has at least, and its share of the room, where a project leaves them open. */
const least = 104;
const usual = 100;

/** The tracks of a grid, and the pixels that they take at least. */
export function tracksOf(columns: readonly AlarmColumn[]): { readonly tracks: string; readonly least: number } {
  const widths = columns.map(({ width = usual, strictWidth }) => ({ width: Math.max(1, width), strictWidth }));
  return {
    tracks: widths
      .map(({ width, strictWidth }) => (strictWidth ? `${width}px` : `minmax(${least}px, ${width}fr)`))
      .join(' '),
    least: widths.reduce((sum, { width, strictWidth }) => sum + (strictWidth ? width : least), 0),
  };
}

const changes: Readonly<Record<AlarmChange, string>> = {
  active: 'Became active',
  cleared: 'Returned',
  acknowledged: 'Acknowledged',
};

/** What a person reads in a cell. */
export function cellWords(name: string, value: Json, region: Region, time: (at: number) => string): string {
  if (alarmTimes.has(name)) return typeof value === 'number' ? time(value) : '';
  if (typeof value === 'boolean' && name !== 'eventValue') return value ? 'Yes' : 'No';
  const state = alarmStates.find((known) => name === 'state' && known === value);
  if (state !== undefined) return stateWords(state).join(' ');
  if (name === 'eventState') return Object.entries(changes).find(([change]) => change === value)?.[1] ?? '';
  return name === 'eventValue' ? valueThen({ value }, region) : valueText(value, region);
}

type RowStyle = ReturnType<ReturnType<typeof rowStyle>['read']>;

/** How a project has a row look. */
export function lookOfRow({ base, priorities }: RowStyle, priority: AlarmPriority): JsonObject {
  const own: Readonly<Record<AlarmPriority, JsonObject>> = {
    Diagnostic: priorities.diagnostic,
    Low: priorities.low,
    Medium: priorities.medium,
    High: priorities.high,
    Critical: priorities.critical,
  };
  return layered(base, own[priority]);
}

/** Whether a style lays colours under what the station writes in a row. */
export function isDressed({ classes, ...style }: JsonObject): boolean {
  return (
    (classes !== undefined && classes !== '') || Object.keys(style).some((name) => /colou?r|^background/i.test(name))
  );
}
