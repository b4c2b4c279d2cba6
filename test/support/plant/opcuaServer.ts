/**
 * An OPC UA server in a process of its own: `node opcuaServer.ts '{ "folder", "port"?, ... }'`. It says its port in a line of
 * standard output, and does what lines of JSON on standard input say.
 */
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import {
  Argument,
  coerceNodeId,
  DataType,
  MessageSecurityMode,
  SecurityPolicy,
  ServiceFault,
  StatusCodes,
  Variant,
  VariantArrayType,
} from 'node-opcua-client';
import { OPCUACertificateManager } from 'node-opcua-certificate-manager';
import { type Message, type ServerSecureChannelLayer } from 'node-opcua-secure-channel';
import { OPCUAServer } from 'node-opcua-server';
import { z } from 'zod';

const serverSettings = z.strictObject({
  /** Where its certificate is. */
  folder: z.string(),
  port: z.number().default(0),
  /** Only endpoints without security, which takes less time. */
  isOpen: z.boolean().default(true),
  /** Counters below `ns=1;s=Many.0`, and how often each of them changes in a second. */
  many: z.number().default(0),
  /** Namespaces after its own, each with a node `s=Where` that holds its name. */
  namespaces: z.array(z.string()).default([]),
  rate: z.number().default(0),
  /** Whether they hold the time of their last change, in milliseconds, and do not count. */
  tellsTime: z.boolean().default(false),
});

const statuses = {
  Good: StatusCodes.Good,
  BadOutOfService: StatusCodes.BadOutOfService,
  UncertainLastUsableValue: StatusCodes.UncertainLastUsableValue,
};

const command = z.discriminatedUnion('do', [
  z.strictObject({
    do: z.literal('set'),
    node: z.string(),
    value: z.json(),
    status: z.enum(['BadOutOfService', 'UncertainLastUsableValue']).optional(),
    at: z.number().optional(),
  }),
  z.strictObject({ do: z.literal('remove'), node: z.string() }),
  /** It keeps none of the notifications that it sent. */
  z.strictObject({ do: z.literal('forget') }),
  /** It refuses what is read next, or answers it no sooner than it is told to go on. */
  z.strictObject({ do: z.literal('refuse') }),
  z.strictObject({ do: z.literal('hold') }),
  z.strictObject({ do: z.literal('goOn') }),
  z.strictObject({ do: z.literal('add'), node: z.string(), value: z.number() }),
]);

const { folder, port, isOpen, many, rate, tellsTime, namespaces } = serverSettings.parse(
  JSON.parse(process.argv[2] ?? '{}'),
);
const serverCertificateManager = new OPCUACertificateManager({
  rootFolder: folder,
  automaticallyAcceptUnknownCertificate: true,
  disableFileWatchers: true,
});
const userCertificateManager = new OPCUACertificateManager({
  rootFolder: join(folder, 'users'),
  automaticallyAcceptUnknownCertificate: true,
  disableFileWatchers: true,
});
const server = new OPCUAServer({
  port,
  userCertificateManager,
  host: '127.0.0.1',
  hostname: '127.0.0.1',
  serverCertificateManager,
  securityModes: isOpen ? [MessageSecurityMode.None] : [MessageSecurityMode.None, MessageSecurityMode.SignAndEncrypt],
  securityPolicies: isOpen ? [SecurityPolicy.None] : [SecurityPolicy.None, SecurityPolicy.Basic256Sha256],
  allowAnonymous: true,
  userManager: { isValidUser: (name: string, password: string) => name === 'line1' && password === 'right' },
  serverCapabilities: {
    minSupportedSampleRate: 0,
    maxMonitoredItems: 50_000,
    maxMonitoredItemsPerSubscription: 50_000,
    maxBrowseContinuationPoints: 10,
  },
});
await server.initialize();
const space = server.engine.addressSpace;
if (space === null) throw new Error('The server has no address space.');
const own = space.getOwnNamespace();
const plant = own.addFolder(space.rootFolder.objects, { browseName: 'Plant', nodeId: 'ns=1;s=Plant' });
const bulk = own.addFolder(space.rootFolder.objects, { browseName: 'Bulk', nodeId: 'ns=1;s=Bulk' });

