/** The texts of a project's scripts as interpreters get them: translated, and each made once. */
import { hash } from 'node:crypto';
import { CountersignError, ErrorCode } from '../../contract/errors.ts';
import type { PythonVersion } from '../platform/pythonVersion.ts';
import type { ScriptText } from './protocol.ts';
import { notRun } from './scriptLibrary.ts';
import { readEventScript, type EventScriptText } from './translation/scripts.ts';

/** A script of the project: where it stands, its parameters, its text. */
export interface EventScript {
  /** What an engineer reads in an error: `views/Line 4: root/Release.onActionPerformed`. */
  readonly filename: string;
  readonly name: string;
  readonly parameters: readonly string[];
  readonly source: string;
  /** What it is written for; Python 2.7 where it is not said. */
  readonly python?: PythonVersion | undefined;
  /** Ids of the session and the page that it runs on, of the dispatch of the event that it belongs to, and of its view. */
  readonly here: readonly [session: string, page: string, dispatch: string, view?: string];
}

interface Made {
  readonly name: string;
  readonly parameters: readonly string[];
  readonly python: PythonVersion;
  readonly text: ScriptText;
  readonly refused: EventScriptText['refused'];
}

/** By the source, whose text is the project's own and so is found without being read; there are few others around one. */
const known = new Map<string, Made[]>();

/** Sources that are known; of more, the first is read anew where it is asked for again. */
const most = 5000;

function make({ source, name, parameters, python = 2 }: Omit<EventScript, 'here'>): Made {
  const read = readEventScript(source, name, parameters, python);
  const json = JSON.stringify([read.name, parameters, read.source, read.isFunction, python]);
  return { name, parameters, python, text: { id: hash('sha256', json, 'base64url'), json }, refused: read.refused };
}

/** The text of a script. Throws `script` for one that is not run. */
export function textOf(script: Omit<EventScript, 'here'>): ScriptText {
  const { source, name, parameters, python = 2 } = script;
  let alike = known.get(source);
  if (alike === undefined) {
    alike = [];
    known.set(source, alike);
    const [first] = known.size > most ? known.keys() : [];
    if (first !== undefined) known.delete(first);
  }
  let made = alike.find(
    (one) =>
      one.name === name &&
      one.python === python &&
      one.parameters.length === parameters.length &&
      one.parameters.every((parameter, at) => parameter === parameters[at]),
  );
  if (made === undefined) {
    made = make(script);
    alike.push(made);
  }
  const [first] = made.refused;
  if (first === undefined) return made.text;
  throw new CountersignError(ErrorCode.script, `${notRun} ${first.reason} (${script.filename}, line ${first.line})`);
}
