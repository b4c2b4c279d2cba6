/** The data types of Sparkplug B: what a tag has of a value of each. `sending.ts` is the way back. */
import type { Json } from '../../../../contract/json.ts';
import { datasetValue, dateValue } from '../../../../contract/values.ts';
import type { DataType } from '../../dataTypes.ts';
import type { DataSetColumns, ReadDataSet, WireValue } from './codec.ts';

/** Characters of a text, and values of a list, that a tag holds. */
export const mostText = 1_000_000;
export const mostValues = 100_000;

export interface Type {
  readonly name: string;
  readonly dataType: DataType;
  /** Of whole numbers. */
  readonly bits?: number;
  readonly isSigned?: boolean;
  /** Of lists: the number of the type of each value. */
  readonly of?: number;
}

const whole = (name: string, dataType: DataType, bits: number): Type => ({
  name,
  dataType,
  bits,
  isSigned: !name.startsWith('U'),
});
const list = (name: string, dataType: DataType, of: number): Type => ({ name, dataType, of });

const types: ReadonlyMap<number, Type> = new Map<number, Type>([
  [1, whole('Int8', 'Int1', 8)],
  [2, whole('Int16', 'Int2', 16)],
  [3, whole('Int32', 'Int4', 32)],
  [4, whole('Int64', 'Int8', 64)],
  [5, whole('UInt8', 'Int2', 8)],
  [6, whole('UInt16', 'Int4', 16)],
  [7, whole('UInt32', 'Int8', 32)],
  [8, whole('UInt64', 'Int8', 64)],
  [9, { name: 'Float', dataType: 'Float4' }],
  [10, { name: 'Double', dataType: 'Float8' }],
  [11, { name: 'Boolean', dataType: 'Boolean' }],
  [12, { name: 'String', dataType: 'String' }],
  [13, { name: 'DateTime', dataType: 'DateTime' }],
  [14, { name: 'Text', dataType: 'String' }],
  [15, { name: 'UUID', dataType: 'String' }],
  [16, { name: 'DataSet', dataType: 'DataSet' }],
  [17, { name: 'Bytes', dataType: 'ByteArray' }],
  [18, { name: 'File', dataType: 'ByteArray' }],
  [22, list('Int8Array', 'Int1Array', 1)],
  [23, list('Int16Array', 'Int2Array', 2)],
  [24, list('Int32Array', 'Int4Array', 3)],
  [25, list('Int64Array', 'Int8Array', 4)],
  [26, list('UInt8Array', 'Int2Array', 5)],
  [27, list('UInt16Array', 'Int4Array', 6)],
  [28, list('UInt32Array', 'Int8Array', 7)],
  [29, list('UInt64Array', 'Int8Array', 8)],
  [30, list('FloatArray', 'Float4Array', 9)],
  [31, list('DoubleArray', 'Float8Array', 10)],
  [32, list('BooleanArray', 'BooleanArray', 11)],
  [33, list('StringArray', 'StringArray', 12)],
  [34, list('DateTimeArray', 'DateTimeArray', 13)],
]);

/** Type of the switch `Node Control/Rebirth`. */
export const booleanType = 11;

/** A template: what has members. */
export const templateType = 19;

/** What is known of a type; undefined for one that no value has. */
export function typeOf(type: number): Type | undefined {
  return types.get(type);
}

/** Ignition's name of a type; undefined for one that a tag does not have. */
export function dataTypeOf(type: number): DataType | undefined {
  return types.get(type)?.dataType;
}

export type Read = { readonly value: Json } | { readonly code: string; readonly refused: string };

const unsupported = (refused: string): Read => ({ code: 'Bad_Unsupported', refused });
const tooMuch = (refused: string): Read => ({ code: 'Bad_OutOfRange', refused });

