/** The alarms of tags: which are active, since when and with which value, and who acknowledged what. */
import { isDeepStrictEqual } from 'node:util';
import { effect } from '@preact/signals-core';
import { CountersignError, ErrorCode } from '../../contract/errors.ts';
import type { Json } from '../../contract/json.ts';
import type { Ports } from '../platform/ports.ts';
import type { AlarmPriority, AlarmSettings } from '../tags/alarmSettings.ts';
import type { TagDefinition } from '../tags/definitions.ts';
import type { QualifiedValue } from '../tags/provider.ts';
import type { Tags } from '../tags/tags.ts';
import { holds } from './condition.ts';

/** One time that an alarm became active. */
export interface AlarmEvent {
  readonly id: string;
  /** `prov:default:/tag:Line/Temp:/alm:High`. */
  readonly source: string;
  readonly displayPath: string;
  readonly label: string;
  readonly priority: AlarmPriority;
  readonly notes: string;
  /** Epoch milliseconds at which it became active, by the station's clock. */
  readonly activeAt: number;
  /** What the tag held then. */
  readonly value: Json;
  /** Epoch milliseconds at which it was over; absent while it is active. */
  readonly clearedAt?: number;
  readonly ack?: Acknowledgement;
  readonly needsNotes: boolean;
}

export interface Acknowledgement {
  readonly at: number;
  /** The user name of who did; empty where the settings of the alarm did. */
  readonly by: string;
  readonly notes: string;
}

export interface Alarms {
  /** From now on the alarms are those of these tags of `[default]`; one whose settings stay keeps its event. */
  readonly take: (definitions: readonly TagDefinition[]) => void;
  /** Those that are active, those that wait to be acknowledged, and the newest of the others; the oldest first. */
  readonly events: () => readonly AlarmEvent[];
  readonly active: () => readonly AlarmEvent[];
  /**
   * Acknowledges events by their ids; those that were already stay as they are. `note` keeps it in the trail first: what throws
   * there leaves all of them as they were. Throws `object-not-found` and `validation`, and then none was acknowledged.
   */
  readonly acknowledge: (
    ids: readonly string[],
    given: Omit<Acknowledgement, 'at'>,
    note: (events: readonly AlarmEvent[]) => void,
  ) => void;
  /** The tags whose values say nothing of their alarms now, each with the reason: those alarms stand as they last did. */
  readonly unjudged: () => ReadonlyMap<string, string>;
  /** Calls `listener` after each change; the returned function ends it. */
  readonly onChange: (listener: () => void) => () => void;
  readonly close: () => void;
}

/** Events that are held: beyond them the oldest that are over go. */
const mostHeld = 5000;

interface Watched {
  readonly settings: AlarmSettings;
  /** Id of the event, while it is active. */
  readonly active: () => string | undefined;
  readonly stop: () => void;
}

