/** What is sent for a value that is written, by the type of its metric. */
import { type Json } from '../../../../contract/json.ts';
import { columnsOf, millisOfDate, type Column } from '../../../../contract/values.ts';
import { takenAs, type DataType } from '../../dataTypes.ts';
import type { SentCell, SentValue } from './codec.ts';
import { booleanType, classes, mostText, mostValues, readRows, templateType, typeOf, wholeValue } from './types.ts';

/** What is sent, and the value as the tag has it once it is held; or why it is not sent, behind the name of the tag. */
type Sending<Value> = { readonly sent: Value; readonly wanted: Json } | { readonly refused: string };

/**
 * What is sent for a value of a type. `isLong` where the node itself sends whole numbers of up to 32 bits as longs, as some do.
 */
export function sentValue(type: number, value: Json, isLong: boolean): Sending<SentValue> {
  const known = typeOf(type);
  if (type === templateType) return { refused: 'is a template: the members of an instance are written one by one' };
  if (known === undefined) return { refused: `is of the type ${type}, which no value has` };
  if (value === null) return { refused: 'takes no empty value' };
  if (known.of !== undefined) return sentList(known.of, value);
  if (known.dataType === 'ByteArray') return sentBytes(value);
  return known.dataType === 'DataSet' ? sentRows(value) : sentCell(type, value, isLong);
}

/** The same for a value of one part. */
function sentCell(type: number, value: Json, isLong: boolean): Sending<SentCell> {
  const known = typeOf(type);
  if (known === undefined || value === null) return { refused: 'takes no empty value' };
  const { dataType, bits, isSigned = false } = known;
  if (bits !== undefined) return sentWhole({ dataType, bits, isSigned, isLong }, value);
  if (dataType === 'DateTime') {
    const millis = millisOfDate(value);
    if (millis === undefined) return { refused: 'takes dates' };
    return { sent: { in: 'long', value: BigInt(millis) }, wanted: value };
  }
  const taken = takenAs(dataType, value);
  if ('refused' in taken) return taken;
  const wanted = taken.value;
  if (typeof wanted === 'boolean') return { sent: { in: 'boolean', value: wanted }, wanted };
  if (typeof wanted === 'string') {
    if (wanted.length > mostText) return { refused: `takes texts of ${mostText} characters at most` };
    return { sent: { in: 'string', value: wanted }, wanted };
  }
  if (typeof wanted !== 'number') return { refused: 'takes another type of values' };
  if (dataType === 'Float8') return { sent: { in: 'double', value: wanted }, wanted };
  const single = Math.fround(wanted);
  return { sent: { in: 'float', value: single }, wanted: single };
}

function sentWhole(
  {
    dataType,
    bits,
    isSigned,
    isLong,
  }: { readonly dataType: DataType; readonly bits: number; readonly isSigned: boolean; readonly isLong: boolean },
  value: Json,
): Sending<SentCell> {
  // More digits than a number has come as a text.
  const digits = typeof value === 'string' && bits === 64 && /^-?\d{1,20}$/.test(value) ? BigInt(value) : undefined;
  const taken = digits === undefined ? takenAs(dataType, value) : { value: wholeValue(digits) };
  if ('refused' in taken) return taken;
  const whole = digits ?? BigInt(Number(taken.value));
  const [least, most] = isSigned
    ? [-(1n << BigInt(bits - 1)), (1n << BigInt(bits - 1)) - 1n]
    : [0n, (1n << BigInt(bits)) - 1n];
  if (whole < least || whole > most) return { refused: `takes whole numbers from ${least} to ${most}` };
  return bits === 64 || isLong
    ? { sent: { in: 'long', value: whole }, wanted: taken.value }
    : { sent: { in: 'int', value: Number(BigInt.asUintN(32, whole)) }, wanted: taken.value };
}

const tooMany = { refused: `takes ${mostValues} values at most` };

/** How long each value of a list is; those of other types are truth values and texts. */
const sizes: Readonly<Record<number, number>> = { 1: 1, 2: 2, 3: 4, 4: 8, 5: 1, 6: 2, 7: 4, 8: 8, 9: 4, 10: 8, 13: 8 };

/** A list, value by value; the low byte of each comes first. */
function sentList(of: number, value: Json): Sending<SentValue> {
  if (!Array.isArray(value)) return { refused: 'takes lists' };
  if (value.length > mostValues) return tooMany;
  const cells: SentCell[] = [];
  const wanted: Json[] = [];
  for (const one of value as readonly Json[]) {
    const cell = sentCell(of, one, false);
    if ('refused' in cell) return { refused: `is a list, each value of which ${cell.refused}` };
    cells.push(cell.sent);
    wanted.push(cell.wanted);
  }
  const size = sizes[of];
  const bytes = size !== undefined ? packed(cells, size) : of === booleanType ? truths(cells) : texts(cells);
  return 'refused' in bytes ? bytes : { sent: { in: 'bytes', value: bytes }, wanted };
}

