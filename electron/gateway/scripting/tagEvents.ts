/**
 * Scripts that hear of the events of a tag (its `eventScripts`: of its value, its quality and its alarms), as the gateway's own, one
 * after the other in an interpreter of theirs. Of the values that come while one runs or waits for its turn, the newest waits alone;
 * of what happens to alarms, all.
 */
import { isDeepStrictEqual } from 'node:util';
import { keepDouble, type ExactValue } from '../../contract/doubles.ts';
import type { JsonObject } from '../../contract/json.ts';
import type { Quality } from '../../contract/page.ts';
import type { Ports } from '../platform/ports.ts';
import type { PythonVersion } from '../platform/pythonVersion.ts';
import { levelOf, pendingCode } from '../platform/quality.ts';
import type { ScriptCaller } from '../platform/scriptFunction.ts';
import { after, leadNow, type Lead } from './hops.ts';
import type { Interpreter } from './interpreter.ts';
import type { ScriptArgument } from './protocol.ts';

const ofValues = ['tag', 'tagPath', 'previousValue', 'currentValue', 'initialChange', 'missedEvents'];
const ofAlarms = ['tag', 'tagPath', 'alarmName', 'alarmEvent', 'alarmPath'];
/** What the script of each event is given, as Ignition names it. */
const parameters = Object.freeze({
  valueChanged: ofValues,
  qualityChanged: ofValues,
  alarmActive: [...ofAlarms, 'missedEvents'],
  alarmCleared: [...ofAlarms, 'missedEvents'],
  alarmAcked: [...ofAlarms, 'ackedBy', 'missedEvents'],
});
type TagEvent = keyof typeof parameters;
type AlarmEventName = Exclude<TagEvent, 'valueChanged' | 'qualityChanged'>;