/** What a tag has of a value of a type. `dataSet` takes the bytes of one apart. */
export function readValue(type: number, wire: WireValue, dataSet: ReadDataSet): Read {
  const known = types.get(type);
  if (known === undefined)
    return unsupported(
      type === templateType
        ? 'it is a template, which has no value itself: the members of an instance stand below it'
        : `no value has the type ${type}`,
    );
  const { name, dataType, bits, of } = known;
  if (bits !== undefined) {
    if (wire.in === 'int' || wire.in === 'long') return readWhole(known, bits, wire.value);
  } else if (dataType === 'Float4' || dataType === 'Float8') {
    if (wire.in === 'float' || wire.in === 'double') return readNumber(wire.value);
  } else if (dataType === 'Boolean') {
    if (wire.in === 'boolean') return { value: wire.value };
  } else if (dataType === 'String') {
    if (wire.in === 'string') return readText(wire.value);
  } else if (dataType === 'DateTime') {
    if (wire.in === 'long' || wire.in === 'int') return readDate(BigInt(wire.value));
  } else if (wire.in === 'bytes' && of !== undefined) return readList(of, wire.value);
  else if (wire.in === 'bytes' && dataType === 'ByteArray') return readBytes(wire.value);
  else if (wire.in === 'dataset' && dataType === 'DataSet') return readRows(dataSet(wire.value, mostValues));
  return unsupported(`the node says that it is a ${name} and sends another (${wire.in})`);
}

/** A whole number: small ones come with their sign in their own width, in 32 bits or in 64. */
function readWhole({ name, isSigned }: Type, bits: number, given: number | bigint): Read {
  if (typeof given === 'number' && given < 2 ** (Math.min(bits, 53) - 1)) return { value: given };
  const raw = BigInt(given);
  if (bits === 64) return { value: wholeValue(isSigned === true ? BigInt.asIntN(64, raw) : raw) };
  const end = 1n << BigInt(bits);
  if (raw < end) return { value: Number(isSigned === true ? BigInt.asIntN(bits, raw) : raw) };
  const long = typeof given === 'bigint' ? BigInt.asIntN(64, raw) : BigInt.asIntN(32, raw);
  if (isSigned === true && long < 0n && long >= -end / 2n) return { value: Number(long) };
  return tooMuch(`the node says ${raw}, which is no ${name}`);
}

/** A number where that has each digit, and a text where it does not. */
export function wholeValue(whole: bigint): Json {
  const number = Number(whole);
  return Number.isSafeInteger(number) ? number : whole.toString();
}

function readNumber(number: number): Read {
  return Number.isFinite(number)
    ? { value: number }
    : { code: 'Bad', refused: `the node says ${number}, which is no number that can be shown` };
}

function readText(text: string): Read {
  return text.length <= mostText
    ? { value: text }
    : tooMuch(`the text has ${text.length} characters; a tag holds ${mostText}`);
}

function readDate(raw: bigint): Read {
  const millis = Number(BigInt.asIntN(64, raw));
  return Math.abs(millis) <= 8.64e15 ? { value: dateValue(millis) } : tooMuch('the date is beyond all calendars');
}

/** Bytes as Java has them, with a sign. */
function readBytes(bytes: Uint8Array): Read {
  return bytes.length <= mostValues
    ? { value: Array.from(bytes, (byte) => (byte << 24) >> 24) }
    : tooMuch(`it has ${bytes.length} bytes; a tag holds ${mostValues}`);
}

