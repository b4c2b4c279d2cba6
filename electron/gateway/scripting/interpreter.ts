/**
 * A Python interpreter in a worker thread: CPython in WebAssembly, one per session, so that an endless loop of one
 * session's script stops neither the gateway nor another session. Requests run one after the other.
 *
 * A script over its time limit is interrupted, and the interpreter lives on. One that does not react (it catches the
 * interrupt, or is inside of one long operation) is stopped by ending its thread: the next script gets a fresh
 * interpreter; functions that the old one held are gone, and calls to them answer `lost`.
 */
import { setFlagsFromString } from 'node:v8';
import { MessageChannel, Worker } from 'node:worker_threads';
import { z } from 'zod';
import { CountersignError, ErrorCode, withStoreTrouble } from '../../contract/errors.ts';
import { json, type Json, type JsonObject } from '../../contract/json.ts';
import type { Log, Ports } from '../platform/ports.ts';
import type { ScriptCaller } from '../platform/scriptFunction.ts';
import { announceAnswer } from './answerSignal.ts';
import { pythonSnapshot } from './files.ts';
import { readEventScript, readModuleScript } from './translation/scripts.ts';
import type { ScriptRegistry } from './registry.ts';
import type { FromWorker, ScriptCall, ScriptFailure, ToWorker, Work, WorkerData } from './protocol.ts';

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

/** A module of the project's script library. */
export interface ModuleSource {
  readonly name: string;
  readonly source: string;
}

/** The script library of a project as interpreters run it. */
export interface ScriptLibrary {
  readonly modules: readonly ModuleSource[];
}

export interface InterpreterOptions {
  readonly ports: Pick<Ports, 'clock' | 'log' | 'newId'>;
  readonly library: ScriptLibrary;
  readonly registry: ScriptRegistry;
  /** Id of the session whose scripts it runs, if it is a session's. */
  readonly sessionId?: string;
  /** Milliseconds that one request may take. */
  readonly timeLimit?: number;
}

const defaultTimeLimit = 10_000;
/** Milliseconds of the machine that an interrupted script has to end, whatever the station's clock does. */
const grace = 1000;

/** Source files run as they are under Node; a build has the worker and the prelude beside the main script. */
const fromSource = import.meta.url.endsWith('.ts');
const workerUrl = new URL(fromSource ? './worker.ts' : './scripting-worker.js', import.meta.url);

// What calls out of WebAssembly is compiled once for all threads, and V8's collector of such code can free it twice while
// one interpreter ends and another runs (seen in Node 24): that ends the whole program. Without the collector it is kept;
// it is little, and as good for the next interpreter.
setFlagsFromString('--no-wasm-code-gc');

/** The interpreter's code, compiled once for all threads of this process. */
let compiled: object | undefined;

/** What runs, without the interpreter that it runs in. */
type RunningCaller = Omit<ScriptCaller, 'interpreter'>;

const callArguments = z.array(json);

/** How a request ended: what it raised, or nothing. */
interface Answer {
  readonly failure: ScriptFailure | undefined;
}

interface Running {
  readonly id: string;
  readonly worker: Worker;
  readonly ready: Promise<void>;
  readonly pending: Map<number, (answer: Answer) => void>;
  /** Interrupts the script that runs; whether it ended of it. */
  readonly interrupt: (answered: Promise<Answer>) => Promise<boolean>;
}

const notRun = 'The script was not run:';

/** A library that would do something else here says so to whoever uses it, at the line where it would. */
function readModule({ name, source }: ModuleSource): ModuleSource {
  const { source: translated, refused } = readModuleScript(source);
  const [first] = refused;
  if (first === undefined) return { name, source: translated };
  const raise = `raise UnsupportedOperationException(${JSON.stringify(`${notRun} ${first.reason}`)})`;
  return { name, source: '\n'.repeat(first.line - 1) + raise };
}

/** Reads the script library once for all interpreters. */
export function readLibrary(modules: readonly ModuleSource[]): ScriptLibrary {
  return { modules: modules.map(readModule) };
}

