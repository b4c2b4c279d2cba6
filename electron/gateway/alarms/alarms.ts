/** The alarms of tags: which are active, since when and with which value, and who acknowledged what. */
import { isDeepStrictEqual } from 'node:util';
import { computed, effect, untracked } from '@preact/signals-core';
import type { AlarmChange, AlarmPriority } from '../../contract/alarms.ts';
import { CountersignError, ErrorCode } from '../../contract/errors.ts';
import type { Json, JsonObject } from '../../contract/json.ts';
import type { Ports } from '../platform/ports.ts';
import { openTicks } from '../platform/ticks.ts';
import { good, levelOf } from '../platform/quality.ts';
import { isBlank } from '../platform/unseen.ts';
import type { AlarmSettings, BoundSetting } from '../tags/alarmSettings.ts';
import type { TagDefinition } from '../tags/definitions.ts';
import type { QualifiedValue } from '../tags/provider.ts';
import { evaluator, tagPathFrom } from '../tags/tagExpression.ts';
import type { Tags } from '../tags/tags.ts';
import { holds, limitsOf, type Limits, type ReadBound } from './condition.ts';
import { stillSays, textOfBound, wordsOf, type Acknowledgement, type AlarmEvent, type AlarmWords } from './event.ts';
import type { Journal } from './journal.ts';
import { isMeant } from './matching.ts';
import { longestShelving, type Shelf, type Shelving } from './shelf.ts';

/** An alarm that is judged, or would be were it in service. */
export interface KnownAlarm {
  readonly source: string;
  readonly displayPath: string;
  readonly priority: AlarmPriority;
}

export interface Alarms {
  /** From now on the alarms are those of these tags of `[default]`; one whose settings stay keeps its event. */
  readonly take: (definitions: readonly TagDefinition[]) => void;
  /** Those that are active, those that wait to be acknowledged, and the newest of the others; the oldest first. */
  readonly events: () => readonly AlarmEvent[];
  readonly active: () => readonly AlarmEvent[];
  readonly event: (id: string) => AlarmEvent | undefined;
  /** Why an event cannot be acknowledged with these notes; undefined where it can, or was already. */
  readonly whyNotAcknowledged: (id: string, notes: string) => Lacking | undefined;
  /**
   * Acknowledges events by their ids; those that were already stay as they are. `note` keeps it in the trail, in the same
   * transaction: what throws there leaves all of them as they were. Throws as `whyNotAcknowledged` says for one of them, and
   * `forbidden` for one that asks for a signature where nobody signed; then none was acknowledged.
   */
  readonly acknowledge: (
    ids: readonly string[],
    given: Omit<Acknowledgement, 'at'> & { readonly isSigned?: boolean },
    note: (events: readonly AlarmEvent[]) => void,
  ) => void;
  /**
   * Sets alarms aside for seconds; `note` as for `acknowledge`. Throws `object-not-found` where there is none as meant, `validation`
   * where one may not be shelved or the time is none that may be; then none was shelved.
   */
  readonly shelve: (meant: Meant, given: ShelveGiven, note: (alarms: readonly KnownAlarm[]) => void) => void;
  /** Takes alarms back; those that are not shelved stay as they are. Throws `object-not-found` where there is none as meant. */
  readonly unshelve: (meant: Meant, note: (sources: readonly string[]) => void) => void;
  /** How an alarm is shelved now, by its source; undefined where it is not. */
  readonly shelving: (source: string) => Shelving | undefined;
  readonly shelvings: () => readonly Shelving[];
  /** The alarms that are judged. */
  readonly known: () => readonly KnownAlarm[];
  /** The alarms that are out of service: their settings, or those of their tags, say so. Nothing judges them. */
  readonly outOfService: () => readonly KnownAlarm[];
  /** The tags whose values say nothing of their alarms now, each with the reason: those alarms stand as they last did. */
  readonly unjudged: () => ReadonlyMap<string, string>;
  /**
   * Calls `listener` with each thing that happens to an alarm, and at once with what happened before anybody listened. One that
   * acknowledges itself is cleared before.
   */
  readonly onHappening: (listener: Happened) => void;
  /** Calls `listener` after each change; the returned function ends it. */
  readonly onChange: (listener: () => void) => () => void;
  readonly close: () => void;
}

