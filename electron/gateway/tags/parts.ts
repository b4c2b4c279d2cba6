/** Parts of a tag that a path may name behind it, as Ignition does: `[default]Line/Temperature.Quality`, `.EngUnit`, `Line/Recipe[2]`, `Line/Orders[0,4]`. */
import { isDoubleAt } from '../../contract/doubles.ts';
import { listOf, type Json, type JsonObject } from '../../contract/json.ts';
import { columnsOf, dateValue } from '../../contract/values.ts';
import { good } from '../platform/quality.ts';
import type { QualifiedValue } from './provider.ts';

export interface TagPart {
  /** The path of the tag. */
  readonly base: string;
  /** Whether it is the value as a whole. */
  readonly isValue: boolean;
  /** What a tag has of it: with the quality of the tag where it is of its value, and good where it is known whatever that is. */
  readonly of: (whole: QualifiedValue, about: () => JsonObject | undefined) => QualifiedValue;
}

type Reading = (value: QualifiedValue, about: () => JsonObject | undefined) => Json;

/** Settings of a tag that a path may name, as exports of tags spell them. */
const settings = [
  'name',
  'dataType',
  'valueSource',
  'tagType',
  'documentation',
  'tooltip',
  'engUnit',
  'engLow',
  'engHigh',
  'formatString',
  'enabled',
  'readOnly',
  'opcServer',
  'opcItemPath',
  'historyEnabled',
] as const;

const valueItself: Reading = ({ value }) => value;
const parts = new Map<string, Reading>([
  ['value', valueItself],
  ['quality', ({ quality }) => quality.code],
  ['quality.code', ({ quality }) => quality.code],
  ['quality.name', ({ quality }) => quality.code],
  ['timestamp', ({ timestamp }) => dateValue(timestamp)],
  ...settings.map(
    (name) => [name.toLowerCase(), (_value, about) => about()?.[name] ?? null] as const satisfies [string, Reading],
  ),
]);

/** A part of how the alarms of a tag stand: of one of them, or of all. */
export interface AlarmPart {
  /** The path of the tag. */
  readonly base: string;
  readonly alarm: string | undefined;
  readonly name: string;
}

/** The part of the alarms of a tag that a path names: `Line 4/Temp/Alarms/High.IsActive`; undefined where it names none. */
export function alarmPartNamed(path: string): AlarmPart | undefined {
  const [, base = '', alarm, name = ''] = /^(.+?)\/alarms(?:\/(.+))?\.(\w+)$/is.exec(path) ?? [];
  return name === '' ? undefined : { base, alarm, name };
}

/** The part that a path names, in any case of its letters; undefined where it names none. */
export function partNamed(path: string): TagPart | undefined {
  const [, list = '', steps = ''] = /^(.+?)(?:\.value)?((?:\[\d+\])+)$/is.exec(path) ?? [];
  if (list !== '') {
    const at = [...steps.matchAll(/\d+/g)].map(([step]) => Number(step));
    return { base: list, isValue: false, of: (whole) => elementOf(whole, at) };
  }
  const [, dataset = '', row = '', column = ''] =
    /^(.+?)(?:\.value)?\[(\d+)\s*,\s*(\d+|"[^"]*"|'[^']*'|[^\]"']+)\]$/is.exec(path) ?? [];
  if (dataset !== '')
    return {
      base: dataset,
      isValue: false,
      of: (whole) => cellOf(whole, Number(row), column.replaceAll(/^["']|["']$/g, '')),
    };
  const [, base = '', name = ''] = /^(.+?)\.((?:quality\.)?\w+)$/is.exec(path) ?? [];
  const read = parts.get(name.toLowerCase());
  if (read === undefined) return undefined;
  const isValue = read === valueItself;
  return {
    base,
    isValue,
    of: (whole, about) => ({
      value: read(whole, about),
      quality: isValue ? whole.quality : good,
      timestamp: whole.timestamp,
      ...(isValue && whole.isDouble === true ? { isDouble: true } : {}),
    }),
  };
}

/** An element of a list, or of lists in each other, with the quality of the tag; one that is not there is none. */
function elementOf({ value: whole, quality, timestamp }: QualifiedValue, at: readonly number[]): QualifiedValue {
  let held: Json = whole;
  let isDouble = false;
  for (const step of at) {
    if (held === null) return { value: null, quality, timestamp };
    const elements = listOf(held);
    const found = elements[step];
    if (found === undefined) {
      const reason = Array.isArray(held) ? `The list has ${elements.length} elements.` : 'The tag holds no list.';
      return { value: null, quality: { code: 'Bad_NotFound', reason }, timestamp };
    }
    isDouble = isDoubleAt(held, step);
    held = found;
  }
  return { value: held, quality, timestamp, ...(isDouble ? { isDouble } : {}) };
}

/** A cell of a dataset, by the places of its row and its column or by the name of that, with the quality of the tag. */
function cellOf({ value, quality, timestamp }: QualifiedValue, row: number, named: string): QualifiedValue {
  if (value === null) return { value: null, quality, timestamp };
  const columns = columnsOf(value);
  const column = /^\d+$/.test(named)
    ? columns?.[Number(named)]
    : columns?.find(({ name }) => name.toLowerCase() === named.toLowerCase());
  const cell = column?.data[row];
  if (column !== undefined && cell !== undefined) {
    const isDouble = isDoubleAt(column.data, row);
    return { value: cell, quality, timestamp, ...(isDouble ? { isDouble } : {}) };
  }
  const reason =
    columns === undefined
      ? 'The tag holds no dataset.'
      : column === undefined
        ? `The dataset has no column ${named}.`
        : `The dataset has ${column.data.length} rows.`;
  return { value: null, quality: { code: 'Bad_NotFound', reason }, timestamp };
}
