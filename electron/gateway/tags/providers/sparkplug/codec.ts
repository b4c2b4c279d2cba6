/**
 * Payloads of Sparkplug B as they go over the wire: which field of the protocol buffer has which number. A payload is taken apart
 * metric by metric as somebody goes through it, so that a large one can be read in parts.
 */
import { BinaryReader, BinaryWriter, WireType } from '@bufbuild/protobuf/wire';
import { Unreadable } from './unreadable.ts';

/** A value as it stands in a message: by the field it came in. */
export type WireValue =
  | { readonly in: 'int'; readonly value: number }
  | { readonly in: 'long'; readonly value: bigint }
  | { readonly in: 'float' | 'double'; readonly value: number }
  | { readonly in: 'boolean'; readonly value: boolean }
  | { readonly in: 'string'; readonly value: string }
  | { readonly in: 'bytes' | 'dataset' | 'template' | 'other'; readonly value: Uint8Array };

export interface WireMetric {
  readonly name?: string;
  readonly alias?: string;
  readonly timestamp?: number;
  readonly type?: number;
  readonly isHistorical?: boolean;
  readonly isNull?: boolean;
  readonly properties?: ReadonlyMap<string, WireValue>;
  readonly value?: WireValue;
}

export interface Payload {
  readonly timestamp: number | undefined;
  readonly seq: number | undefined;
  readonly count: number;
  /** Each metric is read when it is asked for. Throws `Unreadable` where the bytes are none. */
  readonly metrics: Iterable<WireMetric>;
}

export interface DataSetColumns {
  readonly names: readonly string[];
  readonly types: readonly number[];
  readonly rows: readonly (readonly (WireValue | undefined)[])[];
}

/** Metrics of a message: more could not be told apart within a frame. */
const mostMetrics = 100_000;
/** Fields of a message, and of a part of one: more take longer than a frame, whatever they say. */
const mostFields = 200_000;
const mostInPart = 1000;

const payloadField = { timestamp: 1, metric: 2, seq: 3 } as const;
const metricField = { name: 1, alias: 2, timestamp: 3, type: 4, isHistorical: 5, isNull: 7, properties: 9 } as const;
/** Where the values of a metric, of a property and of a cell of a data set begin; they follow each other in the same order. */
const firstValue = { metric: 10, property: 3, cell: 1 } as const;
const kinds = ['int', 'long', 'float', 'double', 'boolean', 'string', 'bytes', 'dataset', 'template'] as const;
const kindsOfOthers = kinds.slice(0, 6);

type Field = readonly [number: number, type: WireType];

/** Goes through the fields of a message; `take` reads what it knows and answers whether it did. Throws `Unreadable`. */
function eachField(bytes: Uint8Array, take: (reader: BinaryReader, field: Field) => boolean, most = mostInPart): void {
  try {
    const reader = new BinaryReader(bytes);
    for (let count = 0; reader.pos < reader.len; count += 1) {
      if (count === most) throw new Unreadable(`a part of it has more than ${most} fields`);
      const field = reader.tag();
      if (!take(reader, field)) reader.skip(field[1], field[0]);
    }
  } catch (cause) {
    if (cause instanceof Unreadable) throw cause;
    throw new Unreadable('it is none of Sparkplug B', { cause });
  }
}

function longIn(reader: BinaryReader): bigint {
  return BigInt(reader.uint64());
}

function valueIn(reader: BinaryReader, kind: (typeof kinds)[number] | undefined): WireValue {
  switch (kind) {
    case 'int':
      return { in: kind, value: reader.uint32() };
    case 'long':
      return { in: kind, value: longIn(reader) };
    case 'float':
      return { in: kind, value: reader.float() };
    case 'double':
      return { in: kind, value: reader.double() };
    case 'boolean':
      return { in: kind, value: reader.bool() };
    case 'string':
      return { in: kind, value: reader.string() };
    case 'bytes':
    case 'dataset':
    case 'template':
    case undefined:
      return { in: kind ?? 'other', value: reader.bytes() };
  }
}

/** Reads the frame of a payload. Throws `Unreadable` where the bytes are none. */
export function readPayload(bytes: Uint8Array): Payload {
  let timestamp: number | undefined;
  let seq: number | undefined;
  const metrics: Uint8Array[] = [];
  eachField(
    bytes,
    (reader, [number]) => {
      if (number === payloadField.timestamp) timestamp = Number(longIn(reader));
      else if (number === payloadField.seq) seq = Number(longIn(reader));
      else if (number === payloadField.metric) metrics.push(reader.bytes());
      else return false;
      if (metrics.length > mostMetrics) throw new Unreadable(`it has more than ${mostMetrics} metrics`);
      return true;
    },
    mostFields,
  );
  return {
    timestamp,
    seq,
    count: metrics.length,
    metrics: {
      *[Symbol.iterator]() {
        for (const metric of metrics) yield readMetric(metric);
      },
    },
  };
}

