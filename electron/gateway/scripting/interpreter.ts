/**
 * The interpreter of one session's scripts, or of those of the script library: those of a page run one after the other, in a
 * thread that other pages and sessions hold too (`interpreters.ts`). Functions that its scripts handed over live in the thread;
 * when that is gone, calls to them answer `lost`.
 */
import type { ExactValue } from '../../contract/doubles.ts';
import { CountersignError, ErrorCode } from '../../contract/errors.ts';
import type { Json, JsonObject } from '../../contract/json.ts';
import { currentCall } from '../platform/callOrigin.ts';
import type { Ports } from '../platform/ports.ts';
import type { ScriptCaller } from '../platform/scriptFunction.ts';
import type { PythonVersion } from '../platform/pythonVersion.ts';
import { askedAt, nextHop } from './hops.ts';
import type { ScriptArgument, ScriptResult, ScriptRun, Wanted, Work } from './protocol.ts';
import { textOf, type EventScript } from './scriptText.ts';
import { sessionEnded, type Answers, type ScriptEnd, type Thread } from './thread.ts';
import type { Threads } from './threads.ts';

/** Ids of the session and the page, of the dispatch of an event, and of the view; null where there is none. */
export type Here = readonly [session: string | null, page: string | null, dispatch: string, view: string | null];

export interface Interpreter {
  /**
   * Runs a script. Throws `script`: what was raised, with file and line, or the time limit; `store` or `not-posted`, with
   * that as the cause, where it was what the station refused it; `busy` where scripts lead to each other without end.
   */
  readonly run: (script: EventScript, given: readonly ScriptArgument[]) => Promise<void>;
  /**
   * Runs a script for what it returns, together with others that are asked for at the same moment. Throws as `run`, and
   * `script` for a value that is no data.
   */
  readonly evaluate: (script: EventScript, given: readonly ScriptArgument[]) => Promise<ExactValue>;
  /** The same; a value that the script gave a quality comes with it, where `evaluate` refuses one that is not good. */
  readonly evaluateQualified: (script: EventScript, given: readonly ScriptArgument[]) => Promise<ScriptResult>;
  /** Calls a function that a script handed over. `lost` when the interpreter that held it is gone. */
  readonly callFunction: (interpreterId: string, functionId: number, info: JsonObject) => Promise<'done' | 'lost'>;
  /** The same for a function of a script that it was asked by, whose session and page it has. Its session's events do not wait for it. */
  readonly callLater: (functionId: number, caller: ScriptCaller, here: Here) => Promise<'done' | 'lost'>;
  /** Calls a function of the script library by its dotted name. `info` is what it can read of the job that calls it. */
  readonly callNamed: (name: string, info: JsonObject, args: readonly Json[]) => Promise<void>;
  /** Runs a function of the script library by its dotted name, as a script of the session. Throws `script`. */
  readonly runNamed: (name: string, given: readonly ScriptArgument[]) => Promise<void>;
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
  /** The address that the session comes from, where there is one. */
  readonly address: string | null;
}

/** Who calls, but for what the interpreter itself knows. */
type Caller = Omit<ScriptCaller, 'sessionId' | 'address' | 'interpreter'>;

/** A thread that it holds; the id is never another's, so that nobody calls a function that another handed over. */
interface Hold {
  readonly id: string;
  readonly thread: Thread;
}

interface Asked {
  readonly work: Work;
  /** Who calls, for each script. */
  readonly callers: readonly Caller[];
}

/** A script that is ready to be sent, and who hears of its answer. */
interface Prepared {
  readonly run: ScriptRun;
  readonly caller: Caller;
  readonly answered: (answer: ScriptEnd) => void;
}

/**
 * The method of a component, whose object is the first argument, as the interpreter makes it callable.
 * Throws `script` for one that is not run.
 */
export function methodText(
  filename: string,
  method: { readonly name: string; readonly params: readonly string[]; readonly script: string },
  python: PythonVersion = 2,
): JsonObject {
  const { name, params, script: source } = method;
  const { json } = textOf({ filename, name, parameters: ['self', ...params], source, python });
  return { filename, text: json };
}

function prepare(script: EventScript, given: readonly ScriptArgument[], wants: Wanted): ScriptRun {
  const { filename, here } = script;
  return { script: { text: textOf(script), filename }, here, arguments: given, wants };
}

