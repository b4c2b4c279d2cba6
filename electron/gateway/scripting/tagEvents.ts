/**
 * Scripts that hear of the value of a tag (`valueChanged` of its `eventScripts`), as the gateway's own, one after the other in an
 * interpreter of theirs. While the one of a tag runs or waits for its turn, only the newest change of that tag waits.
 */
import { isDeepStrictEqual } from 'node:util';
import { keepDouble, type ExactValue } from '../../contract/doubles.ts';
import type { JsonObject } from '../../contract/json.ts';
import type { Quality } from '../../contract/page.ts';
import type { Ports } from '../platform/ports.ts';
import type { PythonVersion } from '../platform/pythonVersion.ts';
import { levelOf, pendingCode } from '../platform/quality.ts';
import type { ScriptCaller } from '../platform/scriptFunction.ts';
import { after, hopsNow } from './hops.ts';
import type { Interpreter } from './interpreter.ts';
import type { ScriptArgument } from './protocol.ts';

/** A tag with a script. */
export interface TagScript {
  /** The whole path of the tag. */
  readonly path: string;
  readonly source: string;
  readonly python: PythonVersion;
  /** What its script reads of its settings (`tag['engUnit']`, `tag['parameters']`). */
  readonly about: JsonObject;
}

/** A value as a tag has it; `timestamp` is epoch milliseconds, 0 of none. */
export interface TagValue extends ExactValue {
  readonly quality: Quality;
  readonly timestamp: number;
}

export interface TagEvents {
  /** From now on these are the scripts. One that is the same goes on where it was. */
  readonly take: (scripts: readonly TagScript[]) => void;
  /** The scripts that failed when they ran last, with the reason. */
  readonly failing: () => readonly { readonly path: string; readonly reason: string }[];
  readonly count: () => number;
  /** The whole path of the tag whose script calls; undefined for another's. */
  readonly tagOf: (script: Pick<ScriptCaller, 'name' | 'interpreter'>) => string | undefined;
  /** Ends following the tags. */
  readonly close: () => void;
}

export interface TagEventsOptions {
  readonly interpreter: Interpreter;
  readonly ports: Pick<Ports, 'clock' | 'log' | 'newId'>;
  /** Hears of the value of a tag now and of each that comes, until what it answers is called. */
  readonly follow: (path: string, heard: (value: TagValue) => void) => () => void;
}

/** A change that waits, and how many scripts led to it. */
interface Waiting {
  readonly value: TagValue;
  readonly hops: number;
}

interface Followed {
  readonly script: TagScript;
  /** What it was told last; undefined before the first value. */
  told: TagValue | undefined;
  /** The newest value that the tag had. */
  newest: TagValue | undefined;
  waiting: Waiting | undefined;
  hasMissed: boolean;
  /** Why it failed, when it ran last. */
  failed: string | undefined;
  stop: () => void;
}

const event = 'valueChanged';
const parameters = ['tag', 'tagPath', 'previousValue', 'currentValue', 'initialChange', 'missedEvents'];

/** Opens it, with no script yet. */
export function openTagEvents({ interpreter, ports, follow }: TagEventsOptions): TagEvents {
  const followed = new Map<string, Followed>();
  /** Those of which a change waits, in the order in which they are run. */
  const due = new Set<Followed>();
  let isRunning = false;

  const asked = (value: TagValue | undefined, tag: string): ScriptArgument => {
    const { quality, timestamp } = value ?? { quality: { code: pendingCode }, timestamp: 0 };
    const at = timestamp === 0 ? ports.clock.now() : timestamp;
    const fields = { value: value?.value ?? null, quality: quality.code, timestamp: at, tag };
    if (value?.isDouble === true) keepDouble(fields, 'value');
    return ['value', fields];
  };
  const run = async (one: Followed, { value, hops }: Waiting): Promise<void> => {
    const { path, source, python, about } = one.script;
    const given: readonly ScriptArgument[] = [
      ['structure', about],
      ['data', path],
      asked(one.told, path),
      asked(value, path),
      ['data', one.told === undefined],
      ['data', one.hasMissed],
    ];
    one.told = value;
    one.hasMissed = false;
    const here = ['', '', ports.newId()] as const;
    const script = { filename: `${path}.${event}`, name: event, parameters, source, python, here };
    try {
      await after(hops, () => interpreter.run(script, given));
      one.failed = undefined;
    } catch (error) {
      // It was ended together with its interpreter, or is another one now.
      if (followed.get(path.toLowerCase()) !== one) return;
      const reason = error instanceof Error ? error.message : String(error);
      // One that fails at each change says so once.
      if (reason !== one.failed) ports.log.error(`The script ${event} of the tag ${path} failed.`, { reason });
      one.failed = reason;
    }
  };
  const runAll = async (): Promise<void> => {
    if (isRunning) return;
    isRunning = true;
    for (let [next] = due; next !== undefined; [next] = due) {
      due.delete(next);
      const { waiting } = next;
      next.waiting = undefined;
      if (waiting !== undefined) await run(next, waiting);
    }
    isRunning = false;
  };
  const hear = (one: Followed, value: TagValue): void => {
    // A value of bad quality is none, and one that did not come yet is no change.
    const level = levelOf(value.quality);
    if (value.quality.code === pendingCode || level === 'bad' || level === 'error') return;
    const before = one.newest;
    if (before !== undefined && before.isDouble === value.isDouble && isDeepStrictEqual(before.value, value.value))
      return;
    one.newest = value;
    one.hasMissed ||= one.waiting !== undefined;
    one.waiting = { value, hops: hopsNow() };
    due.add(one);
    // Not within what changed the tag: who wrote it does not wait for who hears of it.
    queueMicrotask(() => void runAll());
  };
  const leave = (path: string, one: Followed): void => {
    one.stop();
    due.delete(one);
    followed.delete(path);
  };
  return {
    take: (scripts) => {
      const next = new Map(scripts.map((script) => [script.path.toLowerCase(), script]));
      for (const [path, one] of [...followed]) if (!isDeepStrictEqual(next.get(path), one.script)) leave(path, one);
      for (const [path, script] of next) {
        if (followed.has(path)) continue;
        const one: Followed = {
          script,
          told: undefined,
          newest: undefined,
          waiting: undefined,
          hasMissed: false,
          failed: undefined,
          stop: () => undefined,
        };
        followed.set(path, one);
        one.stop = follow(script.path, (value) => hear(one, value));
      }
    },
    failing: () =>
      [...followed.values()].flatMap(({ script, failed }) =>
        failed === undefined ? [] : [{ path: script.path, reason: failed }],
      ),
    count: () => followed.size,
    tagOf: ({ name, interpreter: id }) =>
      interpreter.is(id) && name.endsWith(`.${event}`) ? name.slice(0, -event.length - 1) : undefined,
    close: () => {
      for (const [path, one] of [...followed]) leave(path, one);
    },
  };
}