/** How long each value of a list is, and how it is read; the low byte comes first. */
const packed: Readonly<Record<number, readonly [size: number, read: (view: DataView, at: number) => Read]>> = {
  1: [1, (view, at) => ({ value: view.getInt8(at) })],
  2: [2, (view, at) => ({ value: view.getInt16(at, true) })],
  3: [4, (view, at) => ({ value: view.getInt32(at, true) })],
  4: [8, (view, at) => ({ value: wholeValue(view.getBigInt64(at, true)) })],
  5: [1, (view, at) => ({ value: view.getUint8(at) })],
  6: [2, (view, at) => ({ value: view.getUint16(at, true) })],
  7: [4, (view, at) => ({ value: view.getUint32(at, true) })],
  8: [8, (view, at) => ({ value: wholeValue(view.getBigUint64(at, true)) })],
  9: [4, (view, at) => readNumber(view.getFloat32(at, true))],
  10: [8, (view, at) => readNumber(view.getFloat64(at, true))],
  13: [8, (view, at) => readDate(view.getBigInt64(at, true))],
};

function readList(of: number, bytes: Uint8Array): Read {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const found = packed[of];
  if (found === undefined) return of === booleanType ? readBooleans(view) : readTexts(bytes);
  const [size, read] = found;
  const count = bytes.length / size;
  if (!Number.isInteger(count)) return unsupported('the list has a part of a value');
  if (count > mostValues) return tooMuch(`the list has ${count} values; a tag holds ${mostValues}`);
  const values: Json[] = [];
  for (let at = 0; at < bytes.length; at += size) {
    const one = read(view, at);
    if ('refused' in one) return one;
    values.push(one.value);
  }
  return { value: values };
}

/** Truth values: how many there are in four bytes, then a bit each, the highest of a byte first. */
function readBooleans(view: DataView): Read {
  const count = view.byteLength < 4 ? undefined : view.getUint32(0, true);
  if (count === undefined || Math.ceil(count / 8) !== view.byteLength - 4)
    return unsupported('the list has another length than it says');
  if (count > mostValues) return tooMuch(`the list has ${count} values; a tag holds ${mostValues}`);
  return {
    value: Array.from({ length: count }, (_, at) => ((view.getUint8(4 + (at >> 3)) >> (7 - (at & 7))) & 1) === 1),
  };
}

/** Texts, each with a zero behind it. */
function readTexts(bytes: Uint8Array): Read {
  if (bytes.length > mostText) return tooMuch(`the list has ${bytes.length} bytes; a tag holds ${mostText}`);
  const texts = new TextDecoder().decode(bytes).split('\0');
  if (texts.pop() !== '') return unsupported('the list has a part of a text');
  return texts.length > mostValues
    ? tooMuch(`the list has ${texts.length} values; a tag holds ${mostValues}`)
    : { value: texts };
}

/** Java's classes of columns. */
export const classes: Partial<Record<DataType, string>> = {
  Int1: 'Byte',
  Int2: 'Short',
  Int4: 'Integer',
  Int8: 'Long',
  Float4: 'Float',
  Float8: 'Double',
  Boolean: 'Boolean',
  String: 'String',
  DateTime: 'Date',
};

/** A cell has none. */
const noDataSet: ReadDataSet = () => undefined;

/** What a tag has of the columns of a data set; undefined for one that is too long to be read. */
export function readRows(found: DataSetColumns | undefined): Read {
  if (found === undefined) return tooMuch(`the data set is too long; a tag holds ${mostValues} values`);
  const { names, types: numbers, rows } = found;
  if (rows.length * names.length > mostValues)
    return tooMuch(`the data set has ${rows.length * names.length} values; a tag holds ${mostValues}`);
  const columns: { readonly name: string; readonly type: string; readonly data: readonly Json[] }[] = [];
  for (const [at, name] of names.entries()) {
    const number = numbers[at] ?? 0;
    const dataType = types.get(number)?.dataType;
    const type = dataType === undefined ? undefined : classes[dataType];
    if (type === undefined) return unsupported(`a column of the data set has the type ${number}`);
    const data: Json[] = [];
    for (const row of rows) {
      const cell = row[at];
      const read: Read = cell === undefined ? { value: null } : readValue(number, cell, noDataSet);
      if ('refused' in read) return read;
      data.push(read.value);
    }
    columns.push({ name, type, data });
  }
  return { value: datasetValue(columns) };
}
