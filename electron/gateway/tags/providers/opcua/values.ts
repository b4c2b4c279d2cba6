/** Values of OPC UA as JSON. What JSON does not have is no value, with the reason. */
import { keepDoubles } from '../../../../contract/doubles.ts';
import type { Json } from '../../../../contract/json.ts';
import type { Quality } from '../../../../contract/page.ts';
import { dateValue } from '../../../../contract/values.ts';
import { good } from '../../../platform/quality.ts';
import { heldAs } from '../../dataTypes.ts';
import { pendingValue } from '../../followed.ts';
import type { QualifiedValue } from '../../provider.ts';
import { qualityOf } from './qualities.ts';
import { BuiltIn } from './types.ts';

/** Characters of a text, and values of a list, that a tag holds. */
const mostText = 1_000_000;
const mostValues = 100_000;
/** Structures within structures, values within values, and levels of a list. */
const deepest = 20;

/** A value as the library has it. */
export interface WireValue {
  readonly dataType: number;
  readonly value: unknown;
  readonly dimensions?: readonly number[] | null;
}

/** A value with what the server says of it. */
export interface WireData {
  readonly value: WireValue;
  readonly statusCode: { readonly name: string };
  readonly sourceTimestamp?: Date | null;
  readonly serverTimestamp?: Date | null;
}

/** What of a value JSON does not have, in words. */
interface Lacking {
  reason?: Quality;
}

/** A value with the time of its source, of the server where the source says none, and of the station where neither does. */
export function valueOf(
  { value, statusCode, sourceTimestamp, serverTimestamp }: WireData,
  now: number,
): QualifiedValue {
  const timestamp = timeOf(sourceTimestamp) ?? timeOf(serverTimestamp) ?? now;
  const lacking: Lacking = {};
  const json = jsonOf(value, lacking, 0);
  const stated = statusCode.name === 'Good' ? good : qualityOf(statusCode.name);
  const quality = stated === good ? (lacking.reason ?? good) : stated;
  return quality.code === 'Uncertain_InitialValue' && json === null
    ? pendingValue(timestamp)
    : { ...heldAs(isFloat(value.dataType) ? 'Float8' : undefined, json), quality, timestamp };
}

/** The first and the last time that OPC UA has (part 6, 5.2.2.5): a server says one of them where it knows none, or no end. */
const [firstTime, lastTime] = [Date.UTC(1601, 0, 1), Date.UTC(9999, 11, 31, 23, 59, 59)];

function timeOf(date: Date | null | undefined): number | undefined {
  const at = date?.getTime();
  return at === undefined || !(at > firstTime && at < lastTime) ? undefined : at;
}

function jsonOf({ dataType, value, dimensions }: WireValue, lacking: Lacking, depth: number): Json {
  if (value === null || value === undefined) return null;
  const levels = dimensions?.length ?? 0;
  if (levels + depth > deepest) {
    lacking.reason = { code: 'Bad_OutOfRange', reason: `the value has more than ${deepest} levels` };
    return null;
  }
  if (dimensions !== null && dimensions !== undefined && levels > 1) {
    const list = listOf(dataType, value, lacking, depth);
    const size = dimensions.reduce((product, length) => product * length, 1);
    if (list.length === size || lacking.reason !== undefined) return matrixOf(list, dimensions);
    // Rows that were cut elsewhere would be another matrix.
    const reason = `the server says ${list.length} values, and that they are ${dimensions.join(' by ')}`;
    lacking.reason = { code: 'Bad', reason };
    return null;
  }
  return isListOf(dataType, value) ? listOf(dataType, value, lacking, depth) : single(dataType, value, lacking, depth);
}

function isListOf(dataType: number, value: unknown): boolean {
  if (dataType === BuiltIn.ByteString && value instanceof Uint8Array) return false;
  if (isOf64(dataType) && halvesOf(value) !== undefined) return false;
  return ArrayBuffer.isView(value) || Array.isArray(value);
}

function isFloat(dataType: number): boolean {
  return dataType === BuiltIn.Float || dataType === BuiltIn.Double;
}

function isOf64(dataType: number): boolean {
  return dataType === BuiltIn.Int64 || dataType === BuiltIn.UInt64;
}

/** The two numbers of 32 bits, the high one first, as which one of 64 comes. */
function halvesOf(value: unknown): readonly [number, number] | undefined {
  if (!Array.isArray(value) && !(value instanceof Uint32Array)) return undefined;
  const [high, low]: readonly unknown[] = Array.from<unknown>(value);
  return value.length === 2 && typeof high === 'number' && typeof low === 'number' ? [high, low] : undefined;
}

function listOf(dataType: number, value: unknown, lacking: Lacking, depth: number): readonly Json[] {
  const values: readonly unknown[] = ArrayBuffer.isView(value)
    ? Array.from(value as unknown as ArrayLike<unknown>)
    : Array.isArray(value)
      ? value
      : [value];
  if (values.length <= mostValues) {
    const list = values.map((one) => single(dataType, one, lacking, depth));
    if (isFloat(dataType)) keepDoubles(list);
    return list;
  }
  lacking.reason = {
    code: 'Bad_OutOfRange',
    reason: `the list has ${values.length} values; a tag holds ${mostValues}`,
  };
  return [];
}

/** A list as rows of rows. */
function matrixOf(values: readonly Json[], dimensions: readonly number[]): Json {
  const [, ...inner] = dimensions;
  if (inner.length === 0) return values;
  const size = inner.reduce((product, length) => product * length, 1);
  if (size === 0) return [];
  const rows: Json[] = [];
  for (let at = 0; at < values.length; at += size) rows.push(matrixOf(values.slice(at, at + size), inner));
  return rows;
}

