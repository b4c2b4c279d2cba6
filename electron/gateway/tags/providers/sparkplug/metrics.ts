/** The metrics of a node: what a birth says of each, and what later messages say of their values. */
import type { Json, JsonObject } from '../../../../contract/json.ts';
import type { Quality } from '../../../../contract/page.ts';
import { good } from '../../../platform/quality.ts';
import type { QualifiedValue } from '../../provider.ts';
import type { DataSetColumns, WireMetric, WireValue } from './codec.ts';
import { dataTypeOf, readValue } from './types.ts';

export interface Metric {
  /** Within the provider: `Group/Node/Device/Name`. */
  readonly path: string;
  readonly name: string;
  /** The device that has it; absent for what the node has itself. */
  readonly device: string | undefined;
  /** The number of its data type. */
  readonly type: number;
  /** What a birth says of it, as exports of tags name it. */
  readonly about: JsonObject;
  value: QualifiedValue;
  /** Whether its node sends whole numbers as longs. */
  isLong: boolean;
}

/** Properties that are of a tag, by their names in small letters. */
const properties: ReadonlyMap<string, string> = new Map(
  ['engUnit', 'engLow', 'engHigh', 'documentation', 'tooltip', 'formatString', 'readOnly'].map((name) => [
    name.toLowerCase(),
    name,
  ]),
);

/** What the numbers of the property `Quality` mean, as OPC has them. */
const qualities: Readonly<Record<string, Quality>> = Object.freeze({
  192: good,
  500: { code: 'Bad_Stale', reason: 'the node says that the value is stale' },
  0: { code: 'Bad', reason: 'the node says that the value is bad' },
});

/** What stands behind a metric that says none itself. */
export interface Reading {
  /** The time of the payload, or of its arrival. */
  readonly timestamp: number;
  readonly dataSet: (bytes: Uint8Array) => DataSetColumns;
}

/** A metric as a birth declares it. */
export function metricOf(
  wire: WireMetric,
  { path, device }: Pick<Metric, 'path' | 'device'>,
  reading: Reading,
): Metric {
  const { name = '', type = 0 } = wire;
  const about: Record<string, Json> = {};
  for (const [key, { value }] of wire.properties ?? []) {
    const known = properties.get(key.toLowerCase());
    if (known !== undefined && (typeof value === 'string' || typeof value === 'boolean' || Number.isFinite(value)))
      about[known] = typeof value === 'bigint' ? Number(value) : (value as string | boolean | number);
  }
  const dataType = dataTypeOf(type);
  return {
    path,
    name,
    device,
    type,
    about: { ...about, ...(dataType === undefined ? {} : { dataType }) },
    value: valueOf(wire, type, reading),
    isLong: wire.value?.in === 'long',
  };
}

/** The value that a message says of a metric of a type. */
export function valueOf(wire: WireMetric, type: number, { timestamp: otherwise, dataSet }: Reading): QualifiedValue {
  const timestamp = wire.timestamp ?? otherwise;
  const said = saidOf(wire.properties?.get('Quality'));
  if (wire.isNull === true || wire.value === undefined) return { value: null, quality: said, timestamp };
  const read = readValue(type, wire.value, dataSet);
  return 'refused' in read
    ? { value: null, quality: { code: read.code, reason: read.refused }, timestamp }
    : { value: read.value, quality: said, timestamp };
}

/** The quality that a node says; good where it says none. */
function saidOf(property: WireValue | undefined): Quality {
  if (property === undefined) return good;
  const number = String(property.value);
  return qualities[number] ?? { code: 'Bad', reason: `the node says the quality ${number}` };
}
