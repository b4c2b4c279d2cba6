/** The alarms of tags: which are active, since when and with which value, and who acknowledged what. */
import { isDeepStrictEqual } from 'node:util';
import { effect } from '@preact/signals-core';
import type { AlarmPriority } from '../../contract/alarms.ts';
import { CountersignError, ErrorCode } from '../../contract/errors.ts';
import type { Json } from '../../contract/json.ts';
import type { Ports } from '../platform/ports.ts';
import { openTicks } from '../platform/ticks.ts';
import { isBlank } from '../platform/unseen.ts';
import type { AlarmSettings, BoundSetting } from '../tags/alarmSettings.ts';
import type { TagDefinition } from '../tags/definitions.ts';
import type { QualifiedValue } from '../tags/provider.ts';
import { evaluator, tagPathFrom } from '../tags/tagExpression.ts';
import type { Tags } from '../tags/tags.ts';
import { holds, limitsOf, type Limits } from './condition.ts';
import { stillSays, wordsOf, type Acknowledgement, type AlarmEvent } from './event.ts';
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
  /** Calls `listener` after each change; the returned function ends it. */
  readonly onChange: (listener: () => void) => () => void;
  readonly close: () => void;
}

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

interface Watched extends KnownAlarm {
  readonly settings: AlarmSettings;
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
  const put = (event: AlarmEvent): void => {
    events.set(event.id, event);
    journal.note(event);
  };
  const active = (): readonly AlarmEvent[] => [...events.values()].filter(({ clearedAt }) => clearedAt === undefined);
  const begin = (path: string, source: string, settings: AlarmSettings, value: Json): string => {
    const [id, activeAt] = [newId(), clock.now()];
    const wasShelved = shelf.of(source) !== undefined;
    const own = { id, source, ...wordsOf(path, settings), activeAt, value: shortOf(value), wasShelved };
    put(settings.ackMode === 'Unused' ? { ...own, ack: { at: activeAt, by: '', notes: '' } } : own);
    if (events.size > mostHeld) {
      const over = [...events.values()].filter(({ clearedAt }) => clearedAt !== undefined);
      const oldest = over.find(({ ack }) => ack !== undefined) ?? over[0];
      if (oldest !== undefined) events.delete(oldest.id);
    }
    return id;
  };
  const clear = (id: string): void => {
    const event = events.get(id);
    if (event === undefined) return;
    const at = clock.now();
    const own = event.acksItself && event.ack === undefined ? { ack: { at, by: '', notes: '' } } : {};
    put({ ...event, ...own, clearedAt: at });
  };
  /** Reads what settings of a tag's alarms are bound to, from where the tag stands. */
  const settingsReader = (path: string): ((bound: BoundSetting) => QualifiedValue) => {
    const tag = (at: string): QualifiedValue => tags().tag(at).value;
    const place = { provider: 'default', path, clock, now, tag };
    const expressions = new Map<string, () => QualifiedValue>();
    return ({ bindType, value }) => {
      if (bindType === 'Tag') return tag(tagPathFrom(value, 'default', path));
      const known = expressions.get(value) ?? evaluator(place, value);
      expressions.set(value, known);
      return known();
    };
  };
  const watch = (path: string, source: string, settings: AlarmSettings, before: string | undefined): Watched => {
    let active = before;
    let newest: { readonly value: Json } | undefined;
    let callOff: (() => void) | undefined;
    const rest = (): void => {
      callOff?.();
      callOff = undefined;
    };
    const turn = (): void => {
      callOff = undefined;
      if (active === undefined) active = begin(path, source, settings, newest?.value ?? null);
      else {
        clear(active);
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
    const take = (given: QualifiedValue, limits: Limits): void => {
      const isActive = active !== undefined;
      const answer = holds(settings, limits, given, isActive);
      const found = typeof answer === 'boolean' ? answer : undefined;
      say(typeof answer === 'boolean' ? undefined : answer.reason);
      const isChange = newest !== undefined && !isDeepStrictEqual(newest.value, given.value);
      if (found !== undefined || settings.mode !== 'AnyChange') newest = { value: given.value };
      if (settings.mode === 'AnyChange' && found !== undefined && isChange) {
        clear(begin(path, source, settings, given.value));
        tell();
      }
      // What waits starts over with the next value that says something.
      if (found === undefined || found === isActive) {
        rest();
        return;
      }
      const seconds = isActive ? settings.timeOffDelaySeconds : settings.timeOnDelaySeconds;
      if (seconds === 0) turn();
      else callOff ??= clock.after(seconds * 1000, turn);
    };
    const read = settingsReader(path);
    const stop = effect(() => take(tags().tag(`[default]${path}`).value, limitsOf(settings, read)));
    return {
      source,
      displayPath: wordsOf(path, settings).displayPath,
      priority: settings.priority,
      settings,
      active: () => active,
      stop: () => {
        stop();
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
        return event !== undefined && stillSays(event, wordsOf(path, settings)) ? event.id : undefined;
      };
      const wanted = definitions.flatMap(({ path, alarms, enabled }) =>
        alarms.map((settings) => ({
          path,
          settings,
          source: `prov:default:/tag:${path}:/alm:${settings.name}`,
          isInService: enabled && settings.enabled,
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
          const { displayPath, priority } = wordsOf(path, settings);
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
    },
    shelve: (which, { by, seconds }, note) => {
      if (!(seconds >= 1 && seconds <= longestShelving)) {
        refuse('An alarm is shelved for a second at least, and for a week at most. None was shelved.');
      }
      const meant = meantBy(which, [...watched.values()], 'None was shelved.');
      const fixed = meant.find(({ settings }) => !settings.shelvingAllowed);
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
    known: () => [...watched.values()],
    outOfService: () => resting,
    unjudged: () => new Map([...unjudged.values()].map(({ path, reason }) => [path, reason])),
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
