/**
 * The scripts of a session's events: startup, shutdown, the startup of a page, the end of an authentication challenge, and
 * messages (`system.util.sendMessage`). They run one after the other, as scripts of the session.
 */
import type { Json, JsonObject } from '../../contract/json.ts';
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
  /** Hands a message to the handlers of its name, how many of which there are is answered. */
  readonly message: (name: string, payload: Json) => number;
}

/** @param report Hears of a script that failed. */
export function openSessionEvents(given: {
  readonly sessionId: string;
  readonly interpreter: Pick<Interpreter, 'run'>;
  /** The scripts of the project as it is now. */
  readonly scripts: () => SessionScripts;
  readonly ports: Pick<Ports, 'newId'>;
  readonly report: (error: unknown) => void;
}): SessionEvents {
  const { sessionId, interpreter, scripts, ports, report } = given;
  const session: ScriptArgument = ['node', { $node: ['session', sessionId] }];
  const run = async (
    event: string,
    source: string,
    parameters: readonly string[],
    values: readonly ScriptArgument[],
    pageId = '',
  ): Promise<void> => {
    const here = [sessionId, pageId, ports.newId()] as const;
    const name = /^\w+$/.test(event) ? event : 'handleMessage';
    const script = { filename: `session-scripts: ${event}`, name, parameters, source, here };
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
      for (const { script } of heard) {
        void run(`message ${name}`, script, ['session', 'payload'], [session, ['data', payload]]);
      }
      return heard.length;
    },
  };
}
