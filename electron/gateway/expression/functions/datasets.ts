/** Functions of lists and datasets; lists of objects are read as datasets. */
import { columnsOf, datasetValue, rowCount, type Column } from '../../../contract/values.ts';
import { isJsonObject, type Json } from '../../../contract/json.ts';
import { compare, compareTexts, equal, same } from '../comparing.ts';
import { worst } from '../references.ts';
import { cellOf, cellsOf, columnAt, neededTable } from '../tables.ts';
import { isNothing, joined, needed, plain, refuse, toBoolean, toText, type Region, type Value } from '../values.ts';
import { asKindOf } from './casts.ts';
import { absent, form, plainFunction, regional, type Functions } from './definition.ts';

/** How many rows a dataset has, entries a list, characters a text; null has none. */
function length(value: Value | undefined, region: () => Region): number {
  const held = plain(value);
  if (Array.isArray(held)) return held.length;
  const columns = columnsOf(held);
  if (columns !== undefined) return rowCount(columns);
  return isJsonObject(held) && toText(held).startsWith('{')
    ? refuse('an object has no length')
    : toText(value, region).length;
}

/** The place of a value in a list, or of a text in another one; -1 where it is not there. */
function place(value: Value | undefined, find: Value | undefined, side: 'first' | 'last'): number {
  const held = plain(value);
  if (Array.isArray(held)) {
    const isIt = (entry: Json): boolean => same(entry, plain(find));
    return side === 'first' ? held.findIndex(isIt) : held.findLastIndex(isIt);
  }
  return side === 'first' ? needed(value).indexOf(needed(find)) : needed(value).lastIndexOf(needed(find));
}

/** The result beside a value in a dataset, of the kind that what stands in for it has. */
function lookUp(region: () => Region, ...args: readonly (Value | undefined)[]): Value {
  const [dataset, wanted, noMatch = null, by = 0, result = 1] = args;
  const columns = neededTable(dataset);
  // Nothing can be found where nothing is, not even the columns of a list.
  if (rowCount(columns) === 0) return noMatch;
  const [keys, results] = [cellsOf(columnAt(columns, by)), columnAt(columns, result)];
  const row = keys.findIndex((key) => equal(key, wanted, region));
  return row === -1 ? noMatch : asKindOf(noMatch, cellOf(results, row), region);
}

const lookup = form([3, 5], ([dataset = absent, ...rest], site) => (references) => {
  const found = dataset(references);
  if (found.value === null) {
    const reason = 'lookup has no dataset to look in';
    return { ...found, quality: worst(found.quality, { code: 'Uncertain', reason }) };
  }
  return regional([3, 5], lookUp).prepare([() => found, ...rest], site)(references);
});

/** Numbers inside of texts count as numbers. */
function compareNaturally(one: string, other: string): number {
  const [left, right] = [one, other].map((text) => text.match(/\d+|\D+/g) ?? []);
  for (const [at, piece] of (left ?? []).entries()) {
    const against = right?.[at];
    if (against === undefined) return 1;
    const areNumbers = /^\d/.test(piece) && /^\d/.test(against);
    const difference = areNumbers ? Number(piece) - Number(against) : compareTexts(piece, against);
    if (difference !== 0) return difference;
  }
  return (left?.length ?? 0) - (right?.length ?? 0);
}

/** Rows in the order of a column; those that have nothing there are the greatest. */
function sortDataset(region: () => Region, ...args: readonly (Value | undefined)[]): Value {
  const [dataset, key, ascending, natural] = args;
  const columns = neededTable(dataset);
  const cells = cellsOf(columnAt(columns, key));
  const isNatural = toBoolean(natural);
  const way = isNothing(ascending) || toBoolean(ascending) ? 1 : -1;
  const inOrder = (one: Value, other: Value): number => {
    if (one === null || other === null) return Number(one === null) - Number(other === null);
    if (typeof one === 'string' && typeof other === 'string' && isNatural) return compareNaturally(one, other);
    return compare(one, other, region);
  };
  const rows = cells.map((_, row) => row);
  rows.sort((one, other) => way * inOrder(cells[one] ?? null, cells[other] ?? null));
  const inRows = ({ data }: Column): readonly Json[] => rows.map((row) => data[row] ?? null);
  return datasetValue(columns.map((column) => ({ ...column, data: inRows(column) })));
}

function rearrange(dataset: Value | undefined, ...keys: readonly (Value | undefined)[]): Value {
  const columns = neededTable(dataset);
  return datasetValue(keys.map((key) => columnAt(columns, key)));
}

function rename(dataset: Value | undefined, ...names: readonly (Value | undefined)[]): Value {
  const columns = neededTable(dataset);
  if (names.length !== columns.length) refuse(`${names.length} names do not fit ${columns.length} columns`);
  return datasetValue(columns.map((column, at) => ({ ...column, name: needed(names[at]) })));
}

/** Texts of a column or of a list, with something between them; what is null is left out. */
function groupConcat(region: () => Region, ...args: readonly (Value | undefined)[]): Value {
  const [from, key] = args;
  const held = plain(from);
  const values =
    args.length === 2
      ? Array.isArray(held)
        ? (held as readonly Json[])
        : refuse('groupConcat takes a list, or a dataset with a column')
      : cellsOf(columnAt(neededTable(from), key));
  const texts = values.filter((value) => value !== null).map((value) => toText(value, region));
  return joined(texts, needed(args.at(-1)));
}

export const datasetFunctions: Functions = {
  len: regional([1, 1], (region, value) => length(value, region)),
  indexOf: plainFunction([2, 2], (value, find) => place(value, find, 'first')),
  lastIndexOf: plainFunction([2, 2], (value, find) => place(value, find, 'last')),
  lookup,
  sortDataset: regional([2, 4], sortDataset),
  columnRearrange: plainFunction([2, Infinity], rearrange),
  columnRename: plainFunction([2, Infinity], rename),
  groupConcat: regional([2, 3], groupConcat),
};
