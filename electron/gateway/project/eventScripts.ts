/**
 * The gateway's scripts of a project in one file, `ignition/event-scripts/data.bin`, as the platform kept them before 8.3. Its message
 * handlers are run as those of which each is a file; the others are named.
 */
import { gatewayMessage, type GatewayMessageHandler } from './gatewayMessages.ts';
import type { Place } from './folders.ts';
import type { PythonVersion } from '../platform/pythonVersion.ts';
import { callsOf, classOf, readSerialized, type SerializedElement } from './serialized.ts';

export interface EventScripts {
  readonly messages: readonly { readonly name: string; readonly script: string }[];
  /** What else is switched on, in words: `the timer script "Aggregate" is not run here`. */
  readonly notRun: readonly string[];
}

/** Where it lies in a project. */
export const eventScriptsFile = 'ignition/event-scripts/data.bin';

/** What is set by a method of the object around all, in words; lists and maps of scripts have a name each. */
const one: Readonly<Record<string, string>> = {
  setStartupScript: 'the startup script',
  setShutdownScript: 'the shutdown script',
  setUpdateScript: 'the update script',
};
const several: Readonly<Record<string, string>> = {
  setTimerScripts: 'the timer script',
  setScheduledScripts: 'the scheduled script',
  setTagChangeScripts: 'the tag change script',
};
const messages = 'setMessageHandlerScripts';

/** Reads what is in the file, after it was unpacked. */
export function readEventScripts(bytes: Buffer): EventScripts {
  const [config, ...more] = readSerialized(bytes)?.children ?? [];
  if (config === undefined || more.length > 0 || classOf(config) !== 'ScriptConfig')
    return { messages: [], notRun: ['gateway event scripts in a form that is not known are not run here'] };
  const found: { name: string; script: string }[] = [];
  const others: string[] = [];
  for (const { method, given } of callsOf(config)) {
    const [value] = given;
    const alone = one[method];
    const kind = method === messages ? 'the message handler' : several[method];
    if (alone !== undefined) others.push(...(value?.text?.trim() === '' ? [] : [alone]));
    else if (kind === undefined || value === undefined) others.push(`what ${method} sets`);
    else {
      for (const { key, script } of entriesOf(value)) {
        const name = settingOf(key, 'setName');
        if (isOff(key)) continue;
        if (method === messages && name !== undefined && script !== undefined && isHandlerKey(key))
          found.push({ name, script });
        else others.push(`${kind}${name === undefined ? '' : ` "${name}"`}`);
      }
    }
  }
  return { messages: found, notRun: others.map((what) => `${what} is not run here`) };
}

/** Its message handlers, but for those of a name that has a file of its own. */
export function handlersIn(
  { messages: found }: EventScripts,
  place: Place,
  python: PythonVersion,
  files: readonly GatewayMessageHandler[],
): readonly GatewayMessageHandler[] {
  return found
    .filter(({ name }) => !files.some((file) => file.name === name))
    .map(({ name, script }) => gatewayMessage(name, `${place.name} (${name})`, script, python));
}

/** The entries of a map of scripts, `put(key, script)`, and those of a list of objects that hold their script. */
function entriesOf(value: SerializedElement) {
  if (value.name === 'o')
    return callsOf(value).flatMap(({ given: [key, script] }) =>
      key === undefined ? [] : [{ key, script: script?.text }],
    );
  return value.children.map((key) => ({ key, script: undefined }));
}

function settingOf(key: SerializedElement, method: string): string | undefined {
  return callsOf(key).find((call) => call.method === method)?.given[0]?.text;
}

function isOff(key: SerializedElement): boolean {
  return callsOf(key).some(({ method, given: [value] }) => method === 'setEnabled' && value?.name === 'false');
}

/** Whether nothing else is said of a handler: in which thread it runs means nothing here. */
function isHandlerKey(key: SerializedElement): boolean {
  const known = ['setName', 'setThreadType', 'setEnabled'];
  return classOf(key) === 'MessageHandlerKey' && callsOf(key).every(({ method }) => known.includes(method));
}
