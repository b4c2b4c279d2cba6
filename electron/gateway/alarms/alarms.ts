/** The alarms of tags: which are active, since when and with which value. */
import { isDeepStrictEqual } from 'node:util';
import { effect } from '@preact/signals-core';
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
}

export interface Alarms {
  /** From now on the alarms are those of these tags of `[default]`; one whose settings stay keeps its event. */
  readonly take: (definitions: readonly TagDefinition[]) => void;
  readonly active: () => readonly AlarmEvent[];
  /** The tags whose values say nothing of their alarms now, each with the reason: those alarms stand as they last did. */
  readonly unjudged: () => ReadonlyMap<string, string>;
  /** Calls `listener` after each change; the returned function ends it. */
  readonly onChange: (listener: () => void) => () => void;
  readonly close: () => void;
}

interface Watched {
  readonly settings: AlarmSettings;
  readonly event: () => AlarmEvent | undefined;
  readonly stop: () => void;
}

/** Opens them, of no tags yet. `tags` is asked once there are some. */
export function openAlarms(tags: () => Pick<Tags, 'tag'>, { clock, newId }: Pick<Ports, 'clock' | 'newId'>): Alarms {
  let watched = new Map<string, Watched>();
  const unjudged = new Map<string, { readonly path: string; readonly reason: string }>();
  const listeners = new Set<() => void>();
  const tell = (): void => {
    for (const listener of listeners) listener();
  };
  const watch = (path: string, source: string, settings: AlarmSettings, before: AlarmEvent | undefined): Watched => {
    let event = before;
    let newest: Json = null;
    let callOff: (() => void) | undefined;
    const rest = (): void => {
      callOff?.();
      callOff = undefined;
    };
    const turn = (): void => {
      callOff = undefined;
      const { name, displayPath = `${path}/${name}`, label = name, priority, notes } = settings;
      event =
        event === undefined
          ? { id: newId(), source, displayPath, label, priority, notes, activeAt: clock.now(), value: newest }
          : undefined;
      tell();
    };
    const say = (reason: string | undefined): void => {
      if (unjudged.get(source)?.reason === reason) return;
      if (reason === undefined) unjudged.delete(source);
      else unjudged.set(source, { path, reason });
      tell();
    };
    const take = (given: QualifiedValue): void => {
      const isActive = event !== undefined;
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
      event: () => event,
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
          watched.set(source, watch(path, source, settings, stays ? last.event() : undefined));
        }
      }
      tell();
    },
    active: () => [...watched.values()].flatMap(({ event }) => event() ?? []),
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