function readMetric(bytes: Uint8Array): WireMetric {
  const read: { -readonly [K in keyof WireMetric]: WireMetric[K] } = {};
  eachField(bytes, (reader, [number, type]) => {
    if (number === metricField.name) read.name = reader.string();
    else if (number === metricField.alias) read.alias = String(longIn(reader));
    else if (number === metricField.timestamp) read.timestamp = Number(longIn(reader));
    else if (number === metricField.type) read.type = reader.uint32();
    else if (number === metricField.isHistorical) read.isHistorical = reader.bool();
    else if (number === metricField.isNull) read.isNull = reader.bool();
    else if (number === metricField.properties) read.properties = readProperties(reader.bytes());
    else {
      const kind = kinds[number - firstValue.metric];
      if (number < firstValue.metric || (kind === undefined && type !== WireType.LengthDelimited)) return false;
      read.value = valueIn(reader, kind);
    }
    return true;
  });
  return read;
}

/** Properties: their keys and their values each in a list. One without a value is not there. */
function readProperties(bytes: Uint8Array): ReadonlyMap<string, WireValue> {
  const keys: string[] = [];
  const values: (WireValue | undefined)[] = [];
  eachField(bytes, (reader, [number]) => {
    if (number === 1) keys.push(reader.string());
    else if (number === 2) values.push(readSmall(reader.bytes(), firstValue.property));
    else return false;
    return true;
  });
  return new Map(
    keys.flatMap((key, at) => {
      const value = values[at];
      return value === undefined ? [] : [[key, value] as const];
    }),
  );
}

/** The value of a property or of a cell; undefined for none, and for one that has parts itself. */
function readSmall(bytes: Uint8Array, first: number): WireValue | undefined {
  let value: WireValue | undefined;
  eachField(bytes, (reader, [number]) => {
    const kind = number < first ? undefined : kindsOfOthers[number - first];
    if (kind === undefined) return false;
    value = valueIn(reader, kind);
    return true;
  });
  return value;
}

/** Reads a data set; undefined for one of more rows, columns or cells than `most`. Throws `Unreadable` where the bytes are none. */
export type ReadDataSet = (bytes: Uint8Array, most: number) => DataSetColumns | undefined;

const tooLong = new Unreadable('a data set is too long');

export const readDataSet: ReadDataSet = (bytes, most) => {
  try {
    return dataSetIn(bytes, most);
  } catch (error) {
    if (error === tooLong) return undefined;
    throw error;
  }
};

function dataSetIn(bytes: Uint8Array, most: number): DataSetColumns {
  const names: string[] = [];
  const types: number[] = [];
  const rows: (readonly (WireValue | undefined)[])[] = [];
  let left = most;
  const take = (): void => {
    left -= 1;
    if (left < 0) throw tooLong;
  };
  eachField(
    bytes,
    (reader, [number, type]) => {
      if (names.length > most || types.length > most || rows.length > most) throw tooLong;
      if (number === 2) names.push(reader.string());
      else if (number === 3 && type === WireType.LengthDelimited) {
        const packed = new BinaryReader(reader.bytes());
        while (packed.pos < packed.len && types.length <= most) types.push(packed.uint32());
      } else if (number === 3) types.push(reader.uint32());
      else if (number === 4) rows.push(readRow(reader.bytes(), take));
      else return false;
      return true;
    },
    Infinity,
  );
  return { names, types, rows };
}

function readRow(bytes: Uint8Array, take: () => void): readonly (WireValue | undefined)[] {
  const cells: (WireValue | undefined)[] = [];
  eachField(
    bytes,
    (reader, [number]) => {
      if (number !== 1) return false;
      take();
      cells.push(readSmall(reader.bytes(), firstValue.cell));
      return true;
    },
    mostFields,
  );
  return cells;
}

/** A template as it stands in a message: an instance, or what instances are made after. */
export interface WireTemplate {
  /** The name of the definition that an instance is of. */
  readonly ref: string;
  readonly isDefinition: boolean;
  /** Its members; each is read when it is asked for. Throws `Unreadable` where the bytes are none. */
  readonly metrics: Iterable<WireMetric>;
}

/** Reads a template. Throws `Unreadable` where the bytes are none. */
export type ReadTemplate = (bytes: Uint8Array) => WireTemplate;

const templateField = { metric: 2, ref: 4, isDefinition: 5 } as const;

