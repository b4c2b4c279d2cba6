/**
 * What of a project folder this program does not run at all: modules of others (reports, Vision), and resources of the
 * gateway that it has no counterpart for. It is named once each, for engineers; it is no problem of the pages.
 */
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { ProjectProblem } from '../../contract/page.ts';
import type { ProjectFolder } from './folders.ts';
import { gatewayMessageFolder } from './gatewayMessages.ts';
import { eventFolders } from './sessionEvents.ts';

const perspective = 'com.inductiveautomation.perspective';

/** Folders that are read, or that another part of the program speaks of, by the folder that they are in. */
const known: Readonly<Record<string, ReadonlySet<string>>> = {
  [perspective]: new Set([
    'views',
    'page-config',
    'session-props',
    'style-classes',
    'stylesheet',
    'session-permissions',
    'general-properties',
    'inactivity-properties',
    'tag-drop-settings',
    'session-scripts',
    ...eventFolders,
  ]),
  ignition: new Set(['script-python', 'named-query', 'event-scripts', gatewayMessageFolder]),
};

/** Something of a project folder that is not run. */
export interface NotRun extends ProjectProblem {
  /** The event of a session that it has scripts of, by the name of its function. */
  readonly event?: string | undefined;
}

/** Folders of the events of a session that are not raised here, with the functions in them. */
const silentEvents: Readonly<Record<string, string>> = {
  [`${perspective}/bluetooth`]: 'onBluetoothReceived',
  [`${perspective}/accelerometer`]: 'onAccelerometerDataReceived',
  [`${perspective}/nfc-scan`]: 'onNdefDataReceived',
};

/** Scripts of events in the one file of a session's that are not raised here. */
export function eventsNotRaised(file: string, keys: readonly string[]): readonly NotRun[] {
  return keys.map((event) => ({ file, event, reason: `${event}: nothing raises it here; its scripts are not run` }));
}

/** Resources that have names which say more than their folders. */
const words: Readonly<Record<string, string>> = {
  [`${perspective}/bluetooth`]: 'scripts of mobile devices',
  [`${perspective}/accelerometer`]: 'scripts of mobile devices',
  [`${perspective}/nfc-scan`]: 'scripts of mobile devices',
  'ignition/global-props': 'the settings of the gateway for the project',
  'com.inductiveautomation.vision': 'windows and scripts of Vision',
  'com.inductiveautomation.reporting': 'reports',
  'com.inductiveautomation.alarm-notification': 'alarm pipelines',
  'com.inductiveautomation.sfc': 'sequential function charts',
  'com.inductiveautomation.webdev': 'resources of Web Dev',
};

/** What is so instead, where that is not plain. */
const instead: Readonly<Record<string, string>> = {
  'com.inductiveautomation.alarm-notification': ': alarms stand on pages, and nobody is sent a message',
};

/** Names of modules are those of their makers, from the back: `com.inductiveautomation.sfc`. */
const module = /^[a-z][\w-]*(\.[\w-]+)+$/i;

/** What the folders of a project and of its parents have that is not run here, each once. */
export function notRunOf(line: readonly ProjectFolder[]): readonly NotRun[] {
  return line.flatMap(({ dir, before }) => {
    const modules = foldersIn(dir).filter((name) => module.test(name) && name !== perspective);
    const resources = Object.entries(known).flatMap(([around, names]) =>
      foldersIn(join(dir, around))
        .filter((name) => !names.has(name))
        .map((name) => `${around}/${name}`),
    );
    return [...modules, ...resources].map((file) => ({
      file: `${before}${file}`,
      event: silentEvents[file],
      reason: `${words[file] ?? 'resources of this kind'} are not run here${instead[file] ?? ''}`,
    }));
  });
}

function foldersIn(dir: string): readonly string[] {
  try {
    return readdirSync(dir, { withFileTypes: true })
      .filter((entry) => entry.isDirectory())
      .map(({ name }) => name)
      .sort();
  } catch {
    return [];
  }
}
