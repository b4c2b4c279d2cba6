/**
 * Handlers of messages of the gateway: a Python file each, `ignition/message/<name>/handleMessage.py` with
 * `def handleMessage(payload)`, as the platform keeps them since 8.3. `system.util.sendRequest` asks them.
 */
import type { PythonVersion } from '../platform/pythonVersion.ts';
import type { Folders } from './folders.ts';
import { called, type EventFiles } from './sessionEvents.ts';

export interface GatewayMessageHandler {
  readonly name: string;
  /** How people and the trail name its file. */
  readonly file: string;
  /** What its script leaves under the name `handleMessage` is its answer. */
  readonly script: string;
  readonly python: PythonVersion;
}

/** The folder of theirs in `ignition`. */
export const gatewayMessageFolder = 'message';
const handler = 'handleMessage';

/** Those of a project that are switched on, by their paths; the script of each answers what its function returns. */
export function readGatewayMessages(
  { resources }: Pick<Folders, 'resources'>,
  { read, isOn, pythonOf }: Pick<EventFiles, 'read' | 'isOn' | 'pythonOf'>,
): readonly GatewayMessageHandler[] {
  return [...resources(`ignition/${gatewayMessageFolder}`, [`${handler}.py`])].flatMap(([name, place]) => {
    const text = read(place);
    if (text === undefined || !isOn(place)) return [];
    return [gatewayMessage(name, place.name, text, pythonOf(place))];
  });
}

/** The handler of a script that defines its function. */
export function gatewayMessage(name: string, file: string, text: string, python: PythonVersion): GatewayMessageHandler {
  return { name, file, script: called(text, handler, 'payload', true), python };
}