/** Opens them, of no tags yet. `tags` is asked once there are some. */
export function openAlarms(tags: () => Pick<Tags, 'tag'>, { clock, newId }: Pick<Ports, 'clock' | 'newId'>): Alarms {
  let watched = new Map<string, Watched>();
  const unjudged = new Map<string, { readonly path: string; readonly reason: string }>();
  const events = new Map<string, AlarmEvent>();
  const listeners = new Set<() => void>();
  const tell = (): void => {
    for (const listener of listeners) listener();
  };
  const begin = (path: string, source: string, settings: AlarmSettings, value: Json): string => {
    const { name, displayPath = `${path}/${name}`, label = name, priority, notes, ackMode, ackNotesReqd } = settings;
    const [id, activeAt] = [newId(), clock.now()];
    const own = { id, source, displayPath, label, priority, notes, activeAt, value, needsNotes: ackNotesReqd };
    events.set(id, ackMode === 'Unused' ? { ...own, ack: { at: activeAt, by: '', notes: '' } } : own);
    if (events.size > mostHeld) {
      const over = [...events.values()].filter(({ clearedAt }) => clearedAt !== undefined);
      const oldest = over.find(({ ack }) => ack !== undefined) ?? over[0];
      if (oldest !== undefined) events.delete(oldest.id);
    }
    return id;
  };
  const clear = (id: string, { ackMode }: AlarmSettings): void => {
    const event = events.get(id);
    if (event === undefined) return;
    const at = clock.now();
    const own = ackMode === 'Auto' && event.ack === undefined ? { ack: { at, by: '', notes: '' } } : {};
    events.set(id, { ...event, ...own, clearedAt: at });
  };
  const watch = (path: string, source: string, settings: AlarmSettings, before: string | undefined): Watched => {
    let active = before;
    let newest: Json = null;
    let callOff: (() => void) | undefined;
    const rest = (): void => {
      callOff?.();
      callOff = undefined;
    };
    const turn = (): void => {
      callOff = undefined;
      if (active === undefined) active = begin(path, source, settings, newest);
      else {
        clear(active, settings);
        active = undefined;
      }
      tell();
    };
    const say = (reason: string | undefined): void => {
      if (unjudged.get(source)?.reason === reason) return;
      if (reason === undefined) unjudged.delete(source);
      else unjudged.set(source, { path, reason });
      tell();
    };
    const take = (given: QualifiedValue): void => {
      const isActive = active !== undefined;
      const found = holds(settings, given, isActive);
      say(found === undefined ? whyNot(given) : undefined);
      newest = given.value;
      // What waits starts over with the next value that says something.
      if (found === undefined || found === isActive) {
        rest();
        return;
      }
      const seconds = isActive ? settings.timeOffDelaySeconds : settings.timeOnDelaySeconds;
      if (seconds === 0) turn();
      else callOff ??= clock.after(seconds * 1000, turn);
    };
    const stop = effect(() => take(tags().tag(`[default]${path}`).value));
    return {
      settings,
      active: () => active,
      stop: () => {
        stop();
        rest();
        unjudged.delete(source);
      },
    };
  };
  const end = (): void => {
    for (const { stop } of watched.values()) stop();
  };
  return {
    take: (definitions) => {
      end();
      const before = watched;
      watched = new Map();
      for (const { path, alarms, enabled } of definitions) {
        for (const settings of enabled ? alarms : []) {
          if (!settings.enabled) continue;
          const source = `prov:default:/tag:${path}:/alm:${settings.name}`;
          const last = before.get(source);
          const stays = last !== undefined && isDeepStrictEqual(last.settings, settings);
          watched.set(source, watch(path, source, settings, stays ? last.active() : undefined));
        }
      }
      // What an alarm had that is another one now, or not there, is over.
      const still = new Set([...watched.values()].map(({ active }) => active()));
      for (const { settings, active } of before.values()) {
        const id = active();
        if (id !== undefined && !still.has(id)) clear(id, settings);
      }
      tell();
    },
    events: () => [...events.values()],
    active: () => [...events.values()].filter(({ clearedAt }) => clearedAt === undefined),
    acknowledge: (ids, given, note) => {
      const found = [...new Set(ids)].map((id) => events.get(id) ?? unknown(id));
      const open = found.filter(({ ack }) => ack === undefined);
      const strict = open.find(({ needsNotes }) => needsNotes);
      if (strict !== undefined && given.notes.trim() === '')
        throw new CountersignError(ErrorCode.validation, wantsNotes(strict));
      if (open.length === 0) return;
      note(open);
      const ack = { ...given, at: clock.now() };
      for (const { id } of open) {
        const event = events.get(id);
        if (event !== undefined) events.set(id, { ...event, ack });
      }
      tell();
    },
    unjudged: () => new Map([...unjudged.values()].map(({ path, reason }) => [path, reason])),
    onChange: (listener) => {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    close: end,
  };
}

function whyNot({ quality }: QualifiedValue): string {
  return quality.code.startsWith('Good') ? 'its value is no number' : `its value is ${quality.code}`;
}

function unknown(id: string): never {
  throw new CountersignError(ErrorCode.objectNotFound, `There is no event ${id} of an alarm. None was acknowledged.`);
}

function wantsNotes({ displayPath }: AlarmEvent): string {
  return `The alarm ${displayPath} is acknowledged with a note. None was acknowledged: write what was found or done.`;
}
