/** JSON as a value for a node of a type. What would become another value is refused, in words. */
import type { Json } from '../../../../contract/json.ts';
import { millisOfDate } from '../../../../contract/values.ts';
import { takenAs, type DataType } from '../../dataTypes.ts';
import { isNodeId } from './nodeIds.ts';
import { BuiltIn, wholeNumbers } from './types.ts';

/** What a node takes. */
export interface NodeType {
  /** Its built-in type. */
  readonly dataType: number;
  /** How its values stand: one (-1), a list (1), a matrix (2 and more), one or a list (-3), any (-2), any list (0). */
  readonly valueRank: number;
}

/** A value as the library takes it. */
export interface Written {
  readonly dataType: number;
  readonly arrayType: 'Scalar' | 'Array' | 'Matrix';
  readonly value: unknown;
  readonly dimensions?: number[];
}

type Refused = { readonly refused: string };
type Converted = { readonly taken: unknown } | Refused;

/** The value for a node, or why it takes none. */
export function writtenFor({ dataType, valueRank }: NodeType, value: Json): Written | Refused {
  if (!Array.isArray(value) || dataType === BuiltIn.ByteString) {
    if (valueRank >= 0) return { refused: 'takes lists' };
    const type = dataType === BuiltIn.Variant ? typeLike(value) : dataType;
    const one = takenFor(type, value);
    return 'refused' in one ? one : { dataType: type, arrayType: 'Scalar', value: one.taken };
  }
  if (valueRank === -1) return { refused: 'takes one value, no list' };
  const list = value as readonly Json[];
  const dimensions = dimensionsOf(list);
  if (dimensions === undefined) return { refused: 'takes rows of the same length' };
  if (valueRank > 0 && dimensions.length !== valueRank)
    return { refused: valueRank === 1 ? 'takes lists of values' : `takes lists of ${valueRank} levels` };
  const flat = flattened(list, dimensions.length);
  const type = dataType === BuiltIn.Variant ? typeLike(flat[0] ?? null) : dataType;
  const values: unknown[] = [];
  for (const each of flat) {
    const one = takenFor(type, each);
    if ('refused' in one) return one;
    values.push(one.taken);
  }
  return dimensions.length === 1
    ? { dataType: type, arrayType: 'Array', value: values }
    : { dataType: type, arrayType: 'Matrix', value: values, dimensions: [...dimensions] };
}

/** The lengths of the levels of a list; undefined where its rows differ. */
function dimensionsOf(list: readonly Json[]): readonly number[] | undefined {
  const [first] = list;
  if (!Array.isArray(first)) return list.some(Array.isArray) ? undefined : [list.length];
  const inner = list.map((row) => (Array.isArray(row) ? dimensionsOf(row as readonly Json[]) : undefined));
  const [one] = inner;
  const same = one !== undefined && inner.every((other) => other?.join() === one.join());
  return same ? [list.length, ...one] : undefined;
}

/** The values of a list of levels, in their order. */
function flattened(list: readonly Json[], levels: number): readonly Json[] {
  return levels <= 1
    ? list
    : list.flatMap((row) => (Array.isArray(row) ? flattened(row as readonly Json[], levels - 1) : []));
}

/** For a node that takes any type: that of the value. */
function typeLike(value: Json): number {
  if (typeof value === 'number') return BuiltIn.Double;
  if (typeof value === 'boolean') return BuiltIn.Boolean;
  return millisOfDate(value) === undefined ? BuiltIn.String : BuiltIn.DateTime;
}

/** Types that are taken as tags of Ignition's types take them. */
const alike: ReadonlyMap<number, DataType> = new Map([
  [BuiltIn.Boolean, 'Boolean'],
  [BuiltIn.Float, 'Float4'],
  [BuiltIn.Double, 'Float8'],
  [BuiltIn.String, 'String'],
  [BuiltIn.LocalizedText, 'String'],
  [BuiltIn.XmlElement, 'String'],
]);

function takenFor(dataType: number, value: Json): Converted {
  if (value === null) return { refused: 'takes no empty value' };
  const range = wholeNumbers.get(dataType);
  if (range !== undefined) return wholeFor(dataType, range, value);
  const type = alike.get(dataType);
  if (type !== undefined) {
    const as = takenAs(type, value);
    if ('refused' in as) return as;
    return { taken: dataType === BuiltIn.LocalizedText ? { text: as.value, locale: null } : as.value };
  }
  return otherFor(dataType, value);
}

function wholeFor(dataType: number, [least, most]: readonly [bigint, bigint], value: Json): Converted {
  const whole = wholeIn(value);
  if (whole === undefined) return { refused: 'takes whole numbers' };
  if (whole < least || whole > most) return { refused: `takes whole numbers from ${least} to ${most}` };
  if (dataType !== BuiltIn.Int64 && dataType !== BuiltIn.UInt64) return { taken: Number(whole) };
  const bits = BigInt.asUintN(64, whole);
  return { taken: [Number(bits >> 32n), Number(bits & 0xffff_ffffn)] };
}

/** A number is taken where it has each of its digits; a text may have more. */
function wholeIn(value: Json): bigint | undefined {
  if (typeof value === 'boolean') return value ? 1n : 0n;
  if (typeof value === 'number') return Number.isSafeInteger(value) ? BigInt(value) : undefined;
  return typeof value === 'string' && /^\s*[+-]?\d{1,20}\s*$/.test(value)
    ? BigInt(value.trim().replace(/^\+/, ''))
    : undefined;
}

function otherFor(dataType: number, value: Json): Converted {
  switch (dataType) {
    case BuiltIn.DateTime: {
      const millis = typeof value === 'number' ? value : millisOfDate(value);
      const date = new Date(millis ?? Number.NaN);
      return Number.isNaN(date.getTime()) ? { refused: 'takes dates' } : { taken: date };
    }
    case BuiltIn.ByteString:
      return Array.isArray(value) && (value as readonly Json[]).every(isByte)
        ? { taken: Buffer.from(value as readonly number[]) }
        : { refused: 'takes lists of bytes, from -128 to 255' };
    case BuiltIn.Guid:
      return typeof value === 'string' && /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(value)
        ? { taken: value }
        : { refused: 'takes texts like 72962B91-FA75-4AE6-8D28-B404DC7DAF63' };
    case BuiltIn.NodeId:
      return typeof value === 'string' && isNodeId(value) && !value.startsWith('nsu=')
        ? { taken: value }
        : { refused: 'takes node ids like ns=2;s=Name' };
    case BuiltIn.QualifiedName: {
      const [, index = '0', name = ''] = (typeof value === 'string' && /^(?:(\d{1,5}):)?(.+)$/s.exec(value)) || [];
      return name === '' ? { refused: 'takes texts like 2:Name' } : { taken: { namespaceIndex: Number(index), name } };
    }
    default:
      return { refused: 'holds a kind of values that this version reads and does not write' };
  }
}

function isByte(value: Json): boolean {
  return typeof value === 'number' && Number.isInteger(value) && value >= -128 && value <= 255;
}
