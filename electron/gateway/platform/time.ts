import { CountersignError, ErrorCode } from '../../contract/errors.ts';
import { isoOfWritten } from '../../format/localTime.ts';
import { readDate } from '../../format/readDate.ts';
import { zonedTime } from '../../format/zonedTime.ts';
import type { Clock } from './ports.ts';

/** ISO 8601 UTC with milliseconds: how the store keeps time. */
export function isoUtc(epochMs: number): string {
  return new Date(epochMs).toISOString();
}

/** Making a format costs many times its use, and each audit entry uses one; a station has one zone. */
const offsetFormats = new Map<string, Intl.DateTimeFormat>();

/** Offsets change at quarters of an hour at most; each audit entry asks for the present one. */
const quarter = 15 * 60_000;
let lastOffset = { zone: '', quarter: NaN, offset: '' };

/** The usual name of a time zone as somebody says it; undefined of what is none. */
export function knownZone(asked: string | undefined): string | undefined {
  if (asked === undefined || asked === '') return undefined;
  try {
    return new Intl.DateTimeFormat('en', { timeZone: asked }).resolvedOptions().timeZone;
  } catch {
    return undefined;
  }
}

/** The offset of `zone` at that time as `+01:00`. */
export function zoneOffset(epochMs: number, zone: string): string {
  const at = Math.floor(epochMs / quarter);
  if (lastOffset.zone !== zone || lastOffset.quarter !== at)
    lastOffset = { zone, quarter: at, offset: offsetAt(epochMs, zone) };
  return lastOffset.offset;
}

function offsetAt(epochMs: number, zone: string): string {
  const format =
    offsetFormats.get(zone) ?? new Intl.DateTimeFormat('en', { timeZone: zone, timeZoneName: 'longOffset' });
  offsetFormats.set(zone, format);
  const parts = format.formatToParts(epochMs);
  const name = parts.find((part) => part.type === 'timeZoneName')?.value ?? 'GMT';
  return name === 'GMT' ? '+00:00' : name.replace('GMT', '');
}

/** A point in time as evidence keeps it: the instant, and the zone and offset that the person saw. */
export interface Stamp {
  readonly utc: string;
  readonly zone: string;
  readonly offset: string;
}

/** The present as evidence. */
export function stampNow(clock: Clock): Stamp {
  const now = clock.now();
  return { utc: isoUtc(now), zone: clock.zone, offset: zoneOffset(now, clock.zone) };
}

/**
 * A date or time that a person or script gives (ISO 8601, or as the program writes it), as the store keeps it. A date without a time is the first instant of its
 * day, and a time without an offset that of the zone. Undefined stays so; throws `illegal-argument` for what is none.
 */
export function toUtc(text: string | undefined, zone: string): string | undefined {
  if (text === undefined) return undefined;
  const iso = isoOfWritten(text) ?? text;
  const time = /^\d{4}-/.test(iso) ? readDate(iso, zone) : undefined;
  if (time === undefined) {
    throw new CountersignError(ErrorCode.illegalArgument, `"${text.slice(0, 50)}" is no date or time (ISO 8601).`);
  }
  return isoUtc(/^\d{4}-\d{1,2}-\d{1,2}$/.test(iso) ? firstOfDay(time, zone) : time);
}

/** When a day begins: the earlier of two midnights, where clocks are put back to the second one (Havana, the Azores). */
function firstOfDay(midnight: number, zone: string): number {
  const [before, after] = [zonedTime(midnight - 1, zone), zonedTime(midnight, zone)];
  const earlier = midnight - Math.max(0, before.offset - after.offset) * 60_000;
  return zonedTime(earlier, zone).day === after.day ? earlier : midnight;
}