function single(dataType: number, value: unknown, lacking: Lacking, depth: number): Json {
  if (value === null || value === undefined) return null;
  const halves = isOf64(dataType) ? halvesOf(value) : undefined;
  if (halves !== undefined) return wholeOf(halves, dataType === BuiltIn.Int64);
  if (dataType === BuiltIn.Variant || dataType === BuiltIn.DataValue) return inner(value, lacking, depth + 1);
  return plain(value, lacking, depth);
}

/** A number of 64 bits: a number where that has each of its digits, and a text where it does not. */
function wholeOf([high, low]: readonly [number, number], isSigned: boolean): Json {
  const bits = (BigInt(high >>> 0) << 32n) | BigInt(low >>> 0);
  const whole = isSigned ? BigInt.asIntN(64, bits) : bits;
  const number = Number(whole);
  return Number.isSafeInteger(number) ? number : whole.toString();
}

/** A value within a value. */
function inner(value: unknown, lacking: Lacking, depth: number): Json {
  if (!isRecord(value)) return plain(value, lacking, depth);
  const within = isRecord(value['value']) && 'statusCode' in value ? value['value'] : value;
  const { dataType, value: held, dimensions } = within;
  return typeof dataType === 'number'
    ? jsonOf({ dataType, value: held, dimensions: isNumbers(dimensions) ? dimensions : null }, lacking, depth)
    : null;
}

function isNumbers(value: unknown): value is readonly number[] {
  return Array.isArray(value) && value.every((one) => typeof one === 'number');
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}

/** What says by itself what it is. */
function plain(value: unknown, lacking: Lacking, depth: number): Json {
  if (typeof value === 'boolean') return value;
  if (typeof value === 'number') {
    if (Number.isFinite(value)) return value;
    lacking.reason = { code: 'Bad', reason: `the server says ${value}, which is no number that can be shown` };
    return null;
  }
  if (typeof value !== 'string') return isRecord(value) ? structured(value, lacking, depth) : null;
  if (value.length <= mostText) return value;
  const reason = `the text has ${value.length} characters; a tag holds ${mostText}`;
  lacking.reason = { code: 'Bad_OutOfRange', reason };
  return null;
}

function structured(value: Readonly<Record<string, unknown>>, lacking: Lacking, depth: number): Json {
  if (value instanceof Date) {
    const at = timeOf(value);
    return at === undefined ? null : dateValue(at);
  }
  // As Java has bytes, with a sign.
  if (value instanceof Uint8Array) return listOf(BuiltIn.SByte, new Int8Array(value), lacking, depth);
  if (Array.isArray(value) && depth <= deepest) return value.map((one: unknown) => single(0, one, lacking, depth + 1));
  if ('text' in value && 'locale' in value) return textOf(value['text'], lacking);
  if ('namespaceIndex' in value && 'name' in value) {
    const { namespaceIndex, name } = value;
    if (typeof name !== 'string') return null;
    return namespaceIndex === 0 ? name : `${Number(namespaceIndex)}:${name}`;
  }
  if ('identifierType' in value) return nodeIdText(value);
  if ('name' in value && 'description' in value && !('schema' in value)) return textOf(value['name'], lacking);
  return structureOf(value, lacking, depth);
}

/** A node id says its text itself. */
function nodeIdText(nodeId: { readonly toString: () => string }): string {
  return nodeId.toString();
}

function textOf(value: unknown, lacking: Lacking): Json {
  return typeof value === 'string' ? plain(value, lacking, 0) : null;
}

/** A structure by the fields that its type declares. */
function structureOf(value: Readonly<Record<string, unknown>>, lacking: Lacking, depth: number): Json {
  const fields = fieldsOf(value);
  if (fields === undefined || depth > deepest) {
    lacking.reason = { code: 'Bad_Unsupported', reason: 'the server does not say what this structure is made of' };
    return null;
  }
  return Object.fromEntries(
    fields.map(({ name, dataType, isList }) => {
      const field = value[name];
      return [
        name,
        isList && Array.isArray(field)
          ? field.map((one: unknown) => single(dataType, one, lacking, depth + 1))
          : single(dataType, field, lacking, depth + 1),
      ];
    }),
  );
}

interface Field {
  readonly name: string;
  /** Its built-in type; 0 where its value says by itself what it is. */
  readonly dataType: number;
  readonly isList: boolean;
}

/** The fields of a structure, those of what it extends first. */
function fieldsOf(value: Readonly<Record<string, unknown>>): readonly Field[] | undefined {
  const { schema } = value;
  if (!isRecord(schema)) return undefined;
  const all: Field[] = [];
  for (let each: unknown = schema; isRecord(each); each = each['_baseSchema']) {
    const own = Array.isArray(each['fields']) ? (each['fields'] as readonly unknown[]) : [];
    all.unshift(...own.flatMap(fieldOf));
  }
  // Without a field, it is what the library could not read.
  return all.length === 0 ? undefined : all;
}

function fieldOf(field: unknown): readonly Field[] {
  if (!isRecord(field) || typeof field['name'] !== 'string') return [];
  const { name, fieldType, isArray } = field;
  const wide = fieldType === 'Int64' ? BuiltIn.Int64 : fieldType === 'UInt64' ? BuiltIn.UInt64 : 0;
  const varied = fieldType === 'Variant' ? BuiltIn.Variant : wide;
  return [{ name, dataType: varied, isList: isArray === true }];
}
