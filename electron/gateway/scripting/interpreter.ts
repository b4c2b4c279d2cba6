/**
 * The interpreter of one session's scripts, or of those of the script library: its requests run one after the other, in a
 * thread that other sessions may hold too (`interpreters.ts`). Functions that its scripts handed over live in the thread;
 * when that is gone, calls to them answer `lost`.
 */
import { CountersignError, ErrorCode } from '../../contract/errors.ts';
import type { Json, JsonObject } from '../../contract/json.ts';
import type { Ports } from '../platform/ports.ts';
import type { ScriptCaller } from '../platform/scriptFunction.ts';
import type { Work } from './protocol.ts';
import { notRun } from './scriptLibrary.ts';
import { sessionEnded, type Thread } from './thread.ts';
import type { Threads } from './threads.ts';
import { readEventScript } from './translation/scripts.ts';

/** A script of the project: where it stands, its parameters, its text. */
export interface EventScript {
  /** What an engineer reads in an error: `views/Line 4: root/Release.onActionPerformed`. */
  readonly filename: string;
  readonly name: string;
  readonly parameters: readonly string[];
  readonly source: string;
  /** Ids of the session and the page that it runs on, and of the dispatch of the event that it belongs to. */
  readonly here: readonly [string, string, string];
}

/** Ids of the session and the page, and of the dispatch of an event; null where there is none. */
export type Here = readonly [string | null, string | null, string];

export interface Interpreter {
  /** Runs an event script. Throws `script`: what was raised, with file and line, or the time limit. */
  readonly runEvent: (script: EventScript, self: Json, event: JsonObject) => Promise<void>;
  /** Runs the change script of a property: `self, previousValue, currentValue, origin, missedEvents`. */
  readonly runChange: (
    script: EventScript,
    self: Json,
    before: JsonObject,
    now: JsonObject,
    missed: boolean,
  ) => Promise<void>;
  /** Calls a function that a script handed over. `lost` when the interpreter that held it is gone. */
  readonly callFunction: (interpreterId: string, functionId: number, info: JsonObject) => Promise<'done' | 'lost'>;
  /** The same for a function of a script that it was asked by, whose session and page it has. Its session's events do not wait for it. */
  readonly callLater: (functionId: number, caller: ScriptCaller, here: Here) => Promise<'done' | 'lost'>;
  /** Calls a function of the script library by its dotted name. `info` is what it can read of the job that calls it. */
  readonly callNamed: (name: string, info: JsonObject, args: readonly Json[]) => Promise<void>;
  /** Calls the handler of a session event, a function of the script library, with the session and two plain values. */
  readonly callSessionEvent: (name: string, session: Json, payload: Json, result: JsonObject) => Promise<void>;
  /** Whether it is the one of this id: it holds the functions that its scripts handed over. */
  readonly is: (interpreterId: string) => boolean;
  /** Starts the thread ahead of the first script, so that the first click does not wait for it. */
  readonly warm: () => void;
  readonly close: () => Promise<void>;
}

export interface InterpreterOptions {
  readonly ports: Pick<Ports, 'clock' | 'newId'>;
  readonly threads: Threads;
  /** Id of the session whose scripts it runs, if it is a session's. */
  readonly sessionId: string | undefined;
}

/** Who calls, but for what the interpreter itself knows. */
type Caller = Omit<ScriptCaller, 'sessionId' | 'interpreter'>;

/** A thread that it holds; the id is never another's, so that nobody calls a function that another handed over. */
interface Hold {
  readonly id: string;
  readonly thread: Thread;
}