/** Opens an interpreter. Its thread starts with the first script, or with `warm`. */
export function openInterpreter(options: InterpreterOptions): Interpreter {
  const { ports, sessionId, timeLimit = defaultTimeLimit } = options;
  let running: Running | undefined;
  let script: RunningCaller = {
    name: 'the start of the interpreter',
    sessionId,
    pageId: undefined,
    askedAt: -Infinity,
  };
  const start = (): Running => {
    const started = startWorker(
      options,
      () => script,
      () => {
        if (running === started) running = undefined;
      },
    );
    running = started;
    return started;
  };
  let queue: Promise<unknown> = Promise.resolve();
  let requests = 0;
  let closed = false;

  /** Requests run one after the other: whatever calls until the answer is there is this script. */
  const send = async (work: Work, name: string, pageId?: string, askedAt = ports.clock.monotonic()): Promise<void> => {
    if (closed) throw new CountersignError(ErrorCode.script, 'The session of this script has ended.');
    const current = running ?? start();
    await current.ready;
    const id = (requests += 1);
    const message: ToWorker = { id, work };
    const answered = new Promise<Answer>((resolve) => current.pending.set(id, resolve));
    let callOff = (): void => undefined;
    const late = new Promise<undefined>((resolve) => {
      callOff = ports.clock.after(timeLimit, () => resolve(undefined));
    });
    script = { name, sessionId, pageId, askedAt };
    current.worker.postMessage(message);
    const answer = await Promise.race([answered, late]);
    callOff();
    if (answer === undefined) {
      const ended = await current.interrupt(answered);
      current.pending.delete(id);
      if (!ended) {
        running = undefined;
        await current.worker.terminate();
      }
      throw new CountersignError(
        ErrorCode.script,
        `The script ran longer than ${timeLimit / 1000} seconds and was stopped.`,
      );
    }
    current.pending.delete(id);
    if (answer.failure !== undefined) throw new CountersignError(ErrorCode.script, describeFailure(answer.failure));
  };
  /** One after the other, in the order asked. */
  const inTurn = <T>(work: () => Promise<T>): Promise<T> => {
    const turn = queue.then(work);
    queue = turn.catch(() => undefined);
    return turn;
  };

  const sendScript = (request: () => Json, name: string, pageId?: string): Promise<void> => {
    const askedAt = ports.clock.monotonic();
    return inTurn(() => send({ kind: 'script', request: JSON.stringify(request()) }, name, pageId, askedAt));
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
    callFunction: (interpreterId, functionId, info) =>
      inTurn(async () => {
        if (running?.id !== interpreterId) return 'lost';
        const work: Work = { kind: 'kept', function: functionId, info: JSON.stringify(info) };
        await send(work, 'a callback of a signature');
        return 'done';
      }),
    callSessionEvent: (name, session, payload, result) =>
      sendScript(() => ({ do: 'session event', name, session, payload, result }), name),
    callNamed: (name, info, args) =>
      inTurn(() => send({ kind: 'named', name, info: JSON.stringify(info), args: JSON.stringify(args) }, name)),
    is: (interpreterId) => running?.id === interpreterId,
    warm: () => {
      if (running === undefined && !closed) start();
    },
    close: async () => {
      closed = true;
      await running?.worker.terminate();
      running = undefined;
    },
  };
}

/** `IllegalArgumentException: No pending ... (views/Line 4: root/Approve.onActionPerformed, line 3)`. */
function describeFailure({ type, message, file, line }: ScriptFailure): string {
  const what = message === '' ? type : `${type}: ${message}`;
  return file === null || line === null ? what : `${what} (${file}, line ${line})`;
}

