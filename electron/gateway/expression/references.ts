/** What an expression reaches from where it stands, and what it finds there. */
import type { AlarmPriority } from '../../contract/alarms.ts';
import type { Json } from '../../contract/json.ts';
import type { Quality } from '../../contract/page.ts';
import { zoneCalled } from '../../format/zoneId.ts';
import { worse } from '../platform/quality.ts';
import type { Expression } from './syntax.ts';
import { systemZone, type Region, type Value } from './values.ts';

/** A value with its quality. */
export interface Qualified {
  readonly value: Json;
  readonly quality: Quality;
  /** When it was so, epoch milliseconds, where that is known. */
  readonly timestamp?: number;
  /** Whether the value is a whole number that is a double (`7.0`). */
  readonly isDouble?: boolean;
  /** The one tag that the value is of, as it was read, by its whole path. */
  readonly tag?: string;
}

/** Reads what a `{reference}` names; reading follows it, so that a change evaluates again. */
export type ReadReference = (path: string) => Qualified;

/** What `runScript` calls. */
export interface ScriptCall {
  /** The path of a function (`pkg.mod.fn`), or a line of Python. */
  readonly name: string;
  /** Milliseconds; 0 for not again by itself. */
  readonly pollRate: number;
  readonly args: readonly Json[];
}

/** An event of an alarm, as expressions ask for it. */
export interface AlarmStanding {
  /** `prov:default:/tag:Line/Temp:/alm:High`. */
  readonly source: string;
  readonly displayPath: string;
  readonly priority: AlarmPriority;
  readonly isActive: boolean;
  readonly isAcked: boolean;
  /** Whether the alarm is shelved now. */
  readonly isShelved: boolean;
}

/** How all alarms of the tags of `[default]` stand. */
export interface AlarmsStanding {
  readonly events: readonly AlarmStanding[];
  /** The sources of all alarms, active or not. */
  readonly known: readonly string[];
  /** Tags whose values say nothing of their alarms now, by their paths, and why. */
  readonly unjudged: ReadonlyMap<string, string>;
}

/** What an expression reaches from where it stands. What is left out is refused there. */
export interface References {
  readonly read: ReadReference;
  /** The tag of a path that was computed. */
  readonly tag?: ReadReference;
  /** The time, epoch milliseconds, following a clock that ticks every `rate` milliseconds; 0 follows none. */
  readonly now?: (rate: number) => number;
  /**
   * What a script answers, following an answer that comes later: until it is there the quality is `pendingCode`. It is asked for
   * again every `pollRate` milliseconds where that is more than 0.
   */
  readonly runScript?: (call: ScriptCall) => Qualified;
  /** Paths of the security levels of the session's person, following them. */
  readonly levels?: () => ReadonlySet<string>;
  /** The roles of a user of a user source; undefined where there is no such user or source. */
  readonly roles?: (user: string, source: string) => readonly string[] | undefined;
  /** How the alarms stand, following them. */
  readonly alarms?: () => AlarmsStanding;
  /** What each `hasChanged` saw last: kept from one evaluation to the next by whoever evaluates. */
  readonly memory?: Map<Expression, Qualified>;
}

/** As `Qualified`, with what an expression reckons with. */
export interface Operand {
  readonly value: Value;
  readonly quality: Quality;
  readonly timestamp?: number;
}

/** A part of an expression that was made ready to be evaluated. */
export type Evaluate = (references: References) => Operand;

/** The worse of two qualities; most are good. */
export function worst(one: Quality, other: Quality): Quality {
  return other.code === 'Good' ? one : worse(one, other);
}

/** A value that was made of others: with the worst of their qualities, and the newest of their times. */
export function madeOf(value: Value, one: Operand, other: Operand): Operand {
  const quality = worst(one.quality, other.quality);
  if (one.timestamp === undefined && other.timestamp === undefined) return { value, quality };
  return { value, quality, timestamp: Math.max(one.timestamp ?? -Infinity, other.timestamp ?? -Infinity) };
}

/** Where the session reads, whose properties are read; on this computer's clock where it does not say. */
export function regionOf(read: (path: string) => Pick<Qualified, 'value'>): Region {
  const text = (path: string): string | undefined => {
    const { value } = read(path);
    return typeof value === 'string' && value !== '' ? value : undefined;
  };
  return {
    locale: text('session.props.locale') ?? 'en',
    zone: zoneCalled(text('session.props.timeZoneId') ?? systemZone()),
  };
}
