/** Edge nodes for tests that speak Sparkplug B: payloads by the protocol's own description, and none of the code under test. */
import { createFileRegistry, fromBinary, fromJson, toBinary, toJson, type JsonObject } from '@bufbuild/protobuf';
import { FileDescriptorSetSchema } from '@bufbuild/protobuf/wkt';
import { connectAsync, type MqttClient } from 'mqtt';
import { z } from 'zod';

const scalars = { uint64: 4, uint32: 13, string: 9, bytes: 12, bool: 8, float: 2, double: 1 } as const;

/** `name`, or `name*` for a list, each with its type. */
function message(name: string, fields: readonly (readonly [number: number, name: string, type: string])[]): JsonObject {
  return {
    name,
    field: fields.map(([number, field, type]) => {
      const scalar = Object.entries(scalars).find(([one]) => one === type)?.[1];
      return {
        name: field.replace('*', ''),
        jsonName: field.replace('*', '').replace(/_(\w)/g, (_, letter: string) => letter.toUpperCase()),
        number,
        label: field.endsWith('*') ? 3 : 1,
        ...(scalar === undefined ? { type: 11, typeName: `.sparkplug.${type}` } : { type: scalar }),
      };
    }),
  };
}

const values = [
  'int_value uint32',
  'long_value uint64',
  'float_value float',
  'double_value double',
  'boolean_value bool',
  'string_value string',
].map((field) => field.split(' '));
const from = (first: number): (readonly [number, string, string])[] =>
  values.map(([name = '', type = ''], at) => [first + at, name, type]);

const registry = createFileRegistry(
  fromJson(FileDescriptorSetSchema, {
    file: [
      {
        name: 'sparkplug.proto',
        package: 'sparkplug',
        syntax: 'proto2',
        messageType: [
          message('Payload', [
            [1, 'timestamp', 'uint64'],
            [2, 'metrics*', 'Metric'],
            [3, 'seq', 'uint64'],
          ]),
          message('Metric', [
            [1, 'name', 'string'],
            [2, 'alias', 'uint64'],
            [3, 'timestamp', 'uint64'],
            [4, 'datatype', 'uint32'],
            [5, 'is_historical', 'bool'],
            [7, 'is_null', 'bool'],
            [9, 'properties', 'PropertySet'],
            ...from(10),
            [16, 'bytes_value', 'bytes'],
            [17, 'dataset_value', 'DataSet'],
            [18, 'template_value', 'Template'],
          ]),
          message('PropertySet', [
            [1, 'keys*', 'string'],
            [2, 'values*', 'PropertyValue'],
          ]),
          message('PropertyValue', [[1, 'type', 'uint32'], ...from(3)]),
          message('DataSet', [
            [1, 'num_of_columns', 'uint64'],
            [2, 'columns*', 'string'],
            [3, 'types*', 'uint32'],
            [4, 'rows*', 'Row'],
          ]),
          message('Row', [[1, 'elements*', 'Cell']]),
          message('Cell', from(1)),
          message('Template', [
            [1, 'version', 'string'],
            [2, 'metrics*', 'Metric'],
            [4, 'template_ref', 'string'],
            [5, 'is_definition', 'bool'],
          ]),
        ],
      },
    ],
  }),
);
const schema = registry.getMessage('sparkplug.Payload');
if (schema === undefined) throw new Error('There is no description of payloads.');
const payloadSchema = schema;

const command = z.object({ metrics: z.array(z.record(z.string(), z.json())) });

/** A payload as JSON of protocol buffers: `{ "metrics": [{ "name": "Temp", "datatype": 10, "doubleValue": 21.5 }] }`. */
export function payloadOf(json: JsonObject): Buffer {
  return Buffer.from(toBinary(payloadSchema, fromJson(payloadSchema, json)));
}

export interface SparkplugNode {
  /** The metrics of the commands that came, with the topic of each. */
  readonly commands: { readonly topic: string; readonly metric: Readonly<Record<string, unknown>> }[];
  /** Called for each command. */
  hear: (topic: string, metric: Readonly<Record<string, unknown>>) => void;
  /** Says what it has. Its messages are counted on from there. */
  readonly birth: (metrics: readonly JsonObject[], more?: JsonObject) => Promise<void>;
  readonly deviceBirth: (device: string, metrics: readonly JsonObject[]) => Promise<void>;
  readonly data: (metrics: readonly JsonObject[], device?: string) => Promise<void>;
  readonly deviceDeath: (device: string) => Promise<void>;
  /** Leaves out a message, as a network does. */
  readonly lose: () => void;
  /** Sends bytes of whatever kind. */
  readonly raw: (kind: string, bytes: Buffer) => Promise<void>;
  /** Is cut off, so that the broker says that it is gone. */
  readonly die: () => Promise<void>;
}

/** A node that is connected to a broker and was not born yet. `bdSeq` is the number of its session. */
export async function startNode({
  url,
  group = 'Plant',
  name,
  bdSeq = 7,
}: {
  readonly url: string;
  readonly group?: string;
  readonly name: string;
  readonly bdSeq?: number;
}): Promise<SparkplugNode> {
  const session = (number: number): JsonObject => ({ name: 'bdSeq', datatype: 8, longValue: String(number) });
  const client: MqttClient = await connectAsync(url, {
    reconnectPeriod: 0,
    will: {
      topic: `spBv1.0/${group}/NDEATH/${name}`,
      payload: payloadOf({ metrics: [session(bdSeq)] }),
      qos: 1,
      retain: false,
    },
  });
  let seq = 0;
  const send = async (kind: string, json: JsonObject, device?: string): Promise<void> => {
    const topic = `spBv1.0/${group}/${kind}/${name}${device === undefined ? '' : `/${device}`}`;
    const payload = payloadOf({ timestamp: String(Date.now()), seq: String(seq), ...json });
    seq = (seq + 1) % 256;
    await client.publishAsync(topic, payload);
  };
  const node: SparkplugNode = {
    commands: [],
    hear: () => undefined,
    birth: async (metrics, more = {}) => {
      seq = 0;
      await send('NBIRTH', { metrics: [session(bdSeq), ...metrics], ...more });
    },
    deviceBirth: (device, metrics) => send('DBIRTH', { metrics: [...metrics] }, device),
    data: (metrics, device) => send(device === undefined ? 'NDATA' : 'DDATA', { metrics: [...metrics] }, device),
    deviceDeath: (device) => send('DDEATH', {}, device),
    lose: () => {
      seq = (seq + 1) % 256;
    },
    raw: async (kind, bytes) => {
      await client.publishAsync(`spBv1.0/${group}/${kind}/${name}`, bytes);
    },
    die: () =>
      new Promise((resolve) => {
        if (!client.connected) resolve();
        client.once('close', () => resolve());
        client.stream.destroy();
      }),
  };
  client.on('message', (topic, bytes) => {
    const { metrics } = command.parse(toJson(payloadSchema, fromBinary(payloadSchema, bytes)));
    for (const metric of metrics) {
      node.commands.push({ topic, metric });
      node.hear(topic, metric);
    }
  });
  await client.subscribeAsync([`spBv1.0/${group}/NCMD/${name}`, `spBv1.0/${group}/DCMD/${name}/+`]);
  return node;
}
