/**
 * A Python interpreter in a worker thread: CPython in WebAssembly. Requests run one after the other. Several sessions may
 * hold one: what a request calls and hands over belongs to its holder alone.
 *
 * A script over its time limit is interrupted, also where it waits for the gateway, and the interpreter lives on. One that does
 * not react (it catches the interrupt, or is inside of one long operation) is stopped by ending its thread.
 */
import { setFlagsFromString } from 'node:v8';
import { MessageChannel, Worker } from 'node:worker_threads';
import { exactJson, isDoubleAt, parseExactJson } from '../../contract/doubles.ts';
import { CountersignError, ErrorCode } from '../../contract/errors.ts';
import type { Json } from '../../contract/json.ts';
import type { Ports } from '../platform/ports.ts';
import type { ScriptCaller } from '../platform/scriptFunction.ts';
import { answerCall, isForPeople } from './answerCall.ts';
import { ring } from './bell.ts';
import { pythonSnapshot } from './files.ts';
import {
  readCall,
  type FromWorker,
  type RunParts,
  type ScriptAnswer,
  type ScriptCall,
  type ScriptFailure,
  type ScriptResult,
  type ScriptRun,
  type ToWorker,
  type Work,
  type WorkerData,
} from './protocol.ts';
import type { ScriptRegistry } from './registry.ts';
import type { ScriptLibrary } from './scriptLibrary.ts';
import { sentTexts } from './sentTexts.ts';

export interface ThreadOptions {
  readonly ports: Pick<Ports, 'clock' | 'log'>;
  readonly library: ScriptLibrary;
  readonly registry: ScriptRegistry;
  /** Milliseconds that one request may take. */
  readonly timeLimit: number;
}

/** What is asked of a thread; `caller.interpreter` is whose request it is, and who holds the functions that it hands over. */
export interface Request {
  readonly work: Work;
  readonly caller: ScriptCaller;
  /** Who calls, for each of several scripts, where they are not all the same. */
  readonly callers?: readonly ScriptCaller[];
}

/** How a script ended: with what it returned, or with an error for whoever is to be told. */
export type ScriptEnd = ScriptResult | { readonly error: CountersignError };

export interface Thread {
  /** False once it ended or is ending: it runs nothing more, and the functions that it held are gone. */
  readonly isAlive: () => boolean;
  /** Requests that wait or run. */
  readonly load: () => number;
  /** Whether what runs took longer already than a request waits before it may leave. */
  readonly isHeldUp: () => boolean;
  /**
   * Runs a request when its turn comes; answers what its scripts gave or raised. Of several scripts one that is over the
   * time limit, or with which the thread ended, is the last that is answered; what those before it gave is then lost where
   * it is undefined. `not begun`: it was withdrawn before, by `mayLeave` or because the thread ended. Throws `script`: what
   * a function raised, with file and line, or the time limit.
   * @param mayLeave Asked every so often while the request waits.
   */
  readonly run: (request: Request, mayLeave: () => boolean) => Promise<Answers | 'not begun'>;
  /** A holder is gone: its requests are withdrawn, the one that runs is interrupted, its functions are forgotten. */
  readonly leave: (holder: string) => Promise<void>;
  /** Requests that begin from now on find this script library; functions that are held stay as they were made. */
  readonly takeLibrary: (library: ScriptLibrary) => void;
  readonly end: () => Promise<void>;
}

/** What several scripts gave or raised, in their order; undefined for one whose answer was lost with its thread. */
export type Answers = readonly (ScriptEnd | undefined)[];

/** A request that waits. */
interface Waiting {
  readonly request: Request;
  readonly begin: () => void;
  readonly withdraw: () => void;
}

/** The request that runs. */
interface Turn {
  readonly caller: ScriptCaller;
  readonly callers: readonly ScriptCaller[];
  readonly answer: (answer: Answer) => void;
  readonly answered: Promise<Answer>;
  /** What the station refused last to each of its scripts, where that is told to people as it stands. */
  readonly refusals: Map<number, CountersignError>;
  state: 'waits for the interpreter' | 'runs' | 'stopped';
  /** The call to the gateway whose answer a script waits for. */
  call?: ScriptCall | undefined;
  /** When it began to run, by the monotonic clock. */
  ranFrom?: number;
}