/** Opens an interpreter. */
export function openInterpreter({ ports, threads, sessionId, address }: InterpreterOptions): Interpreter {
  /**
   * The first that is alive is its own, whose modules hold the state of its scripts. In those behind it scripts ran while that
   * was held up: they hold functions that were handed over there.
   */
  const holds: Hold[] = [];
  /** What each page waits for; the session's own scripts, and callbacks, have no page. */
  const queues = new Map<string, Promise<unknown>>();
  /** The first script of the session itself, with which it begins: its pages wait for it. */
  let beginning: Promise<unknown> | undefined;
  let closed = false;

  const take = (): Hold => {
    const hold = { id: ports.newId(), thread: threads.take() };
    holds.push(hold);
    return hold;
  };
  const own = (): Hold => holds.find(({ thread }) => thread.isAlive()) ?? take();
  /** One that it holds already and in which nothing runs. */
  const idle = (): Hold | undefined => holds.find(({ thread }) => thread.isAlive() && thread.load() === 0);
  const holding = (id: string): Hold | undefined => holds.find((hold) => hold.id === id && hold.thread.isAlive());
  /** Calls a function that is held. */
  const callHeld = async (hold: Hold | undefined, work: Work, caller: Caller): Promise<'done' | 'lost'> => {
    if (closed || hold === undefined) return 'lost';
    return (await runIn(hold, { work, callers: [caller] }, () => false)) === 'not begun' ? 'lost' : 'done';
  };
  const runIn = ({ id, thread }: Hold, { work, callers }: Asked, mayLeave: () => boolean) => {
    const [caller, ...more] = callers.map((one) => ({ ...one, sessionId, address, interpreter: id }));
    if (caller === undefined) throw new Error('Nobody asks for it.');
    return thread.run({ work, caller, callers: [caller, ...more] }, mayLeave);
  };

  /** Runs it in its own thread; elsewhere where that is held up, or ends before it has begun. */
  const send = async (asked: Asked): Promise<Answers> => {
    const first = own();
    for (let hold = first.thread.isHeldUp() ? (idle() ?? first) : first; ;) {
      const { thread } = hold;
      const answers = await runIn(hold, asked, () => threads.hasRoomBeside(thread));
      if (answers !== 'not begun') return answers;
      if (closed) throw sessionEnded();
      hold = thread.isAlive() ? (idle() ?? take()) : own();
    }
  };
  /** Those of a page one after the other, in the order asked. */
  const inTurn = <T>(page: string, work: () => Promise<T>): Promise<T> => {
    const before = queues.get(page) ?? beginning ?? Promise.resolve();
    const turn = before.then(() => {
      if (closed) throw sessionEnded();
      return work();
    });
    const done = turn.then(
      () => undefined,
      () => undefined,
    );
    queues.set(page, done);
    if (page === '') beginning ??= done;
    void done.then(() => {
      if (queues.get(page) === done) queues.delete(page);
    });
    return turn;
  };
  const callerOf = (name: string, [, pageId, , viewId]: Partial<EventScript['here']> = []): Caller => ({
    name,
    pageId,
    viewId,
    askedAt: askedAt(sessionId, ports.clock.monotonic()),
    cid: currentCall()?.cid,
    hop: nextHop(name),
  });

  /**
   * Runs scripts in one request. Answers those that are left, which are never the one that was stopped: what stands behind
   * it, and what stands before it where the thread had to end and took their values with it.
   */
  const runTogether = async (scripts: readonly Prepared[]): Promise<readonly Prepared[]> => {
    const work: Work = { kind: 'scripts', runs: scripts.map(({ run }) => run) };
    const answers = await send({ work, callers: scripts.map(({ caller }) => caller) });
    if (answers.length === 0) throw new CountersignError(ErrorCode.script, 'The interpreter did not answer.');
    return scripts.filter(({ answered }, at) => {
      const answer = answers[at];
      if (answer !== undefined) answered(answer);
      return answer === undefined;
    });
  };
  /** One script in a request of its own. */
  const runOne = (run: () => ScriptRun, caller: Caller): Promise<void> =>
    inTurn(caller.pageId ?? '', async () => {
      let answer: ScriptEnd | undefined;
      await runTogether([{ run: run(), caller, answered: (given) => (answer = given) }]);
      if (answer === undefined) throw sessionEnded();
      if ('error' in answer) throw answer.error;
    });
  /** Scripts of a page that wait to be sent together. */
  const gathered = new Map<string, (Prepared & { readonly failed: (error: unknown) => void })[]>();
  const sendGathered = async (page: string): Promise<void> => {
    let batch: readonly (Prepared & { readonly failed: (error: unknown) => void })[] = [];
    const take = (): readonly Prepared[] => {
      batch = gathered.get(page) ?? [];
      gathered.delete(page);
      return batch;
    };
    try {
      let left = await inTurn(page, () => runTogether(take()));
      // What was pressed meanwhile waits for the one that was stopped, and not for all behind it.
      while (left.length > 0) {
        const rest = left;
        left = await inTurn(page, () => runTogether(rest));
      }
    } catch (error) {
      if (batch.length === 0) take();
      for (const { failed } of batch) failed(error);
    }
  };

  const gather = (script: EventScript, given: readonly ScriptArgument[], wants: Wanted): Promise<ScriptResult> =>
    new Promise((resolve, reject) => {
      const run = prepare(script, given, wants);
      const caller = callerOf(script.filename, script.here);
      const page = script.here[1];
      const waiting = gathered.get(page) ?? [];
      if (waiting.length === 0) {
        gathered.set(page, waiting);
        void sendGathered(page);
      }
      waiting.push({
        run,
        caller,
        answered: (answer) => ('error' in answer ? reject(answer.error) : resolve(answer)),
        failed: reject,
      });
    });

  return {
    run: async (script, given) => {
      await runOne(() => prepare(script, given, 'nothing'), callerOf(script.filename, script.here));
    },
    evaluate: (script, given) => gather(script, given, 'value'),
    evaluateQualified: (script, given) => gather(script, given, 'qualified'),
    runNamed: async (name, given) => {
      await runOne(() => ({ script: { named: name }, here: null, arguments: given, wants: 'nothing' }), callerOf(name));
    },
    callFunction: (interpreterId, functionId, info) => {
      const work: Work = { kind: 'kept', function: functionId, info: JSON.stringify(info), here: null };
      return inTurn('', () => callHeld(holding(interpreterId), work, callerOf('a callback of a signature')));
    },
    callLater: (functionId, { interpreter, name, pageId, viewId, askedAt: since, cid }, here) => {
      const work: Work = { kind: 'kept', function: functionId, info: 'null', here };
      // A script that asks for it can wait in it: what it leads to is a beginning.
      return callHeld(holding(interpreter), work, { name, pageId, viewId, askedAt: since, cid, hop: 0 });
    },
    callNamed: (name, info, args) => {
      const work: Work = { kind: 'named', name, info: JSON.stringify(info), args: JSON.stringify(args) };
      return inTurn('', async () => {
        await send({ work, callers: [callerOf(name)] });
      });
    },
    is: (interpreterId) => holding(interpreterId) !== undefined,
    warm: () => {
      if (!closed) own();
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
