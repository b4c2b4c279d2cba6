/** What is found in a table: rows with a text in them, and rows whose cells meet the conditions of their columns. */
import { flagOf, millisOf, numberOf } from './components/shapes.ts';
import { objectOf, textOf, type Json, type JsonObject } from './json.ts';
import { cellAt, type Column, type Row } from './tableData.ts';

/** Conditions by the kind of value that they ask about, as projects name them. */
export const conditions = Object.freeze({
  string: ['contains', 'does not contain', 'equals', 'does not equal', 'starts with', 'ends with'],
  number: ['equals', 'does not equal', 'greater than', 'greater than or equals', 'less than', 'less than or equals'],
  boolean: ['is true', 'is false'],
  date: ['later than date time', 'earlier than date time'],
} as const);

/** What designers store for some of them. */
export const storedConditions: Readonly<Partial<Record<ConditionKind, Readonly<Record<string, string>>>>> =
  Object.freeze({ boolean: { true: 'is true', false: 'is false' } });

export type ConditionKind = keyof typeof conditions;

export const conditionKinds: readonly ConditionKind[] = ['string', 'number', 'boolean', 'date'];

/** A condition of a column that is in force. */
export interface Condition {
  readonly column: Column;
  readonly kind: ConditionKind;
  readonly condition: string;
  readonly value: Json;
}

/** The condition that a project stored for a kind of value, under the name that it has here. */
export function conditionNamed(kind: ConditionKind, stored: Json | undefined): string {
  const name = textOf(stored);
  return storedConditions[kind]?.[name] ?? name;
}

/** Whether a condition of a column is one that is known. */
export function isCondition(kind: ConditionKind, condition: Json | undefined): boolean {
  return (conditions[kind] as readonly string[]).includes(conditionNamed(kind, condition));
}

/** Whether a column is filtered by people. */
export function isFiltered({ settings }: Column): boolean {
  return flagOf(objectOf(settings['filter'])['enabled']) === true;
}

/** The conditions of columns that are in force: those of a filter that is on, with a value where they ask for one. */
export function conditionsOf(columns: readonly Column[]): readonly Condition[] {
  return columns.filter(isFiltered).flatMap((column) =>
    conditionKinds.flatMap((kind) => {
      const { condition, value = null } = objectOf(objectOf(column.settings['filter'])[kind]);
      const asks = kind === 'boolean' || (value !== null && value !== '');
      return isCondition(kind, condition) && asks
        ? [{ column, kind, condition: conditionNamed(kind, condition), value }]
        : [];
    }),
  );
}

/** What a person reads of a cell. */
export type CellText = (row: Row, column: Column) => string;

/**
 * Whether a row is found: it has the words in one of its cells, and meets all conditions. `wholeText` has the texts of all cells of a
 * row, in small letters. Undefined where nothing is asked.
 */
export function finder(
  words: string,
  columns: readonly Column[],
  textIn: CellText,
  wholeText: (row: Row) => string = (row) => rowText(row, columns, textIn),
): ((row: Row) => boolean) | undefined {
  const wanted = words.trim().toLowerCase();
  const asked = conditionsOf(columns);
  if (wanted === '' && asked.length === 0) return undefined;
  return (row) => asked.every((one) => meets(row, one, textIn)) && (wanted === '' || wholeText(row).includes(wanted));
}

/** The texts of all cells of a row in small letters, a line each: no words lie over two of them. */
export function rowText(row: Row, columns: readonly Column[], textIn: CellText): string {
  return columns
    .map((column) => textIn(row, column))
    .join('\n')
    .toLowerCase();
}

function meets(row: Row, { column, kind, condition, value }: Condition, textIn: CellText): boolean {
  const held = cellAt(row, column)['value'] ?? null;
  if (kind === 'string')
    return texts[condition]?.(textIn(row, column).toLowerCase(), textOf(value).toLowerCase()) === true;
  if (kind === 'boolean') return (held === true || held === 1) === (condition === 'is true');
  const [one, other] =
    kind === 'number' ? [numberOf(held), numberOf(value)] : [millisOf(held), millisOf(value) ?? numberOf(value)];
  // What is no number meets no condition of numbers.
  return one !== undefined && other !== undefined && sizes[condition]?.(one, other) === true;
}

const texts: Readonly<Record<string, (text: string, asked: string) => boolean>> = {
  contains: (text, asked) => text.includes(asked),
  'does not contain': (text, asked) => !text.includes(asked),
  equals: (text, asked) => text === asked,
  'does not equal': (text, asked) => text !== asked,
  'starts with': (text, asked) => text.startsWith(asked),
  'ends with': (text, asked) => text.endsWith(asked),
};

const sizes: Readonly<Record<string, (one: number, other: number) => boolean>> = {
  equals: (one, other) => one === other,
  'does not equal': (one, other) => one !== other,
  'greater than': (one, other) => one > other,
  'greater than or equals': (one, other) => one >= other,
  'less than': (one, other) => one < other,
  'less than or equals': (one, other) => one <= other,
  'later than date time': (one, other) => one > other,
  'earlier than date time': (one, other) => one < other,
};

/** The filter of a column after a person set a condition of it. */
export function withCondition(filter: JsonObject, kind: ConditionKind, condition: string, value: Json): JsonObject {
  const none = { condition: '', value: '' };
  const all = Object.fromEntries(conditionKinds.map((one) => [one, { ...objectOf(filter[one]), ...none }]));
  return { ...filter, ...all, [kind]: { ...objectOf(filter[kind]), condition, value } };
}
