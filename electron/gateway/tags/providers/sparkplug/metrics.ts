/** The metrics of a node: what a birth says of each, and what later messages say of their values. */
import type { Json, JsonObject } from '../../../../contract/json.ts';
import type { Quality } from '../../../../contract/page.ts';
import { good, worse } from '../../../platform/quality.ts';
import { heldAs } from '../../dataTypes.ts';
import type { QualifiedValue } from '../../provider.ts';
import type { Instance, ReadDataSet, ReadTemplate, WireMetric, WireTemplate, WireValue } from './codec.ts';
import { dataTypeOf, readValue, typeOf } from './types.ts';

export interface Metric {
  /** Within the provider: `Group/Node/Device/Name`. */
  readonly path: string;
  readonly name: string;
  /** The device that has it; absent for what the node has itself. */
  readonly device: string | undefined;
  /** The instances of templates that it is a member of, from the outermost. */
  readonly around: readonly Instance[];
  /** The number of its data type. */
  readonly type: number;
  /** What a birth says of it, as exports of tags name it. */
  readonly about: JsonObject;
  value: QualifiedValue;
  /** Its node declared two of this name, or of this alias: of which one a message speaks is not known, and none is taken. */
  isDoubled?: boolean;
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
const qualities: ReadonlyMap<string, Quality> = new Map([
  ['192', good],
  ['500', { code: 'Bad_Stale', reason: 'the node says that the value is stale' }],
  ['0', { code: 'Bad', reason: 'the node says that the value is bad' }],
]);

const untimed: Quality = Object.freeze({
  code: 'Uncertain',
  reason: 'the node says a time beyond all calendars: it is that of its message',
});

/** Whether milliseconds are a time of the calendar. */
export function isTime(millis: number): boolean {
  return Math.abs(millis) <= 8.64e15;
}

/** What stands behind a metric that says none itself. */
export interface Reading {
  /** The time of the payload, or of its arrival. */
  readonly timestamp: number;
  readonly dataSet: ReadDataSet;
  readonly template: ReadTemplate;
  /** Of the instance that it is a member of; good where nothing is said. */
  readonly quality?: Quality;
}

/** A metric as a birth declares it. */
export function metricOf(
  wire: WireMetric,
  {
    path,
    device,
    around,
    template,
  }: Pick<Metric, 'path' | 'device' | 'around'> & {
    readonly template: Pick<WireTemplate, 'ref' | 'isDefinition'> | undefined;
  },
  reading: Reading,
): Metric {
  const { name = '', type = 0 } = wire;
  const about: Record<string, Json> = {};
  for (const [key, { value }] of wire.properties ?? []) {
    const known = properties.get(key.toLowerCase());
    const stated = typeof value === 'bigint' ? Number(value) : value;
    if (known !== undefined && (typeof stated === 'string' || typeof stated === 'boolean' || Number.isFinite(stated)))
      about[known] = stated as string | boolean | number;
  }
  const dataType = dataTypeOf(type);
  if (template?.isDefinition === false) about['typeId'] = template.ref;
  return {
    path,
    name,
    device,
    around,
    type,
    about: { ...about, ...(dataType === undefined ? {} : { dataType }) },
    value: valueOf(wire, type, reading),
    isLong: wire.value?.in === 'long',
  };
}

/** The value that a message says of a metric of a type. */
export function valueOf(wire: WireMetric, type: number, reading: Reading): QualifiedValue {
  const { timestamp, quality: stated = good } = insideOf(wire, reading);
  if (wire.isNull === true || wire.value === undefined) return { value: null, quality: stated, timestamp };
  if (wire.type !== undefined && wire.type !== 0 && !isAlike(wire.type, type)) {
    const reason = `the node says a value of the type ${nameOf(wire.type)}, and declared ${nameOf(type)} at its birth`;
    return { value: null, quality: { code: 'Bad_Unsupported', reason }, timestamp };
  }
  const read = readValue(type, wire.value, reading.dataSet);
  return 'refused' in read
    ? { value: null, quality: { code: read.code, reason: read.refused }, timestamp }
    : { ...heldAs(dataTypeOf(type), read.value), quality: stated, timestamp };
}

/** Whether values of two types read the same: a `Text` is a `String`. */
function isAlike(one: number, other: number): boolean {
  const [left, right] = [typeOf(one), typeOf(other)];
  return (
    one === other ||
    (left?.dataType !== undefined &&
      left.dataType === right?.dataType &&
      left.bits === right.bits &&
      left.isSigned === right.isSigned)
  );
}

function nameOf(type: number): string {
  return typeOf(type)?.name ?? String(type);
}

/** That a node declared two metrics which its messages do not tell apart. */
export function doubled(metric: Metric, what: string): void {
  metric.isDoubled = true;
  const reason = `the node declared two metrics of ${what}: which one it speaks of is not known`;
  metric.value = { ...metric.value, value: null, quality: { code: 'Bad_Unsupported', reason } };
}

/** What stands behind the members of an instance, and behind the value of a metric: what it says itself, and else what is around it. */
export function insideOf(wire: WireMetric, reading: Reading): Reading {
  const { timestamp: otherwise, quality: around = good } = reading;
  const isTimed = wire.timestamp === undefined || isTime(wire.timestamp);
  const timestamp = isTimed ? (wire.timestamp ?? otherwise) : otherwise;
  const quality = worse(worse(around, saidOf(wire.properties?.get('Quality'))), isTimed ? good : untimed);
  return { ...reading, timestamp, quality };
}

/** The quality that a node says; good where it says none. */
function saidOf(property: WireValue | undefined): Quality {
  if (property === undefined) return good;
  const number = String(property.value).slice(0, 50);
  return qualities.get(number) ?? { code: 'Bad', reason: `the node says the quality ${number}` };
}