/** Opens an interpreter. */
export function openInterpreter({ ports, threads, sessionId }: InterpreterOptions): Interpreter {
  /** The last is the one that it runs in; those before hold functions that were handed over there. */
  const holds: Hold[] = [];
  let queue: Promise<unknown> = Promise.resolve();
  let closed = false;

  const take = (): Hold => {
    const hold = { id: ports.newId(), thread: threads.take() };
    holds.push(hold);
    return hold;
  };
  const current = (): Hold => {
    const last = holds.at(-1);
    return last?.thread.isAlive() === true ? last : take();
  };
  const holding = (id: string): Hold | undefined => holds.find((hold) => hold.id === id && hold.thread.isAlive());
  /** Calls a function that is held. */
  const callHeld = async (hold: Hold | undefined, work: Work, caller: Caller): Promise<'done' | 'lost'> => {
    if (closed || hold === undefined) return 'lost';
    return (await runIn(hold, work, caller, () => false)) === 'ran' ? 'done' : 'lost';
  };
  const runIn = ({ id, thread }: Hold, work: Work, caller: Caller, mayLeave: () => boolean) =>
    thread.run({ work, caller: { ...caller, sessionId, interpreter: id } }, mayLeave);

  /** Runs it where it runs now; elsewhere when that thread ends, or is held up, before it has begun. */
  const send = async (work: Work, caller: Caller): Promise<void> => {
    let hold = current();
    while ((await runIn(hold, work, caller, () => threads.hasRoomBeside(hold.thread))) === 'not begun') {
      if (closed) throw sessionEnded();
      hold = hold.thread.isAlive() ? take() : current();
    }
  };
  /** One after the other, in the order asked. */
  const inTurn = <T>(work: () => Promise<T>): Promise<T> => {
    const turn = queue.then(() => {
      if (closed) throw sessionEnded();
      return work();
    });
    queue = turn.catch(() => undefined);
    return turn;
  };
  const callerOf = (name: string, pageId?: string): Caller => ({ name, pageId, askedAt: ports.clock.monotonic() });

  const sendScript = (request: () => Json, name: string, pageId?: string): Promise<void> => {
    const caller = callerOf(name, pageId);
    return inTurn(() => send({ kind: 'script', request: JSON.stringify(request()) }, caller));
  };
  const run = (
    { filename, name, parameters, source, here }: EventScript,
    self: Json,
    given: JsonObject,
  ): Promise<void> =>
    sendScript(
      () => {
        const read = readEventScript(source, name, parameters);
        const [first] = read.refused;
        if (first !== undefined)
          throw new CountersignError(ErrorCode.script, `${notRun} ${first.reason} (${filename}, line ${first.line})`);
        return {
          key: `${filename}\n${source}`,
          filename,
          name: read.name,
          parameters: [...parameters],
          source: read.source,
          isFunction: read.isFunction,
          here: [...here],
          self,
          ...given,
        };
      },
      filename,
      here[1],
    );

  return {
    runEvent: (script, self, event) => run(script, self, { do: 'event', event }),
    runChange: (script, self, before, now, missed) => run(script, self, { do: 'change', before, now, missed }),
    callFunction: (interpreterId, functionId, info) => {
      const work: Work = { kind: 'kept', function: functionId, info: JSON.stringify(info), here: null };
      return inTurn(() => callHeld(holding(interpreterId), work, callerOf('a callback of a signature')));
    },
    callLater: (functionId, { interpreter, name, pageId, askedAt }, here) => {
      const work: Work = { kind: 'kept', function: functionId, info: 'null', here };
      return callHeld(holding(interpreter), work, { name, pageId, askedAt });
    },
    callSessionEvent: (name, session, payload, result) =>
      sendScript(() => ({ do: 'session event', name, session, payload, result }), name),
    callNamed: (name, info, args) => {
      const work: Work = { kind: 'named', name, info: JSON.stringify(info), args: JSON.stringify(args) };
      return inTurn(() => send(work, callerOf(name)));
    },
    is: (interpreterId) => holding(interpreterId) !== undefined,
    warm: () => {
      if (!closed) current();
    },
    close: async () => {
      closed = true;
      await Promise.all(
        holds.splice(0).map(async ({ id, thread }) => {
          await thread.leave(id);
          await threads.giveBack(thread);
        }),
      );
    },
  };
}