/** How a request ended: what it raised, or nothing; and what its scripts gave. */
interface Answer {
  readonly failure: ScriptFailure | undefined;
  readonly answers: readonly ScriptAnswer[];
}

/** Milliseconds of the machine that an interrupted script has to end, whatever the station's clock does. */
const grace = 1000;

/** Texts of scripts that a thread keeps. */
const mostTexts = 5000;

/** Milliseconds that a request waits until it is asked whether it may leave. */
const patience = 250;

/** Source files run as they are under Node; a build has the worker beside the main script. */
const fromSource = import.meta.url.endsWith('.ts');
const workerUrl = new URL(fromSource ? './worker.ts' : './scripting-worker.js', import.meta.url);

// What calls out of WebAssembly is compiled once for all threads, and V8's collector of such code can free it twice while
// one interpreter ends and another runs (seen in Node 24): that ends the whole program. Without the collector it is kept;
// it is little, and as good for the next interpreter.
setFlagsFromString('--no-wasm-code-gc');

/** The interpreter's code, compiled once for all threads of this process. */
let compiled: object | undefined;

/** What a script hears of a call that nobody waits for any more. */
const notWaitedFor = '{"error":{"type":"RuntimeException","message":"the script was stopped"}}';

const interpreterGone: Answer = {
  failure: { type: 'RuntimeException', message: 'the interpreter stopped', file: null, line: null },
  answers: [],
};

/** Hears that a thread ended; where nobody wanted that, which script ran in it, if one did. */
export type ThreadGone = (fault?: { readonly script: string }) => void;

/** Starts a thread. `gone` hears that it ended, for whatever reason. */
export type ThreadStart = (options: ThreadOptions, gone: ThreadGone) => Thread;