/** Hears what happened to an event, which is as it stood right after. */
export type Happened = (change: AlarmChange, event: AlarmEvent) => void;

/** Why an event cannot be acknowledged. */
export interface Lacking {
  readonly code: ErrorCode;
  /** As a sentence that names it. */
  readonly words: string;
  /** As a sentence that many have in common. */
  readonly why: string;
}

/** Which alarms are meant: by their sources as they stand, or by patterns of sources or display paths. */
export type Meant = { readonly sources: readonly string[] } | { readonly patterns: readonly string[] };

export interface ShelveGiven {
  /** The user name of who does. */
  readonly by: string;
  readonly seconds: number;
}

/** Events that are held: beyond them the oldest that are over go. */
const mostHeld = 5000;
/** Characters of a value that an event keeps. */
const longestValue = 2000;
/** Milliseconds by which the clock of a device may be ahead; one that is further is believed no time. */
const clockTolerance = 60_000;

/** What an event is made of that its alarm says now. */
interface Saying {
  readonly words: AlarmWords;
  readonly data: JsonObject;
  readonly mayBeShelved: boolean;
}

interface Watched extends KnownAlarm {
  readonly settings: AlarmSettings;
  readonly mayBeShelved: () => boolean;
  /** Whether what `enabled` is bound to says that it is out of service. */
  readonly isOff: () => boolean;
  /** Id of the event, while it is active. */
  readonly active: () => string | undefined;
  readonly stop: () => void;
}