function variable(
  name: string,
  dataType: DataType,
  value: unknown,
  more: object = {},
): ReturnType<typeof own.addVariable> {
  // Numbers of 64 bits are two of 32.
  const isSingle = [DataType.ByteString, DataType.Int64, DataType.UInt64].includes(dataType);
  const isList = !isSingle && (Array.isArray(value) || ArrayBuffer.isView(value));
  return own.addVariable({
    organizedBy: plant,
    browseName: name,
    nodeId: `ns=1;s=${name}`,
    dataType,
    valueRank: isList ? 1 : -1,
    minimumSamplingInterval: 10,
    value: {
      dataType,
      arrayType: isList ? VariantArrayType.Array : VariantArrayType.Scalar,
      value,
    },
    ...more,
  });
}

const variables = new Map<string, ReturnType<typeof variable>>();
function add(name: string, dataType: DataType, value: unknown, more: object = {}): void {
  variables.set(name, variable(name, dataType, value, more));
}
const level = own.addAnalogDataItem({
  organizedBy: plant,
  browseName: 'Level',
  nodeId: 'ns=1;s=Level',
  description: 'How full the tank is',
  dataType: 'Double',
  engineeringUnitsRange: { low: 0, high: 120 },
  engineeringUnits: { namespaceUri: 'u', unitId: 1, displayName: { text: '%' }, description: { text: 'per cent' } },
  value: { dataType: DataType.Double, value: 42 },
});
variables.set('Level', level);
add('Temp', DataType.Double, 20.5);
// Each change of it is told, however fast they follow each other.
add('Fast', DataType.Double, 0, { minimumSamplingInterval: 0 });
add('Any', DataType.Double, 1, { dataType: 'BaseDataType' });
add('Shape', DataType.ExtensionObject, new Argument({ name: 'first' }), {
  dataType: 'Argument',
  minimumSamplingInterval: 0,
});
add('Mode', DataType.Int16, 3);
add('Count', DataType.Int64, [0x1, 0x2]);
add('Far', DataType.UInt64, [0xffffffff, 0xffffffff]);
add('Text', DataType.String, 'hello');
add('Flag', DataType.Boolean, true);
add('Stamp', DataType.DateTime, new Date(Date.UTC(2026, 0, 2, 3, 4, 5, 678)));
add('Bytes', DataType.ByteString, Buffer.from([1, 255]));
add('Title', DataType.LocalizedText, { text: 'Kessel', locale: 'de' });
add('Name', DataType.QualifiedName, { name: 'N', namespaceIndex: 2 });
add('Ref', DataType.NodeId, coerceNodeId('ns=1;s=Temp'));
add('List', DataType.Float, new Float32Array([1, 2.5]));
add('Matrix', DataType.Int32, new Int32Array([1, 2, 3, 4, 5, 6]), {
  valueRank: 2,
  arrayDimensions: [2, 3],
  value: {
    dataType: DataType.Int32,
    arrayType: VariantArrayType.Matrix,
    dimensions: [2, 3],
    value: new Int32Array([1, 2, 3, 4, 5, 6]),
  },
});
add('Long', DataType.Double, new Float64Array(100_001));
add('Wide', DataType.String, 'x'.repeat(1_000_001));
add('Never', DataType.DateTime, new Date(Date.UTC(1601, 0, 1)));
add('Endless', DataType.DateTime, new Date(Date.UTC(9999, 11, 31, 23, 59, 59)));
add('Null', DataType.Null, null, { dataType: 'BaseDataType' });
add('Numbers', DataType.Double, new Float64Array([1, Number.NaN, Number.POSITIVE_INFINITY]));
// A node of each kind of node id, which holds a number of its own.
const kindsOfIds = [
  'i=70001',
  's=A;B=C',
  's=nsu=urn:x;i=1',
  'g=72962b91-fa75-4ae6-8d28-b404dc7daf63',
  'b=M/RbKBsRVkePCePcx24oRA==',
];
for (const [value, id] of kindsOfIds.entries())
  add(`Kind.${id}`, DataType.Double, value, { nodeId: `ns=1;${id}`, browseName: `Kind ${value}` });
for (const uri of namespaces)
  space.registerNamespace(uri).addVariable({
    organizedBy: plant,
    browseName: 'Where',
    nodeId: 's=Where',
    dataType: 'String',
    value: { dataType: DataType.String, value: uri },
  });
add('Fixed', DataType.Double, 1, { accessLevel: 'CurrentRead', userAccessLevel: 'CurrentRead' });
add('Guarded', DataType.Double, 1, { userAccessLevel: 'CurrentRead' });
for (let at = 0; at < 1500; at += 1)
  own.addVariable({
    organizedBy: bulk,
    browseName: `B${at}`,
    nodeId: `ns=1;s=B${at}`,
    dataType: 'Int32',
    value: { dataType: DataType.Int32, value: at },
  });

