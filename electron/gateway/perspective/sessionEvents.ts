/**
 * The scripts of a session's events: startup, shutdown, the startup of a page, the end of an authentication challenge, scans, and
 * messages (`system.util.sendMessage`). They run one after the other, as scripts of the session.
 */
import type { Json, JsonObject } from '../../contract/json.ts';
import { CountersignError, ErrorCode } from '../../contract/errors.ts';
import type { Ports } from '../platform/ports.ts';
import type { SessionScripts } from '../project/schemas.ts';
import type { Interpreter } from '../scripting/interpreter.ts';
import type { ScriptArgument } from '../scripting/protocol.ts';

export interface SessionEvents {
  readonly startUp: () => void;
  /** Resolves when the script ended, whatever became of it. */
  readonly shutDown: () => Promise<void>;
  readonly pageStarted: (pageId: string) => void;
  /** Whether the project has a script for it. */
  readonly challenged: (payload: Json, result: JsonObject) => boolean;
  /** Hands a message to the handlers of its name, how many of which there are is answered. Throws `busy` where too many wait. */
  readonly message: (name: string, payload: Json) => number;
  /**
   * Runs the script of a key that was pressed on a page. Resolves when it ended, whatever became of it. Throws `project` where there is
   * none of that name any more.
   */
  readonly keyed: (name: string, event: JsonObject, pageId: string) => Promise<void>;
  /**
   * Runs the script of what a reader read on a page. Resolves when it ended, whatever became of it. Throws `project` where there is
   * none any more.
   */
  readonly scanned: (text: string, pageId: string) => Promise<void>;
  /** What a handler of forms answers. Rejects with `project` where there is none of that name, and as the interpreter does. */
  readonly submitted: (handler: string, form: Submitted) => Promise<Json>;
}

/** A form that is handed over. */
export interface Submitted {
  readonly name: string;
  readonly data: JsonObject;
  /** Lists of the files of its fields, by their ids, as `ScriptArgument` has them; null where no field takes files. */
  readonly files: JsonObject | null;
  readonly context: Json;
  readonly pageId: string;
}

/** Messages that wait at the same time: a session that has more sends them without end. */
const mostWaiting = 1000;

/** @param report Hears of a script that failed. */
export function openSessionEvents(given: {
  readonly sessionId: string;
  readonly interpreter: Pick<Interpreter, 'run' | 'evaluate'>;
  /** The scripts of the project as it is now. */
  readonly scripts: () => SessionScripts;
  readonly ports: Pick<Ports, 'newId' | 'clock'>;
  readonly report: (error: unknown) => void;
}): SessionEvents {
  const { sessionId, interpreter, scripts, ports, report } = given;
  const session: ScriptArgument = ['node', { $node: ['session', sessionId] }];
  let waiting = 0;
  const run = async (
    event: string,
    source: string,
    parameters: readonly string[],
    values: readonly ScriptArgument[],
    pageId = '',
    place = event,
  ): Promise<void> => {
    const here = [sessionId, pageId, ports.newId()] as const;
    const name = /^\w+$/.test(event) ? event : 'handleMessage';
    const { python, files } = scripts();
    const filename = files[place] ?? `session-scripts: ${place}`;
    const script = { filename, name, parameters, source, python, here };
    await interpreter.run(script, values).catch(report);
  };
  return {
    startUp: () => {
      const { onStartup } = scripts();
      if (onStartup !== '') void run('onStartup', onStartup, ['session'], [session]);
    },
    shutDown: async () => {
      const { onShutdown } = scripts();
      if (onShutdown !== '') await run('onShutdown', onShutdown, ['session'], [session]);
    },
    pageStarted: (pageId) => {
      const { onPageStartup } = scripts();
      const page: ScriptArgument = ['node', { $node: ['page', pageId] }];
      if (onPageStartup !== '') void run('onPageStartup', onPageStartup, ['page'], [page], pageId);
    },
    challenged: (payload, result) => {
      const { onAuthChallengeCompleted: source } = scripts();
      if (source === '') return false;
      const parameters = ['session', 'payload', 'result'];
      void run('onAuthChallengeCompleted', source, parameters, [session, ['data', payload], ['result', result]]);
      return true;
    },
    message: (name, payload) => {
      const heard = scripts().messageHandlers.filter((handler) => handler.name === name && handler.enabled !== false);
      if (waiting + heard.length > mostWaiting) {
        throw new CountersignError(
          ErrorCode.busy,
          `${mostWaiting} messages wait in this session already. "${name}" was not sent.`,
        );
      }
      for (const { script } of heard) {
        waiting += 1;
        void run(`message ${name}`, script, ['session', 'payload'], [session, ['data', payload]]).finally(() => {
          waiting -= 1;
        });
      }
      return heard.length;
    },
    keyed: async (name, event, pageId) => {
      const handler = scripts().keyHandlers.find((one) => one.name === name);
      if (handler === undefined) {
        throw new CountersignError(ErrorCode.project, `The project has no script of keys "${name}". Nothing was done.`);
      }
      const page: ScriptArgument = ['node', { $node: ['page', pageId] }];
      await run('onKeyEvent', handler.script, ['page', 'event'], [page, ['event', event]], pageId, `key ${name}`);
    },
    scanned: async (text, pageId) => {
      const { onBarcodeDataReceived: source } = scripts();
      if (source.trim() === '') {
        throw new CountersignError(
          ErrorCode.project,
          'The project has no script of scans. What was read went nowhere.',
        );
      }
      // A reader that types does not tell which kind of code it read.
      const data: ScriptArgument = ['structure', { text, barcodeType: '', timestamp: ports.clock.now() }];
      const parameters = ['session', 'data', 'context'];
      await run('onBarcodeDataReceived', source, parameters, [session, data, ['structure', { pageId }]], pageId);
    },
    submitted: async (handler, { name, data, files, context, pageId }) => {
      const { formHandlers, files: places, python } = scripts();
      const source = Object.hasOwn(formHandlers, handler) ? formHandlers[handler] : undefined;
      if (source === undefined) {
        const reason =
          handler === '' ? 'This form names no handler.' : `The project has no handler of forms "${handler}".`;
        throw new CountersignError(ErrorCode.project, `${reason} Nothing was handed over.`);
      }
      const parameters = ['session', 'name', 'data', 'files', 'formContext', 'sessionContext', 'retry'];
      const here = [sessionId, pageId, ports.newId()] as const;
      const filename = places[`form ${handler}`] ?? `form ${handler}`;
      const given: ScriptArgument = files === null ? ['data', null] : ['files', { payload: {}, files }];
      const { value } = await interpreter.evaluate(
        { filename, name: 'handleSubmission', parameters, source, python, here },
        [session, ['data', name], ['data', data], given, ['data', context], ['data', {}], ['data', false]],
      );
      return value;
    },
  };
}