/** A thread of its own. */
export function startThread({ ports, library, registry, timeLimit }: ThreadOptions, gone: ThreadGone): Thread {
  const { port1: ours, port2: theirs } = new MessageChannel();
  const answerBell = new Int32Array(new SharedArrayBuffer(4));
  const workBell = new Int32Array(new SharedArrayBuffer(4));
  const interrupt = new SharedArrayBuffer(1);
  const interrupted = new Uint8Array(interrupt);
  const begun = new Int32Array(new SharedArrayBuffer(4));
  const workerData: WorkerData = {
    calls: theirs,
    answered: answerBell.buffer,
    asked: workBell.buffer,
    interrupt,
    begun: begun.buffer,
    modules: library.modules,
    offered: registry.offered,
    zone: ports.clock.zone,
    snapshot: pythonSnapshot(),
    compiled,
  };
  const worker = new Worker(workerUrl, { workerData, transferList: [theirs], stdin: false });
  const waiting: Waiting[] = [];
  let turn: Turn | undefined;
  let alive = true;
  /** Nobody needs it any more. */
  let isDone = false;

  const tell = (message: ToWorker): void => {
    worker.postMessage(message);
    ring(workBell);
  };
  const toSend = sentTexts(mostTexts);
  /** Sends the texts of scripts that it has not. */
  const sendTexts = (runs: readonly ScriptRun[]): void => {
    const { texts, isAnew } = toSend(runs.flatMap(({ script }) => ('text' in script ? [script.text] : [])));
    if (texts.length > 0) tell({ kind: 'texts', texts, isAnew });
  };
  const ask = (holder: string, work: Work): void => {
    if (work.kind === 'scripts') {
      sendTexts(work.runs);
      tell(`${holder}\n${exactJson(work.runs.map(partsOf))}`);
    } else tell({ kind: 'work', holder, work });
  };

  ours.on('message', (text: string) => {
    if (turn === undefined) return;
    const own = turn;
    const { callers, refusals } = own;
    const scriptCall = readCall(text);
    own.call = scriptCall;
    const caller = callers[scriptCall.at] ?? own.caller;
    void answerCall(scriptCall, registry, caller, ports.log).then(({ text: answer, refused }) => {
      // The script was stopped while it waited: its thread is not told of something that another one asks for.
      if (own.call !== scriptCall) return;
      own.call = undefined;
      if (refused !== undefined && isForPeople(refused)) refusals.set(scriptCall.at, refused);
      ours.postMessage(answer);
      ring(answerBell);
    });
  });
  const ready = new Promise<void>((resolve, reject) => {
    worker.on('message', (message: FromWorker) => {
      if (typeof message === 'string') turn?.answer(answerIn(message));
      else if (message.kind === 'ready') resolve();
      else compiled ??= message.module;
    });
    worker.on('error', (cause) => {
      ports.log.error('The Python interpreter stopped with an error.', { cause: String(cause) });
    });
    worker.on('exit', () => {
      alive = false;
      const running = turn?.caller.name ?? 'none';
      ours.close();
      reject(new CountersignError(ErrorCode.script, 'The Python interpreter stopped. Try again.'));
      turn?.answer(interpreterGone);
      for (const { withdraw } of waiting.splice(0)) withdraw();
      gone(isDone ? undefined : { script: running });
    });
  });
  ready.catch(() => undefined);

  const end = async (): Promise<void> => {
    alive = false;
    await worker.terminate();
  };

  /** Interrupts what runs; what it answered where it reacted. */
  const stop = async (stopped: Turn): Promise<Answer | undefined> => {
    const ran = stopped.state === 'runs';
    stopped.state = 'stopped';
    if (!ran) return undefined;
    let answer: Answer | undefined;
    // Python can lose one that falls into the glue around a script: what does not answer is interrupted once more.
    for (let tries = 0; answer === undefined && tries < 2; tries += 1) {
      interrupted[0] = 2;
      // Whoever waits for the gateway hears of no interrupt.
      if (stopped.call !== undefined) {
        stopped.call = undefined;
        ours.postMessage(notWaitedFor);
        ring(answerBell);
      }
      answer = await within(grace / 2, stopped.answered);
    }
    if (answer === undefined) await end();
    return answer;
  };

  const beginTurn = ({ caller, callers = [] }: Request): Turn => {
    const { promise: answered, resolve: answer } = Promise.withResolvers<Answer>();
    turn = { caller, callers, answer, answered, refusals: new Map(), state: 'waits for the interpreter' };
    return turn;
  };

  /** What it gives, or undefined once one script ran for the time limit. Each of several begins anew. */
  const inTime = async (given: Promise<Answer>): Promise<Answer | undefined> => {
    for (let seen = -1; seen !== begun[0];) {
      seen = begun[0] ?? 0;
      let callOff = (): void => undefined;
      const late = new Promise<undefined>((resolve) => {
        callOff = ports.clock.after(timeLimit, () => resolve(undefined));
      });
      const answer = await Promise.race([given, late]);
      callOff();
      if (answer !== undefined) return answer;
    }
    return undefined;
  };

  const perform = async (work: Work, own: Turn): Promise<Answers> => {
    await ready;
    if (own.state === 'stopped') throw sessionEnded();
    own.state = 'runs';
    own.ranFrom = ports.clock.monotonic();
    const before = begun[0] ?? 0;
    /** The place of the script that ran last among those that were asked for. */
    const lastBegun = (): number => Math.max(0, (begun[0] ?? 0) - before - 1);
    /** It is the failure of that script, and of no other. */
    const blame = (error: CountersignError): Answers => {
      if (work.kind !== 'scripts') throw error;
      return [...Array<undefined>(lastBegun()).fill(undefined), { error }];
    };
    // Here, and not where the work arrives: one that is stopped before it has begun is interrupted all the same.
    interrupted[0] = 0;
    ask(own.caller.interpreter, work);
    const endOf = (given: ScriptAnswer, at: number): ScriptEnd =>
      'failure' in given ? { error: scriptError(given.failure, own.refusals.get(at)) } : evaluated(given);
    const answer = await inTime(own.answered);
    if (answer === undefined) {
      const { answers = [] } = (await stop(own)) ?? {};
      const error = new CountersignError(
        ErrorCode.script,
        `The script ran longer than ${timeLimit / 1000} seconds and was stopped.`,
      );
      return answers.length === 0 ? blame(error) : [...answers.slice(0, -1).map(endOf), { error }];
    }
    if (answer.failure === undefined) return answer.answers.map(endOf);
    return blame(scriptError(answer.failure, own.refusals.get(lastBegun())));
  };

  /** Waits for its turn, which has begun when this answers; undefined where the request was withdrawn. */
  const waitForTurn = (request: Request, mayLeave: () => boolean): Promise<Turn | undefined> =>
    new Promise((resolve) => {
      let callOff = (): void => undefined;
      const entry: Waiting = {
        request,
        begin: () => {
          callOff();
          resolve(beginTurn(request));
        },
        withdraw: () => {
          callOff();
          resolve(undefined);
        },
      };
      const look = (): void => {
        callOff = ports.clock.after(patience, () => {
          if (mayLeave()) {
            remove(waiting, entry);
            entry.withdraw();
          } else look();
        });
      };
      waiting.push(entry);
      look();
    });

  return {
    isAlive: () => alive,
    load: () => waiting.length + (turn === undefined ? 0 : 1),
    isHeldUp: () => turn?.ranFrom !== undefined && ports.clock.monotonic() - turn.ranFrom >= patience,
    run: async (request, mayLeave) => {
      if (!alive) return 'not begun';
      const own = turn === undefined ? beginTurn(request) : await waitForTurn(request, mayLeave);
      if (own === undefined) return 'not begun';
      try {
        return await perform(request.work, own);
      } finally {
        turn = undefined;
        waiting.shift()?.begin();
      }
    },
    leave: async (holder) => {
      for (const entry of waiting.filter(({ request }) => request.caller.interpreter === holder)) {
        remove(waiting, entry);
        entry.withdraw();
      }
      if (turn?.caller.interpreter === holder) await stop(turn);
      if (alive) tell({ kind: 'forget', holder });
    },
    takeLibrary: ({ modules }) => {
      if (alive) tell({ kind: 'library', modules });
    },
    end: () => {
      isDone = true;
      return end();
    },
  };
}

