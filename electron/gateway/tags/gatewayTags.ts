/**
 * `[System]Gateway`: what projects ask of the gateway by the names that Ignition has for it. Each is brought up to date once a
 * second while something follows it.
 */
import { signal, type ReadonlySignal } from '@preact/signals-core';
import { isDeepStrictEqual } from 'node:util';
import { dateValue } from '../../contract/values.ts';
import type { Json } from '../../contract/json.ts';
import type { ComputerUse } from '../platform/computer.ts';
import { good } from '../platform/quality.ts';
import type { Clock } from '../platform/ports.ts';
import type { QualifiedValue } from './provider.ts';
import type { ServiceTags } from './system.ts';

/** Milliseconds between two looks. */
const every = 1000;

/** How a database stands. */
export interface DatabaseUse {
  readonly name: string;
  readonly isAvailable: boolean;
  readonly used: number;
  readonly most: number;
}

export interface GatewayTagsOptions {
  readonly clock: Clock;
  readonly stationName: string;
  readonly computer: ComputerUse;
  /** The databases, as they are whenever they are asked for. */
  readonly databases: () => readonly DatabaseUse[];
}

interface Told {
  readonly value: Json;
  readonly isDouble?: true;
}

/** Opens them. */
export function gatewayTags({ clock, stationName, computer, databases }: GatewayTagsOptions): ServiceTags {
  const begun = clock.monotonic();
  const share = (used: number, most: number): Told => ({ value: most > 0 ? used / most : 0, isDouble: true });
  const fixed: Readonly<Record<string, () => Told>> = {
    CurrentDateTime: () => ({ value: dateValue(clock.now()) }),
    SystemName: () => ({ value: stationName }),
    Timezone: () => ({ value: clock.zone }),
    UptimeSeconds: () => ({ value: Math.floor((clock.monotonic() - begun) / 1000) }),
    'Performance/CPU Usage': () => ({ value: computer.processors(), isDouble: true }),
    'Performance/Memory Usage': () => ({ value: computer.memory().used }),
    'Performance/Max Memory': () => ({ value: computer.memory().most }),
    'Performance/Memory Utilization': () => share(computer.memory().used, computer.memory().most),
    // A station stands for itself: there is no other one that takes its place.
    'Redundancy/Role': () => ({ value: 'Independent' }),
    'Redundancy/ActivityLevel': () => ({ value: 'Active' }),
    'Redundancy/IsActive': () => ({ value: true }),
    'Redundancy/IsMaster': () => ({ value: true }),
  };
  const all = (): ReadonlyMap<string, () => Told> =>
    new Map(
      [
        ...Object.entries(fixed),
        ...databases().flatMap(({ name, isAvailable, used, most }): [string, () => Told][] => [
          [`Database/${name}/Available`, () => ({ value: isAvailable })],
          [`Database/${name}/ActiveConnections`, () => ({ value: used })],
          [`Database/${name}/ConnectionSaturation`, () => share(used, most)],
        ]),
      ].map(([path, read]) => [`Gateway/${path}`, read]),
    );
  const find = (path: string): (() => Told) | undefined =>
    [...all()].find(([name]) => name.toLowerCase() === path.toLowerCase())?.[1];
  const now = (path: string): QualifiedValue | undefined => {
    const found = find(path)?.();
    return found === undefined ? undefined : { ...found, quality: good, timestamp: clock.now() };
  };
  /** Those that were asked for; each looks only while it is followed. */
  const made = new Map<string, ReadonlySignal<QualifiedValue>>();
  const looking = new Set<() => void>();

  const open = (path: string, first: QualifiedValue): ReadonlySignal<QualifiedValue> => {
    let callOff = (): void => undefined;
    const end = (): void => callOff();
    const look = (): void => {
      callOff = clock.after(every, look);
      const next = now(path) ?? gone(path);
      if (!isDeepStrictEqual(next.value, tag.peek().value)) tag.value = next;
    };
    const tag = signal<QualifiedValue>(first, {
      watched: () => {
        looking.add(end);
        look();
      },
      unwatched: () => {
        looking.delete(end);
        end();
      },
    });
    return tag;
  };

  /** A database that the site has no more. */
  const gone = (path: string): QualifiedValue => {
    const quality = { code: 'Bad_NotFound', reason: `No tag [System]${path}` };
    return { value: null, quality, timestamp: clock.now() };
  };

  return {
    tag: (path) => {
      const key = path.toLowerCase();
      const kept = made.get(key);
      if (kept !== undefined) return kept;
      const first = now(path);
      if (first === undefined) return undefined;
      const tag = open(path, first);
      made.set(key, tag);
      return tag;
    },
    read: now,
    paths: () => [...all().keys()],
    close: () => {
      for (const end of looking) end();
    },
  };
}
