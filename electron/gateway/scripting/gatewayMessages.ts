/**
 * The gateway as it hears messages (`system.util.sendMessage`, `sendRequest`): handlers of the project run one after the other in
 * an interpreter of their own, as scripts of no session.
 */
import { CountersignError, ErrorCode } from '../../contract/errors.ts';
import type { Json } from '../../contract/json.ts';
import type { Ports } from '../platform/ports.ts';
import type { PythonVersion } from '../platform/pythonVersion.ts';
import type { ScriptCaller } from '../platform/scriptFunction.ts';
import type { Interpreter } from './interpreter.ts';

export interface MessageHandler {
  readonly name: string;
  readonly file: string;
  readonly script: string;
  readonly python: PythonVersion;
}

/** What became of a request. */
export type Answer = { readonly value: Json } | { readonly error: string };

export interface GatewayMessages {
  /** Hands a message to a handler; whether there is one. What it raises goes to the log. Throws `busy` where too many wait. */
  readonly send: (name: string, payload: Json) => boolean;
  /**
   * Asks a handler and waits, at most so many seconds. Rejects with `script` for what it raised and where it did not answer in
   * time, `project` where there is none of that name, and `unsupported` for a handler that asks: it would wait for itself.
   */
  readonly ask: (name: string, payload: Json, seconds: number, caller: ScriptCaller) => Promise<Json>;
  /** Asks one without waiting. Answers an id, by which scripts of the same session ask what became of it. Throws as `ask`. */
  readonly begin: (name: string, payload: Json, seconds: number, caller: ScriptCaller) => string;
  /**
   * What became of a request, once it has, waited for so many seconds at most. Throws `illegal-argument` for one that is not known
   * (any more), `script` where nothing became of it yet.
   */
  readonly ended: (id: string, caller: ScriptCaller, seconds: number) => Promise<Answer>;
  /** The same without an end to the waiting. */
  readonly whenEnded: (id: string, caller: ScriptCaller) => Promise<Answer>;
  /** Ends the waiting for it; the handler goes on. Whether it was still waited for. */
  readonly cancel: (id: string, caller: ScriptCaller) => boolean;
}

interface Begun {
  readonly sessionId: string | undefined;
  readonly answer: Promise<Answer>;
  readonly settle: (answer: Answer) => boolean;
}

/** Messages that wait at the same time; requests whose answers are kept, the newest. */
const mostWaiting = 1000;
const mostKept = 500;

/** @param handlers Those of the project as it is now. */
export function openGatewayMessages(given: {
  readonly interpreter: Interpreter;
  readonly handlers: () => readonly MessageHandler[];
  readonly ports: Pick<Ports, 'clock' | 'log' | 'newId'>;
}): GatewayMessages {
  const { interpreter, handlers, ports } = given;
  const begun = new Map<string, Begun>();
  let waiting = 0;

  const find = (name: string): MessageHandler | undefined => handlers().find((handler) => handler.name === name);
  const run = async ({ file, script, python }: MessageHandler, payload: Json): Promise<Json> => {
    if (waiting >= mostWaiting)
      throw new CountersignError(ErrorCode.busy, `${mostWaiting} messages wait for handlers of the gateway already.`);
    waiting += 1;
    const here = ['', '', ports.newId()] as const;
    const asked = { filename: file, name: 'handleMessage', parameters: ['payload'], source: script, python, here };
    try {
      return (await interpreter.evaluate(asked, [['data', payload]])).value;
    } finally {
      waiting -= 1;
    }
  };
  const required = (name: string, caller: ScriptCaller): MessageHandler => {
    if (interpreter.is(caller.interpreter)) {
      throw new CountersignError(
        ErrorCode.unsupported,
        `A handler of the gateway cannot wait for "${name}": handlers run one after the other. Call its function, or send a message.`,
      );
    }
    const handler = find(name);
    if (handler !== undefined) return handler;
    throw new CountersignError(
      ErrorCode.project,
      `The project has no message handler "${name}" for the gateway (ignition/message/${name}/handleMessage.py).`,
    );
  };
  const begin: GatewayMessages['begin'] = (name, payload, seconds, caller) => {
    const handler = required(name, caller);
    const id = ports.newId();
    let isSettled = false;
    let resolve: (answer: Answer) => void = () => undefined;
    const answer = new Promise<Answer>((done) => (resolve = done));
    const settle = (ended: Answer): boolean => {
      if (isSettled) return false;
      isSettled = true;
      callOff();
      resolve(ended);
      return true;
    };
    const callOff = ports.clock.after(seconds * 1000, () =>
      settle({ error: `The message handler "${name}" did not answer within ${seconds} seconds; it goes on.` }),
    );
    begun.set(id, { sessionId: caller.sessionId, answer, settle });
    const [oldest = id] = begun.size > mostKept ? begun.keys() : [];
    if (oldest !== id) begun.delete(oldest);
    run(handler, payload).then(
      (value) => settle({ value }),
      (error: unknown) => settle({ error: reasonOf(error) }),
    );
    return id;
  };
  const known = (id: string, { sessionId }: ScriptCaller): Begun => {
    const found = begun.get(id);
    if (found !== undefined && found.sessionId === sessionId) return found;
    throw new CountersignError(ErrorCode.illegalArgument, 'What became of this request is not known any more.');
  };
  return {
    send: (name, payload) => {
      const handler = find(name);
      if (handler === undefined) return false;
      run(handler, payload).catch((error: unknown) => {
        ports.log.error(`The message handler "${name}" failed.`, { reason: reasonOf(error) });
      });
      return true;
    },
    ask: async (name, payload, seconds, caller) => {
      const id = begin(name, payload, seconds, caller);
      const answer = await known(id, caller).answer;
      begun.delete(id);
      if ('value' in answer) return answer.value;
      throw new CountersignError(ErrorCode.script, answer.error);
    },
    begin,
    ended: (id, caller, seconds) => {
      const { answer } = known(id, caller);
      return new Promise((resolve, reject) => {
        const stop = ports.clock.after(seconds * 1000, () =>
          reject(new CountersignError(ErrorCode.script, `There is no answer after ${seconds} seconds.`)),
        );
        void answer.then((found) => {
          stop();
          resolve(found);
        });
      });
    },
    whenEnded: (id, caller) => known(id, caller).answer,
    cancel: (id, caller) => known(id, caller).settle({ error: 'The request was cancelled; its handler goes on.' }),
  };
}

function reasonOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