/** Opens them as they were left, of no tags yet. `tags` is asked once there are some. */
export function openAlarms(
  tags: () => Pick<Tags, 'tag'>,
  { clock, newId }: Pick<Ports, 'clock' | 'newId'>,
  { journal, shelf }: { readonly journal: Journal; readonly shelf: Shelf },
): Alarms {
  const now = openTicks(clock);
  let watched = new Map<string, Watched>();
  let resting: readonly KnownAlarm[] = [];
  const unjudged = new Map<string, { readonly path: string; readonly reason: string }>();
  const events = new Map(journal.held(mostHeld).map((event) => [event.id, event]));
  const listeners = new Set<() => void>();
  const tell = (): void => {
    for (const listener of listeners) listener();
  };
  shelf.onChange(tell);
  /** What happened before anybody listened. */
  const unheard: Parameters<Happened>[] = [];
  let happened: Happened = (...one) => {
    unheard.push(one);
    if (unheard.length > mostHeld) unheard.shift();
  };
  const put = (event: AlarmEvent): void => {
    events.set(event.id, event);
    journal.note(event);
  };
  const active = (): readonly AlarmEvent[] => [...events.values()].filter(({ clearedAt }) => clearedAt === undefined);
  /** When an event happens that a value makes, as the settings of its alarm say. */
  const timeOf = ({ mode, timestampSource }: AlarmSettings, made: QualifiedValue | undefined): number => {
    const at = clock.now();
    // A value that went bad keeps the time at which it was good.
    const isTimed = timestampSource === 'Value' && mode !== 'BadQuality' && made !== undefined;
    return isTimed && made.timestamp <= at + clockTolerance ? made.timestamp : at;
  };
  const begin = (
    source: string,
    settings: AlarmSettings,
    { words, data }: Saying,
    made: QualifiedValue | undefined,
  ): string => {
    const [id, activeAt] = [newId(), timeOf(settings, made)];
    const wasShelved = shelf.of(source) !== undefined;
    const own = { id, source, ...words, data, activeAt, value: shortOf(made?.value ?? null), wasShelved };
    const event = settings.ackMode === 'Unused' ? { ...own, ack: { at: activeAt, by: '', notes: '' } } : own;
    put(event);
    happened('active', event);
    if (events.size > mostHeld) {
      const over = [...events.values()].filter(({ clearedAt }) => clearedAt !== undefined);
      const oldest = over.find(({ ack }) => ack !== undefined) ?? over[0];
      if (oldest !== undefined) events.delete(oldest.id);
    }
    return id;
  };
  const clear = (id: string, given = clock.now()): void => {
    const event = events.get(id);
    if (event === undefined) return;
    const at = Math.max(given, event.activeAt);
    const own = event.acksItself && event.ack === undefined ? { ack: { at, by: '', notes: '' } } : {};
    const cleared = { ...event, ...own, clearedAt: at };
    put(cleared);
    happened('cleared', cleared);
    if ('ack' in own) happened('acknowledged', cleared);
  };
  /** Reads what settings of an alarm are bound to, from where its tag stands; expressions know `{itemPath}` and `{name}`, too. */
  const boundReader = (path: string, { name }: AlarmSettings): ReadBound => {
    const tag = (at: string): QualifiedValue => tags().tag(at).value;
    const own = (value: string) => () => ({ value, quality: good, timestamp: clock.now() });
    const more = new Map([
      ['itemPath', own(path)],
      ['name', own(name)],
    ]);
    const place = { provider: 'default', path, clock, now, tag, more };
    const expressions = new Map<string, () => QualifiedValue>();
    return ({ bindType, value }) => {
      if (bindType === 'Tag') return tag(tagPathFrom(value, 'default', path));
      const known = expressions.get(value) ?? evaluator(place, value);
      expressions.set(value, known);
      return known();
    };
  };
  /** What an alarm says now, following what that is bound to. */
  const sayingOf = (path: string, settings: AlarmSettings, read: ReadBound): Saying => {
    const valueOf = (bound: BoundSetting): Json => {
      const { value, quality } = read(bound);
      return levelOf(quality) === 'good' ? value : null;
    };
    const data = settings.associated.map(
      ({ name, value }) => [name, shortOf('constant' in value ? value.constant : valueOf(value))] as const,
    );
    const { shelvingAllowed } = settings;
    const allowed = typeof shelvingAllowed === 'object' ? valueOf(shelvingAllowed) : shelvingAllowed;
    return {
      words: wordsOf(path, settings, textOfBound(read)),
      data: Object.fromEntries(data),
      mayBeShelved: allowed === true || (typeof allowed === 'number' && allowed !== 0),
    };
  };
  const watch = (path: string, source: string, settings: AlarmSettings, before: string | undefined): Watched => {
    let active = before;
    let isOff = false;
    let newest: QualifiedValue | undefined;
    /** What waits: since when (monotonic), and for how many milliseconds. */
    let waiting: { readonly since: number; readonly ms: number; readonly callOff: () => void } | undefined;
    const read = boundReader(path, settings);
    const saying = computed(() => sayingOf(path, settings, read));
    const now = (): Saying => untracked(() => saying.value);
    const rest = (): void => {
      waiting?.callOff();
      waiting = undefined;
    };
    const turn = (): void => {
      // Also what waited for longer, before its delay became a shorter one: it would turn it back.
      rest();
      if (active === undefined) active = begin(source, settings, now(), newest);
      else {
        clear(active, timeOf(settings, newest));
        active = undefined;
      }
      tell();
    };
    /** Turns after a delay, which may become another one while it waits. */
    const turnAfter = (ms: number): void => {
      if (waiting?.ms === ms) return;
      const since = waiting?.since ?? clock.monotonic();
      const left = since + ms - clock.monotonic();
      waiting?.callOff();
      if (left <= 0) turn();
      else waiting = { since, ms, callOff: clock.after(left, turn) };
    };
    const say = (reason: string | undefined): void => {
      if (unjudged.get(source)?.reason === reason) return;
      if (reason === undefined) unjudged.delete(source);
      else unjudged.set(source, { path, reason });
      tell();
    };
    /** What it was active by is over; it is counted as out of service. */
    const putOff = (): void => {
      rest();
      say(undefined);
      if (isOff) return;
      isOff = true;
      if (active !== undefined) clear(active);
      active = newest = undefined;
      tell();
    };
    const take = (given: QualifiedValue, limits: Limits): void => {
      if (limits === 'off') {
        putOff();
        return;
      }
      if (isOff && !('reason' in limits)) {
        isOff = false;
        tell();
      }
      const isActive = active !== undefined;
      const answer = 'reason' in limits ? limits : holds(settings, limits, given, isActive);
      const found = typeof answer === 'boolean' ? answer : undefined;
      say(typeof answer === 'boolean' ? undefined : answer.reason);
      const isChange = newest !== undefined && !isDeepStrictEqual(newest.value, given.value);
      if (found !== undefined || settings.mode !== 'AnyChange') newest = given;
      if (settings.mode === 'AnyChange' && found !== undefined && isChange) {
        clear(begin(source, settings, now(), given), timeOf(settings, given));
        tell();
      }
      // What waits starts over with the next value that says something.
      if ('reason' in limits || found === undefined || found === isActive) {
        rest();
        return;
      }
      turnAfter((isActive ? limits.timeOffDelaySeconds : limits.timeOnDelaySeconds) * 1000);
    };
    // What it says is followed all the time: what nobody follows has no value yet when it is asked for.
    const stopSaying = effect(() => void saying.value);
    const stop = effect(() => take(tags().tag(`[default]${path}`).value, limitsOf(settings, read)));
    return {
      source,
      get displayPath() {
        return now().words.displayPath;
      },
      get priority() {
        return now().words.priority;
      },
      settings,
      mayBeShelved: () => now().mayBeShelved,
      isOff: () => isOff,
      active: () => active,
      stop: () => {
        stop();
        stopSaying();
        rest();
        unjudged.delete(source);
      },
    };
  };
  const whyNotAcknowledged: Alarms['whyNotAcknowledged'] = (id, notes) => {
    const event = events.get(id);
    if (event === undefined) {
      const words = `There is no event ${id} of an alarm.`;
      return { code: ErrorCode.objectNotFound, words, why: 'Not known any more.' };
    }
    if (event.ack !== undefined || !event.needsNotes || !isBlank(notes)) return undefined;
    const why = 'Acknowledged with a note only: write what was found or done.';
    return { code: ErrorCode.validation, words: `The alarm ${event.displayPath} is acknowledged with a note.`, why };
  };
  const inService = (): readonly Watched[] => [...watched.values()].filter(({ isOff }) => !isOff());
  const end = (): void => {
    for (const { stop } of watched.values()) stop();
  };
  return {
    take: (definitions) => {
      const before = watched;
      const left = new Map(active().map((event) => [event.source, event]));
      /** The event that an alarm goes on with after a start: its settings are another program's, and have to say the same. */
      const goesOn = (path: string, source: string, settings: AlarmSettings): string | undefined => {
        const event = before.has(source) ? undefined : left.get(source);
        return event !== undefined && stillSays(event, path, settings) ? event.id : undefined;
      };
      const wanted = definitions.flatMap(({ path, alarms, enabled }) =>
        alarms.map((settings) => ({
          path,
          settings,
          source: `prov:default:/tag:${path}:/alm:${settings.name}`,
          isInService: enabled && settings.enabled !== false,
        })),
      );
      // One whose settings stay goes on, with its event and with what it waits for.
      watched = new Map(
        wanted.flatMap(({ source, settings, isInService }) => {
          const last = before.get(source);
          return isInService && last !== undefined && isDeepStrictEqual(last.settings, settings)
            ? [[source, last]]
            : [];
        }),
      );
      for (const [source, { stop }] of before) if (!watched.has(source)) stop();
      for (const { path, source, settings, isInService } of wanted)
        if (isInService && !watched.has(source))
          watched.set(source, watch(path, source, settings, goesOn(path, source, settings)));
      resting = wanted
        .filter(({ isInService }) => !isInService)
        .map(({ path, source, settings }) => {
          const { displayPath, priority } = wordsOf(path, settings, textOfBound(boundReader(path, settings)));
          return { source, displayPath, priority };
        });
      // What an alarm had that is another one now, or not there, is over.
      const still = new Set([...watched.values()].map((one) => one.active()));
      for (const { id } of active()) if (!still.has(id)) clear(id);
      tell();
    },
    events: () => [...events.values()],
    active,
    event: (id) => events.get(id),
    whyNotAcknowledged,
    acknowledge: (ids, { isSigned = false, ...given }, note) => {
      const lacking = ids.map((id) => whyNotAcknowledged(id, given.notes)).find((why) => why !== undefined);
      if (lacking !== undefined) throw new CountersignError(lacking.code, `${lacking.words} None was acknowledged.`);
      const open = [...new Set(ids)].flatMap((id) => events.get(id) ?? []).filter(({ ack }) => ack === undefined);
      if (open.length === 0) return;
      const unsigned = isSigned ? undefined : open.find(({ ackSignature }) => ackSignature !== null);
      if (unsigned !== undefined) {
        const words = `The alarm ${unsigned.displayPath} is acknowledged with a signature. None was acknowledged.`;
        throw new CountersignError(ErrorCode.forbidden, words);
      }
      const ack = { ...given, at: clock.now() };
      const acknowledged = open.map((event) => ({ ...event, ack }));
      journal.commit(acknowledged, () => note(open));
      for (const event of acknowledged) events.set(event.id, event);
      tell();
      for (const event of acknowledged) happened('acknowledged', event);
    },
    shelve: (which, { by, seconds }, note) => {
      if (!(seconds >= 1 && seconds <= longestShelving)) {
        refuse('An alarm is shelved for a second at least, and for a week at most. None was shelved.');
      }
      const meant = meantBy(which, inService(), 'None was shelved.');
      const fixed = meant.find(({ mayBeShelved }) => !mayBeShelved());
      if (fixed !== undefined) refuse(`The alarm ${fixed.displayPath} may not be shelved. None was shelved.`);
      const sources = meant.map(({ source }) => source);
      shelf.put(sources, by, seconds * 1000, () => note(meant));
    },
    unshelve: (which, note) => {
      const known = [...watched.values(), ...shelf.all().map(({ source }) => ({ source, displayPath: source }))];
      const sources = new Set(meantBy(which, known, 'None was taken back.').map(({ source }) => source));
      const shelved = [...sources].filter((source) => shelf.of(source) !== undefined);
      if (shelved.length > 0) shelf.remove(shelved, () => note(shelved));
    },
    shelving: shelf.of,
    shelvings: shelf.all,
    known: inService,
    outOfService: () => [...resting, ...[...watched.values()].filter(({ isOff }) => isOff())],
    unjudged: () => new Map([...unjudged.values()].map(({ path, reason }) => [path, reason])),
    onHappening: (listener) => {
      happened = listener;
      for (const one of unheard.splice(0)) listener(...one);
    },
    onChange: (listener) => {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    close: () => {
      end();
      shelf.close();
      journal.close();
    },
  };
}

function refuse(words: string): never {
  throw new CountersignError(ErrorCode.validation, words);
}

/** The alarms that are meant. Throws `object-not-found` where there is none as a text says; `outcome` ends its words. */
function meantBy<A extends { readonly source: string; readonly displayPath: string }>(
  meant: Meant,
  known: readonly A[],
  outcome: string,
): readonly A[] {
  const none = (text: string): never => {
    throw new CountersignError(ErrorCode.objectNotFound, `There is no alarm ${text}. ${outcome}`);
  };
  if ('sources' in meant) {
    const bySource = new Map(known.map((alarm) => [alarm.source, alarm]));
    return [...new Set(meant.sources)].map((source) => bySource.get(source) ?? none(source));
  }
  const found = new Set<A>();
  for (const pattern of meant.patterns) {
    const own = known.filter((alarm) => isMeant(alarm, pattern));
    if (own.length === 0) none(pattern);
    for (const alarm of own) found.add(alarm);
  }
  return [...found];
}

/** A value as an event keeps it: the beginning of one that is long. */
function shortOf(value: Json): Json {
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  return text.length > longestValue ? `${text.slice(0, longestValue)}…` : value;
}