/** `gone` hears that the thread ended, for whatever reason; what waits for it is answered first. */
function startWorker(
  { ports, library, registry }: InterpreterOptions,
  script: () => RunningCaller,
  gone: () => void,
): Running {
  const id = ports.newId();
  const { port1: ours, port2: theirs } = new MessageChannel();
  const signal = new SharedArrayBuffer(4);
  const interrupt = new SharedArrayBuffer(1);
  const workerData: WorkerData = {
    calls: theirs,
    signal,
    interrupt,
    modules: library.modules,
    offered: registry.offered,
    zone: ports.clock.zone,
    snapshot: pythonSnapshot(),
    compiled,
  };
  const worker = new Worker(workerUrl, { workerData, transferList: [theirs], stdin: false });
  const pending: Running['pending'] = new Map();
  const flag = new Int32Array(signal);

  ours.on('message', (scriptCall: ScriptCall) => {
    void answerCall(scriptCall, registry, { ...script(), interpreter: id }, ports.log).then((answer) => {
      ours.postMessage(answer);
      announceAnswer(flag);
    });
  });
  const ready = new Promise<void>((resolve, reject) => {
    worker.on('message', (message: FromWorker) => {
      if (message.kind === 'ready') resolve();
      else if (message.kind === 'compiled') compiled ??= message.module;
      else pending.get(message.id)?.(message);
    });
    worker.on('error', (cause) => {
      ports.log.error('The Python interpreter stopped with an error.', { cause: String(cause) });
    });
    worker.on('exit', () => {
      ours.close();
      reject(new CountersignError(ErrorCode.script, 'The Python interpreter stopped. Try again.'));
      for (const settle of pending.values()) settle(interpreterGone);
      gone();
    });
  });
  ready.catch(() => undefined);
  return {
    id,
    worker,
    ready,
    pending,
    interrupt: async (answered) => {
      new Uint8Array(interrupt)[0] = 2;
      let callOff = (): void => undefined;
      const late = new Promise<undefined>((resolve) => {
        const timer = setTimeout(() => resolve(undefined), grace);
        callOff = () => clearTimeout(timer);
      });
      const answer = await Promise.race([answered, late]);
      callOff();
      return answer !== undefined;
    },
  };
}

const interpreterGone: Answer = {
  failure: { type: 'RuntimeException', message: 'the interpreter stopped', file: null, line: null },
};

async function answerCall(
  scriptCall: ScriptCall,
  registry: ScriptRegistry,
  caller: ScriptCaller,
  log: Log,
): Promise<string> {
  try {
    const call = registry.calls.get(scriptCall.name);
    if (call === undefined) throw new CountersignError(ErrorCode.unsupported, `${scriptCall.name} is not supported`);
    return JSON.stringify({ value: await call(callArguments.parse(JSON.parse(scriptCall.args)), caller) });
  } catch (error) {
    if (!(error instanceof CountersignError || error instanceof z.ZodError))
      log.error(`The call ${scriptCall.name} of a script failed.`, { cause: String(error) });
    return JSON.stringify({ error: asException(error) });
  }
}

/** The documented exception of an error, by its code. */
function asException(thrown: unknown): { type: string; message: string; details?: JsonObject } {
  const error = withStoreTrouble(thrown);
  if (error instanceof z.ZodError) {
    return { type: 'IllegalArgumentException', message: error.issues[0]?.message ?? 'an argument has the wrong type' };
  }
  if (!(error instanceof CountersignError)) return { type: 'RuntimeException', message: 'internal error' };
  switch (error.code) {
    case ErrorCode.illegalArgument:
      return { type: 'IllegalArgumentException', message: error.message };
    case ErrorCode.objectNotFound:
      return { type: 'MESObjectNotFoundException', message: error.message };
    case ErrorCode.unsupported:
      return { type: 'UnsupportedOperationException', message: error.message };
    case ErrorCode.validation:
      return { type: 'ValidationError', message: error.message, details: error.details };
    case ErrorCode.notPosted:
    case ErrorCode.notProved:
    case ErrorCode.forbidden:
    case ErrorCode.busy:
    case ErrorCode.script:
    case ErrorCode.store:
    case ErrorCode.project:
    case ErrorCode.notLive:
    case ErrorCode.internal:
      return { type: 'RuntimeException', message: error.message };
  }
}
