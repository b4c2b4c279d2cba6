/**
 * The plant of the demo: an OPC UA server that holds its tags, in a process of its own that can be stopped as a real one
 * loses its power. `node build/plant/server.ts '{ "folder", "port" }'` says its port in a line of standard output, and ends
 * with standard input.
 */
import { DataType, MessageSecurityMode, SecurityPolicy, StatusCodes } from 'node-opcua-client';
import { OPCUACertificateManager } from 'node-opcua-certificate-manager';
import { OPCUAServer } from 'node-opcua-server';
import { z } from 'zod';
import { simulatedValue } from '../../electron/gateway/tags/simulated.ts';
import { nodeOf, plantTags, type PlantTag } from './tags.ts';

const settings = z.strictObject({
  /** Where its certificate is. */
  folder: z.string(),
  /** 0 for any free one. */
  port: z.number().int(),
});

/** Milliseconds between two steps of what moves by itself. */
const stepMs = 500;

const { folder, port } = settings.parse(JSON.parse(process.argv[2] ?? '{}'));
const server = new OPCUAServer({
  port,
  // Nobody beyond this computer: it is open to whoever comes.
  host: '127.0.0.1',
  hostname: '127.0.0.1',
  serverCertificateManager: new OPCUACertificateManager({ rootFolder: folder, disableFileWatchers: true }),
  securityModes: [MessageSecurityMode.None],
  securityPolicies: [SecurityPolicy.None],
  allowAnonymous: true,
});
await server.initialize();
const space = server.engine.addressSpace;
if (space === null) throw new Error('The server has no address space.');
const own = space.getOwnNamespace();
const plant = own.addFolder(space.rootFolder.objects, { browseName: 'Plant' });

function dataTypeOf(value: PlantTag['value']): DataType.String | DataType.Boolean | DataType.Double {
  if (typeof value === 'string') return DataType.String;
  return typeof value === 'boolean' ? DataType.Boolean : DataType.Double;
}

const moving = plantTags().flatMap(({ path, value, simulate }) => {
  const dataType = dataTypeOf(value);
  const access = simulate === undefined ? 'CurrentRead | CurrentWrite' : 'CurrentRead';
  const variable = own.addVariable({
    organizedBy: plant,
    browseName: path,
    nodeId: nodeOf(path),
    dataType,
    accessLevel: access,
    userAccessLevel: access,
    value: { dataType, value },
  });
  return simulate === undefined ? [] : [{ variable, simulate }];
});
const began = performance.now();
const step = (): void => {
  for (const { variable, simulate } of moving) {
    const value = simulatedValue(simulate, (performance.now() - began) / 1000);
    // A sensor that gives nothing more, as its controller says it.
    if (value === undefined)
      variable.setValueFromSource(variable.readValue().value, StatusCodes.UncertainLastUsableValue);
    else variable.setValueFromSource({ dataType: DataType.Double, value });
  }
};
step();
setInterval(step, stepMs);
await server.start();
process.stdin.resume();
// Nobody is left who could end it.
process.stdin.on('close', () => process.exit());
process.stdout.write(`${JSON.stringify({ port: server.endpoints[0]?.port })}\n`);