/** Says that a script does not run, or runs no longer, since its session ended. */
export function sessionEnded(): CountersignError {
  return new CountersignError(ErrorCode.script, 'The session of this script has ended.');
}

/** A script as it crosses. */
function partsOf({ script, here, arguments: given, wants }: ScriptRun): RunParts {
  return 'named' in script
    ? [script.named, null, here, given, wants]
    : [script.text.id, script.filename, here, given, wants];
}

/** What a worker answered: its own code, not a script's, wrote it. */
function answerIn(text: string): Answer {
  if (text === '') return { failure: undefined, answers: [] };
  const answer = parseExactJson(text) as ScriptFailure | readonly ScriptAnswer[];
  return 'type' in answer ? { failure: answer, answers: [] } : { failure: undefined, answers: answer };
}

/** What it gives within so many milliseconds of the machine, else undefined. */
async function within<T>(ms: number, given: Promise<T>): Promise<T | undefined> {
  const { promise: late, resolve } = Promise.withResolvers<undefined>();
  const timer = setTimeout(() => resolve(undefined), ms);
  try {
    return await Promise.race([given, late]);
  } finally {
    clearTimeout(timer);
  }
}

function remove<T>(list: T[], item: T): void {
  const at = list.indexOf(item);
  if (at >= 0) list.splice(at, 1);
}

/** What a script returned, with what its text says of it. */
function evaluated(answer: { readonly value: Json; readonly quality?: string }): ScriptResult {
  const { value, quality: code } = answer;
  const exact = typeof value === 'number' && isDoubleAt(answer, 'value') ? { value, isDouble: true } : { value };
  return code === undefined ? exact : { ...exact, quality: { code } };
}

/**
 * What a script raised, as an error. Where that is what the station refused it, whoever is told reads the station's words, and
 * the cause says where the script stood.
 */
function scriptError(failure: ScriptFailure, refused: CountersignError | undefined): CountersignError {
  const raised = new CountersignError(ErrorCode.script, describeFailure(failure));
  if (refused === undefined || refused.message !== failure.message) return raised;
  return new CountersignError(refused.code, refused.message, { cause: raised, details: refused.details });
}

/** `IllegalArgumentException: No pending ... (views/Line 4: root/Approve.onActionPerformed, line 3)`. */
function describeFailure({ type, message, file, line }: ScriptFailure): string {
  const what = [type, message].filter((part) => part !== '').join(': ');
  return file === null || line === null ? what : `${what} (${file}, line ${line})`;
}
