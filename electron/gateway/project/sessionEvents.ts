/**
 * The scripts of a session's events: those in one file (`session-scripts/data.bin`), and those of which each is a Python file
 * in a folder of its own (`startup/onStartup.py`), as the platform keeps them since 8.3. The latter counts where both are there.
 */
import type { JsonObject } from '../../contract/json.ts';
import type { PythonVersion } from '../platform/pythonVersion.ts';
import type { Folders, Place, Tell } from './folders.ts';
import { keyHandlerOf } from './keyEvents.ts';
import { sessionScriptsFile, type SessionScripts } from './schemas.ts';

const perspective = 'com.inductiveautomation.perspective';

/** Folders of events: their file without its ending, which is the name of the function in it, and what that takes. */
const events = {
  startup: ['onStartup', 'session'],
  shutdown: ['onShutdown', 'session'],
  'page-startup': ['onPageStartup', 'page'],
  'auth-challenge': ['onAuthChallengeCompleted', 'session, payload, result'],
  barcode: ['onBarcodeDataReceived', 'session, data, context'],
} as const;
const message = ['handleMessage', 'session, payload'] as const;
const submission = ['handleSubmission', 'session, name, data, files, formContext, sessionContext, retry'] as const;
const submissions = 'form-submission-handler';
const key = ['onKeyEvent', 'page, event'] as const;
const keys = 'key-event';

/** Folders that have such files. */
export const eventFolders: readonly string[] = [...Object.keys(events), 'message', submissions, keys];

export interface EventFiles {
  /** The text of a file; undefined where it cannot be read. */
  readonly read: (place: Place) => string | undefined;
  /** Whether a resource is switched on, by its `resource.json`. */
  readonly isOn: (place: Place) => boolean;
  /** What else its `resource.json` says of it. */
  readonly attributesOf: (place: Place) => JsonObject;
  /** What a file is written for. */
  readonly pythonOf: (place: Place) => PythonVersion;
  readonly tell: Tell;
}

/** The scripts of both. Those of a session are all of one Python: one of another is named, and does not run. */
export function withEventFiles(
  older: Omit<SessionScripts, 'files' | 'formHandlers' | 'keyHandlers'> | undefined,
  { locate, resources }: Pick<Folders, 'locate' | 'resources'>,
  { read, isOn, attributesOf, pythonOf, tell }: EventFiles,
): SessionScripts {
  const scripts = { ...(older ?? noSessionScripts) };
  let python = older?.python;
  const files: Record<string, string> = {};
  const scriptOf = (
    place: Place,
    [name, parameters]: readonly [string, string],
    answers = false,
  ): string | undefined => {
    python ??= pythonOf(place);
    if (pythonOf(place) !== (python ?? 2)) {
      tell(place.name, 'is of another Python than the other session events of the project; it does not run');
      return undefined;
    }
    const text = read(place);
    return text === undefined || !isOn(place) ? undefined : called(text, name, parameters, answers);
  };
  for (const [folder, event] of Object.entries(events)) {
    const place = locate(`${perspective}/${folder}/${event[0]}.py`);
    if (place === undefined) continue;
    scripts[event[0]] = scriptOf(place, event) ?? '';
    files[event[0]] = place.name;
  }
  const handlers = [...resources(`${perspective}/message`, [`${message[0]}.py`])].flatMap(([name, place]) => {
    const script = scriptOf(place, message);
    if (script === undefined) return [];
    files[`message ${name}`] = place.name;
    return [{ name, enabled: undefined, script }];
  });
  const formHandlers: Record<string, string> = {};
  for (const [name, place] of resources(`${perspective}/${submissions}`, [`${submission[0]}.py`])) {
    const script = scriptOf(place, submission, true);
    if (script === undefined) continue;
    formHandlers[name] = script;
    files[`form ${name}`] = place.name;
  }
  const keyHandlers = [...resources(`${perspective}/${keys}`, [`${key[0]}.py`])].flatMap(([name, place]) => {
    const script = scriptOf(place, key);
    if (script === undefined) return [];
    const handler = keyHandlerOf(name, attributesOf(place));
    if (typeof handler === 'string') {
      tell(place.name, `is not run: by its resource.json, ${handler}`);
      return [];
    }
    files[`key ${name}`] = place.name;
    return [{ ...handler, script }];
  });
  return {
    ...scripts,
    messageHandlers: [...scripts.messageHandlers, ...handlers],
    formHandlers,
    keyHandlers,
    files,
    python,
  };
}

/** The file is a module that defines the function: it runs, and then the function is called; what it answers takes its name. */
export function called(text: string, name: string, parameters: string, answers: boolean): string {
  const isDefined = new RegExp(`^def ${name}\\b`, 'm').test(text);
  return isDefined ? `${text}\n${answers ? `${name} = ` : ''}${name}(${parameters})\n` : text;
}

const noSessionScripts = Object.freeze(sessionScriptsFile.parse({}));