function packed(cells: readonly SentCell[], size: number): Uint8Array {
  const view = new DataView(new ArrayBuffer(cells.length * size));
  for (const [index, cell] of cells.entries()) {
    const at = index * size;
    if (cell.in === 'double') view.setFloat64(at, cell.value, true);
    else if (cell.in === 'float') view.setFloat32(at, cell.value, true);
    else if (cell.in === 'long') view.setBigUint64(at, BigInt.asUintN(64, cell.value), true);
    else if (cell.in === 'int' && size === 4) view.setUint32(at, cell.value, true);
    else if (cell.in === 'int' && size === 2) view.setUint16(at, cell.value % 2 ** 16, true);
    else if (cell.in === 'int') view.setUint8(at, cell.value % 2 ** 8);
  }
  return new Uint8Array(view.buffer);
}

/** How many there are in four bytes, then a bit each, the highest of a byte first. */
function truths(cells: readonly SentCell[]): Uint8Array {
  const bytes = new Uint8Array(4 + Math.ceil(cells.length / 8));
  new DataView(bytes.buffer).setUint32(0, cells.length, true);
  for (const [at, cell] of cells.entries()) {
    const place = 4 + (at >> 3);
    if (cell.value === true) bytes[place] = (bytes[place] ?? 0) | (1 << (7 - (at & 7)));
  }
  return bytes;
}

/** Texts, each with a zero behind it. */
function texts(cells: readonly SentCell[]): Uint8Array | { readonly refused: string } {
  const all = cells.map((cell) => String(cell.value));
  if (all.some((text) => text.includes('\0'))) return { refused: 'is a list of texts, none of which may have a NUL' };
  const bytes = new TextEncoder().encode(all.map((text) => `${text}\0`).join(''));
  return bytes.length > mostText ? { refused: `takes ${mostText} bytes of texts at most` } : bytes;
}

/** Bytes, with a sign as Java has them, or without. */
function sentBytes(value: Json): Sending<SentValue> {
  if (!Array.isArray(value)) return { refused: 'takes lists of bytes' };
  if (value.length > mostValues) return tooMany;
  const numbers: number[] = [];
  for (const one of value as readonly Json[]) {
    if (typeof one !== 'number' || !Number.isInteger(one) || one < -128 || one > 255)
      return { refused: 'takes lists of bytes, whole numbers from -128 to 255' };
    numbers.push(one);
  }
  const bytes = Uint8Array.from(numbers);
  return { sent: { in: 'bytes', value: bytes }, wanted: [...new Int8Array(bytes.buffer)] };
}

/** The type of each class of Java's that a column may have. */
const typesOfClasses: ReadonlyMap<string, number> = new Map(
  [1, 2, 3, 4, 9, 10, 11, 12, 13].flatMap((type) => {
    const known = typeOf(type);
    const name = known && classes[known.dataType];
    return name === undefined ? [] : [[name, type] as const];
  }),
);

function sentRows(value: Json): Sending<SentValue> {
  const columns = columnsOf(value);
  if (columns === undefined) return { refused: 'takes datasets' };
  const count = columns[0]?.data.length ?? 0;
  if (count * columns.length > mostValues) return tooMany;
  const types: number[] = [];
  const cells: (readonly (SentCell | undefined)[])[] = [];
  for (const column of columns) {
    const read = sentColumn(column);
    if ('refused' in read) return read;
    types.push(read.type);
    cells.push(read.cells);
  }
  const rows = Array.from({ length: count }, (_, row) => cells.map((column) => column[row]));
  const set = { names: columns.map(({ name }) => name), types, rows };
  const held = readRows(set);
  return 'refused' in held ? held : { sent: { in: 'dataset', value: set }, wanted: held.value };
}

function sentColumn({
  name,
  type: className,
  data,
}: Column):
  | { readonly type: number; readonly cells: readonly (SentCell | undefined)[] }
  | { readonly refused: string } {
  const type = typesOfClasses.get(className);
  if (type === undefined) return { refused: `takes no dataset with a column of ${className} (${name})` };
  const cells: (SentCell | undefined)[] = [];
  for (const one of data) {
    const cell = one === null ? undefined : sentCell(type, one, false);
    if (cell !== undefined && 'refused' in cell)
      return { refused: `is a dataset, whose column ${name} ${cell.refused}` };
    cells.push(cell?.sent);
  }
  return { type, cells };
}