/** A script of an event of a tag. */
export interface TagScript {
  /** The whole path of the tag. */
  readonly path: string;
  readonly event: TagEvent;
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

/** What happened to an alarm of a tag. */
export interface AlarmHappening {
  /** The whole path of the tag. */
  readonly path: string;
  readonly event: AlarmEventName;
  readonly name: string;
  /** `prov:default:/tag:Line/Temp:/alm:High`. */
  readonly source: string;
  /** The event of the alarm, as it stood right after. */
  readonly row: JsonObject;
  /** Who acknowledged it; empty where it did so itself. */
  readonly by: string;
}

export interface TagEvents {
  /** From now on these are the scripts. One that is the same goes on where it was. */
  readonly take: (scripts: readonly TagScript[]) => void;
  /** Hears what happened to an alarm, for the scripts that its tag has once this call is over. */
  readonly hear: (happened: AlarmHappening) => void;
  /** The scripts that failed when they ran last, with the reason. */
  readonly failing: () => readonly { readonly path: string; readonly event: TagEvent; readonly reason: string }[];
  /** How many tags have scripts. */
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

type Happened = { readonly value: TagValue } | { readonly alarm: AlarmHappening };

/** What a script is to be told, and how many scripts led to it. */
interface Waiting {
  readonly of: Followed;
  happened: Happened;
  lead: Lead;
}

interface Followed {
  readonly script: TagScript;
  /** What it was told last; undefined before the first value. */
  previous: TagValue | undefined;
  /** The newest value that the tag had. */
  newest: TagValue | undefined;
  /** The oldest first. */
  waiting: Waiting[];
  hasMissed: boolean;
  /** Why it failed, when it ran last. */
  failed: string | undefined;
  stop: () => void;
}

/** How much of what happens to the alarms of a tag waits for a script; beyond it the oldest is missed. */
const mostAlarms = 100;

/** Opens it, with no script yet. */
export function openTagEvents({ interpreter, ports, follow }: TagEventsOptions): TagEvents {
  const followed = new Map<string, Followed>();
  /** All that waits, in the order in which it is told. */
  const due = new Set<Waiting>();
  let isRunning = false;

  const asked = (value: TagValue | undefined, tag: string): ScriptArgument => {
    const { quality, timestamp } = value ?? { quality: { code: pendingCode }, timestamp: 0 };
    const at = timestamp === 0 ? ports.clock.now() : timestamp;
    const fields = { value: value?.value ?? null, quality: quality.code, timestamp: at, tag };
    if (value?.isDouble === true) keepDouble(fields, 'value');
    return ['value', fields];
  };
  /** What a script is given beside the tag and its path, up to whether it missed something. */
  const givenOf = (one: Followed, happened: Happened): readonly ScriptArgument[] => {
    const { path } = one.script;
    if ('value' in happened)
      return [asked(one.previous, path), asked(happened.value, path), ['data', one.previous === undefined]];
    const { event, name, row, source, by } = happened.alarm;
    const user = by === '' ? '' : `usr-prov:default:/usr:${by}`;
    return [
      ['data', name],
      ['alarm', row],
      ['data', source],
      ...(event === 'alarmAcked' ? [['data', user] as const] : []),
    ];
  };
  const run = async (one: Followed, { happened, lead }: Waiting): Promise<void> => {
    const { path, event, source, python, about } = one.script;
    const given: readonly ScriptArgument[] = [
      ['structure', about],
      ['data', path],
      ...givenOf(one, happened),
      ['data', one.hasMissed],
    ];
    if ('value' in happened) one.previous = happened.value;
    one.hasMissed = false;
    const here = ['', '', ports.newId()] as const;
    const script = { filename: placeOf(one.script), name: event, parameters: parameters[event], source, python, here };
    try {
      await after(lead, () => interpreter.run(script, given));
      one.failed = undefined;
    } catch (error) {
      // It was ended together with its interpreter, or is another one now.
      if (followed.get(keyOf(one.script)) !== one) return;
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
      next.of.waiting.shift();
      await run(next.of, next);
    }
    isRunning = false;
  };
  const wait = (one: Followed, happened: Happened, lead: Lead, most: number): void => {
    const [oldest] = one.waiting;
    const isFull = oldest !== undefined && one.waiting.length >= most;
    one.hasMissed ||= isFull;
    if (isFull && 'value' in happened) {
      // The newest has the turn of the one that is missed.
      oldest.happened = happened;
      oldest.lead = lead;
      return;
    }
    if (isFull) {
      due.delete(oldest);
      one.waiting.shift();
    }
    const next = { of: one, happened, lead };
    one.waiting.push(next);
    due.add(next);
    // Not within what changed the tag: who wrote it does not wait for who hears of it.
    queueMicrotask(() => void runAll());
  };
  const hearValue = (one: Followed, value: TagValue): void => {
    // What did not come yet is no change.
    if (value.quality.code === pendingCode) return;
    const before = one.newest;
    if (one.script.event === 'qualityChanged') {
      if (before?.quality.code === value.quality.code) return;
    } else {
      // A value of bad quality is none.
      const level = levelOf(value.quality);
      if (level === 'bad' || level === 'error') return;
      const isSame = before !== undefined && before.isDouble === value.isDouble;
      if (isSame && isDeepStrictEqual(before.value, value.value)) return;
    }
    one.newest = value;
    wait(one, { value }, leadNow(), 1);
  };
  const leave = (key: string, one: Followed): void => {
    one.stop();
    for (const waiting of one.waiting) due.delete(waiting);
    followed.delete(key);
  };
  return {
    take: (scripts) => {
      const next = new Map(scripts.map((script) => [keyOf(script), script]));
      for (const [key, one] of [...followed]) if (!isDeepStrictEqual(next.get(key), one.script)) leave(key, one);
      for (const [key, script] of next) {
        if (followed.has(key)) continue;
        const one: Followed = {
          script,
          previous: undefined,
          newest: undefined,
          waiting: [],
          hasMissed: false,
          failed: undefined,
          stop: () => undefined,
        };
        followed.set(key, one);
        if (script.event === 'valueChanged' || script.event === 'qualityChanged')
          one.stop = follow(script.path, (value) => hearValue(one, value));
      }
    },
    hear: (happened) => {
      const lead = leadNow();
      // Tags that are read anew have their alarms before their scripts.
      queueMicrotask(() => {
        const one = followed.get(keyOf(happened));
        if (one !== undefined) wait(one, { alarm: happened }, lead, mostAlarms);
      });
    },
    failing: () =>
      [...followed.values()].flatMap(({ script: { path, event }, failed }) =>
        failed === undefined ? [] : [{ path, event, reason: failed }],
      ),
    count: () => new Set([...followed.values()].map(({ script }) => script.path)).size,
    tagOf: ({ name, interpreter: id }) => {
      const [, path, event = ''] = /^(.*)\.(\w+)$/s.exec(name) ?? [];
      return interpreter.is(id) && Object.hasOwn(parameters, event) ? path : undefined;
    },
    close: () => {
      for (const [key, one] of [...followed]) leave(key, one);
    },
  };
}

/** What a script is called in errors. */
function placeOf({ path, event }: Pick<TagScript, 'path' | 'event'>): string {
  return `${path}.${event}`;
}

function keyOf(script: Pick<TagScript, 'path' | 'event'>): string {
  return placeOf(script).toLowerCase();
}
