/** How the alarms stand, for the tables of pages. */
import { computed, signal, type ReadonlySignal } from '@preact/signals-core';
import type { AlarmBanner, AlarmBoard } from '../../contract/alarms.ts';
import type { AlarmsStanding } from '../expression/references.ts';
import type { Clock } from '../platform/ports.ts';
import type { QualifiedValue } from '../tags/provider.ts';
import type { Alarms, KnownAlarm } from './alarms.ts';
import { isOpen } from './event.ts';
import { peopleOf, rowOf, stateOf, type Called } from './rows.ts';
import { byUrgency, qualityOf } from './tags.ts';

/** Milliseconds from a change to a refresh, one animation frame, and between two refreshes: a flood is read in steps. */
const frame = 16;
const every = 250;
/** Events that are shown; the count says all of them. */
const mostEvents = 500;

/**
 * The most urgent alarm that is active and that nobody acknowledged, of all and not only of those that are shown. Alarms of the priority
 * `Diagnostic` are for whoever looks for them.
 */
export type Waiting = Omit<AlarmBanner, 'doubt'>;

export interface Board {
  /** Made while something follows it alone. Its quality says where it is not known how all of them stand. */
  readonly value: ReadonlySignal<
    QualifiedValue & { readonly value: AlarmBoard; readonly waiting: Waiting; readonly all: () => AlarmsStanding }
  >;
  readonly close: () => void;
}

type Shown = Pick<Alarms, 'events' | 'unjudged' | 'shelving' | 'shelvings' | 'known' | 'outOfService' | 'onChange'>;

/** Opens it for people who are `called` so; it follows the alarms until it is closed. */
export function openBoard(alarms: Shown, clock: Clock, called: Called): Board {
  const changes = signal(0);
  let refreshedAt = -Infinity;
  let callOff: (() => void) | undefined;
  const refresh = (): void => {
    callOff = undefined;
    refreshedAt = clock.monotonic();
    changes.value += 1;
  };
  const stop = alarms.onChange(() => {
    callOff ??= clock.after(Math.max(frame, refreshedAt + every - clock.monotonic()), refresh);
  });
  const value = computed(() => {
    // Follows nothing else: how alarms stand is no signal.
    void changes.value;
    let all: AlarmsStanding | undefined;
    return {
      ...boardOf(alarms, called),
      // Few projects ask, and an alarm flood makes a board many times a second.
      all: () => (all ??= allOf(alarms)),
      quality: qualityOf(alarms.unjudged()),
      timestamp: clock.now(),
    };
  });
  return {
    value,
    close: () => {
      stop();
      callOff?.();
    },
  };
}

/** For expressions, which ask for any of them. */
function allOf({ events, shelving, known, outOfService, unjudged }: Shown): AlarmsStanding {
  return {
    events: events().map(({ source, displayPath, priority, clearedAt, ack }) => ({
      source,
      displayPath,
      priority,
      isActive: clearedAt === undefined,
      isAcked: ack !== undefined,
      isShelved: shelving(source) !== undefined,
    })),
    known: [...known(), ...outOfService()].map(({ source }) => source),
    unjudged: unjudged(),
  };
}

function boardOf(alarms: Shown, called: Called): { readonly value: AlarmBoard; readonly waiting: Waiting } {
  const open = alarms.events().filter(isOpen);
  const seen = open.filter(({ source }) => alarms.shelving(source) === undefined).toSorted(byUrgency);
  const known = new Map(alarms.known().map((alarm) => [alarm.source, alarm]));
  const states = new Map(open.map((event) => [event.source, stateOf(event)]));
  const shown = seen.slice(0, mostEvents);
  const shelvings = alarms.shelvings();
  const value: AlarmBoard = {
    events: shown.map((event) => rowOf(event, undefined)),
    more: Math.max(0, seen.length - mostEvents),
    shelved: shelvings.flatMap(({ source, by, until }) => {
      const alarm = known.get(source);
      return alarm === undefined ? [] : [{ ...nameOf(alarm), by, until, state: states.get(source) ?? null }];
    }),
    outOfService: alarms.outOfService().map(nameOf),
    people: peopleOf([...shown.flatMap(({ ack }) => ack?.by ?? []), ...shelvings.map(({ by }) => by)], called),
  };
  const waiting = seen.filter(
    ({ priority, clearedAt, ack }) => priority !== 'Diagnostic' && clearedAt === undefined && ack === undefined,
  );
  const [first] = waiting;
  return {
    value,
    waiting: {
      event: first === undefined ? null : rowOf(first, undefined),
      more: Math.max(0, waiting.length - 1),
    },
  };
}

function nameOf({ source, displayPath, priority }: KnownAlarm): AlarmBoard['outOfService'][number] {
  return { source, displayPath, priority };
}