export const readTemplate: ReadTemplate = (bytes) => {
  let ref = '';
  let isDefinition = false;
  const metrics: Uint8Array[] = [];
  eachField(
    bytes,
    (reader, [number]) => {
      if (number === templateField.ref) ref = reader.string();
      else if (number === templateField.isDefinition) isDefinition = reader.bool();
      else if (number === templateField.metric) metrics.push(reader.bytes());
      else return false;
      return true;
    },
    mostMetrics,
  );
  return {
    ref,
    isDefinition,
    metrics: {
      *[Symbol.iterator]() {
        for (const metric of metrics) yield readMetric(metric);
      },
    },
  };
};

/** A value of one part that is sent; a long is one with or without sign. */
export type SentCell = Extract<WireValue, { readonly in: 'int' | 'long' | 'float' | 'double' | 'boolean' | 'string' }>;

/** A value that is sent. */
export type SentValue =
  | SentCell
  | { readonly in: 'bytes'; readonly value: Uint8Array }
  | { readonly in: 'dataset'; readonly value: SentDataSet };

/** A data set that is sent: its rows, in which a cell without a value is empty. */
export interface SentDataSet {
  readonly names: readonly string[];
  readonly types: readonly number[];
  readonly rows: readonly (readonly (SentCell | undefined)[])[];
}

/** An instance of a template around a member. */
export interface Instance {
  readonly name: string;
  /** Which template it is of. */
  readonly ref: string;
}

const templateType = 19;

/**
 * A command: one metric by its name.
 * @param around The instances of templates that it is a member of, from the outermost.
 */
export function writeCommand(
  name: string,
  type: number,
  value: SentValue,
  timestamp: number,
  around: readonly Instance[] = [],
): Uint8Array {
  let metric = metricHead(name, type, timestamp);
  if (value.in === 'bytes') metric.tag(valueField(value.in), WireType.LengthDelimited).bytes(value.value);
  else if (value.in === 'dataset')
    metric.tag(valueField(value.in), WireType.LengthDelimited).bytes(dataSetBytes(value.value));
  else writeCell(metric, firstValue.metric, value);
  for (const instance of around.toReversed()) {
    const template = new BinaryWriter();
    template.tag(templateField.metric, WireType.LengthDelimited).bytes(metric.finish());
    template.tag(templateField.ref, WireType.LengthDelimited).string(instance.ref);
    template.tag(templateField.isDefinition, WireType.Varint).bool(false);
    metric = metricHead(instance.name, templateType, timestamp);
    metric.tag(valueField('template'), WireType.LengthDelimited).bytes(template.finish());
  }
  const payload = new BinaryWriter();
  payload.tag(payloadField.timestamp, WireType.Varint).uint64(timestamp);
  return payload.tag(payloadField.metric, WireType.LengthDelimited).bytes(metric.finish()).finish();
}

function valueField(kind: (typeof kinds)[number]): number {
  return firstValue.metric + kinds.indexOf(kind);
}

function metricHead(name: string, type: number, timestamp: number): BinaryWriter {
  const metric = new BinaryWriter();
  metric.tag(metricField.name, WireType.LengthDelimited).string(name);
  metric.tag(metricField.timestamp, WireType.Varint).uint64(timestamp);
  return metric.tag(metricField.type, WireType.Varint).uint32(type);
}

function dataSetBytes({ names, types, rows }: SentDataSet): Uint8Array {
  const set = new BinaryWriter();
  set.tag(1, WireType.Varint).uint64(names.length);
  for (const name of names) set.tag(2, WireType.LengthDelimited).string(name);
  for (const type of types) set.tag(3, WireType.Varint).uint32(type);
  for (const cells of rows) {
    const row = new BinaryWriter();
    for (const cell of cells) {
      const own = new BinaryWriter();
      if (cell !== undefined) writeCell(own, firstValue.cell, cell);
      row.tag(1, WireType.LengthDelimited).bytes(own.finish());
    }
    set.tag(4, WireType.LengthDelimited).bytes(row.finish());
  }
  return set.finish();
}

/** Writes a value into the field of its kind; the fields of a message begin with that of `first`. */
function writeCell(metric: BinaryWriter, first: number, value: SentCell): void {
  const number = first + kinds.indexOf(value.in);
  switch (value.in) {
    case 'int':
      metric.tag(number, WireType.Varint).uint32(value.value);
      break;
    case 'long':
      metric.tag(number, WireType.Varint).uint64(BigInt.asUintN(64, value.value));
      break;
    case 'float':
      metric.tag(number, WireType.Bit32).float(value.value);
      break;
    case 'double':
      metric.tag(number, WireType.Bit64).double(value.value);
      break;
    case 'boolean':
      metric.tag(number, WireType.Varint).bool(value.value);
      break;
    case 'string':
      metric.tag(number, WireType.LengthDelimited).string(value.value);
      break;
  }
}