const subscriptions = () =>
  Object.values(server.engine.getSessions()).flatMap(({ publishEngine }) => publishEngine.subscriptions);
// How many notifications it keeps that nobody acknowledged.
add('Kept', DataType.Double, undefined, {
  value: {
    get: () =>
      new Variant({
        dataType: DataType.Double,
        value: subscriptions().reduce((sum, one) => sum + one.getAvailableSequenceNumbers().length, 0),
      }),
  },
});

/** A number as counters hold it; one of 64 bits is two of 32. */
function counted(value: number): Variant {
  const arrayType = VariantArrayType.Scalar;
  return tellsTime
    ? new Variant({ dataType: DataType.Int64, arrayType, value: [Math.floor(value / 2 ** 32), value % 2 ** 32] })
    : new Variant({ dataType: DataType.Double, arrayType, value });
}

const counters = Array.from({ length: many }, (_, at) =>
  own.addVariable({
    organizedBy: bulk,
    browseName: `Many.${at}`,
    nodeId: `ns=1;s=Many.${at}`,
    dataType: tellsTime ? 'Int64' : 'Double',
    minimumSamplingInterval: 0,
    value: counted(0),
  }),
);
await server.start();
if (rate > 0) {
  let round = 0;
  setInterval(() => {
    round += 1;
    const value = counted(tellsTime ? Date.now() : round);
    for (const counter of counters) counter.setValueFromSource(value);
  }, 1000 / rate);
}
/** A value of a command: `NaN` and `structure` are what they say, and null is an empty one. */
function variantOf(value: unknown): Variant {
  if (value === 'NaN') return new Variant({ dataType: DataType.Double, value: Number.NaN });
  if (value === null) return new Variant({ dataType: DataType.Null });
  if (value === 'structure')
    return new Variant({ dataType: DataType.ExtensionObject, value: new Argument({ name: 'made of fields' }) });
  return new Variant({ dataType: typeof value === 'string' ? DataType.String : DataType.Double, value });
}

let goOn = (): void => undefined;
/** Has the next request to read taken otherwise; `read` answers it over a channel. */
function readNext(
  take: (read: (over: ServerSecureChannelLayer) => void, message: Message, channel: ServerSecureChannelLayer) => void,
): void {
  Reflect.set(server, '_on_ReadRequest', (message: Message, channel: ServerSecureChannelLayer) => {
    Reflect.deleteProperty(server, '_on_ReadRequest');
    const own: unknown = Reflect.get(server, '_on_ReadRequest');
    const read = (over: ServerSecureChannelLayer): void => {
      if (typeof own === 'function') Reflect.apply(own, server, [message, over]);
    };
    take(read, message, channel);
  });
}

const commands = createInterface({ input: process.stdin });
// Nobody is left who could end it.
commands.on('close', () => process.exit());
commands.on('line', (line) => {
  const asked = command.parse(JSON.parse(line));
  if (asked.do === 'forget') {
    for (const subscription of subscriptions())
      for (const number of subscription.getAvailableSequenceNumbers()) subscription.acknowledgeNotification(number);
    return;
  }
  if (asked.do === 'goOn') {
    goOn();
    return;
  }
  if (asked.do === 'refuse' || asked.do === 'hold') {
    const { do: what } = asked;
    readNext((read, message, channel) => {
      if (what === 'hold') {
        // It reads now, and says later what it read.
        const held: ServerSecureChannelLayer = Object.create(channel);
        held.send_response = (...said) => {
          goOn = () => channel.send_response(...said);
        };
        read(held);
        return;
      }
      const responseHeader = { serviceResult: StatusCodes.BadTooManyOperations };
      channel.send_response('MSG', new ServiceFault({ responseHeader }), message);
    });
    return;
  }
  const node = variables.get(asked.node);
  if (asked.do === 'add') add(asked.node, DataType.Double, asked.value);
  else if (node !== undefined && asked.do === 'remove') {
    space.deleteNode(node);
    variables.delete(asked.node);
  } else if (node !== undefined && asked.do === 'set') {
    const status = statuses[asked.status ?? 'Good'];
    node.setValueFromSource(variantOf(asked.value), status, new Date(asked.at ?? Date.now()));
  }
});
process.stdout.write(`${JSON.stringify({ port: server.endpoints[0]?.port })}\n`);
