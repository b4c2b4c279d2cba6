/** Texts of dates as Ignition's `toDate` reads them: those of `readDate`, times of a day, and what Java writes of a date. */
import { zoneName } from './dateNames.ts';
import { readDate } from './readDate.ts';
import { epochOf, zonedTime, type WallTime } from './zonedTime.ts';

const time = /^(?<hour>\d{1,2}):(?<minute>\d{2})(?::(?<second>\d{2}))? ?(?<half>[AaPp][Mm])$/;
const compact =
  /^(?<year>\d{4})(?<month>\d{2})(?<day>\d{2})\.(?<hour>\d{2})(?<minute>\d{2})(?<second>\d{2})(?<ms>\d{3})(?<offset>[+-]\d{4})$/;
const java =
  /^[A-Z][a-z]{2} (?<name>[A-Z][a-z]{2}) (?<day>\d{1,2}) (?<hour>\d{1,2}):(?<minute>\d{2}):(?<second>\d{2}) (?<zone>[A-Z][A-Za-z0-9:+-]*) (?<year>\d{4})$/;
const months = 'Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec'.split(' ');

/** Zones whose short names are known everywhere, beside those of the session's own. */
const knownZones = [
  'UTC',
  'Europe/London',
  'Europe/Berlin',
  'America/New_York',
  'America/Chicago',
  'America/Denver',
  'America/Los_Angeles',
];

/**
 * Reads what `readDate` reads, `2:03 PM` and `2:03:25 PM` (of 1 January 1970, as Java does), `20261126.140325120+0100` and
 * `Thu Nov 26 14:03:25 CET 2026`. Epoch milliseconds, or undefined for what is no date.
 */
export function readDateText(text: string, zone: string): number | undefined {
  const plain = readDate(text, zone);
  if (plain !== undefined) return plain;
  const found = (time.exec(text) ?? compact.exec(text) ?? java.exec(text))?.groups;
  if (found === undefined) return undefined;
  const number = (name: string, otherwise: number): number => Number(found[name] ?? otherwise);
  const { half, name, offset, zone: short } = found;
  const hour = number('hour', 0);
  if (half !== undefined && (hour < 1 || hour > 12)) return undefined;
  const wall: WallTime = {
    year: number('year', 1970),
    month: name === undefined ? number('month', 1) : months.indexOf(name) + 1,
    day: number('day', 1),
    hour: half === undefined ? hour : (hour % 12) + (half.toUpperCase() === 'PM' ? 12 : 0),
    minute: number('minute', 0),
    second: number('second', 0),
    ms: number('ms', 0),
  };
  const asUtc = epochOf(wall, 'UTC');
  const { year: _year, ...shown } = zonedTime(asUtc, 'UTC');
  const exists = (['month', 'day', 'hour', 'minute', 'second'] as const).every((part) => shown[part] === wall[part]);
  if (!exists) return undefined;
  if (offset !== undefined) return asUtc - minutesOf(offset) * 60_000;
  return short === undefined ? epochOf(wall, zone) : inZoneNamed(asUtc, short, zone);
}

/** `+0100` or `+01:00` in minutes. */
function minutesOf(offset: string): number {
  const minutes = Number(offset.slice(1, 3)) * 60 + Number(offset.slice(-2));
  return offset.startsWith('-') ? -minutes : minutes;
}

/** When clocks that are called so show this; undefined for a name that neither the session's zone has nor one that all know. */
function inZoneNamed(asUtc: number, name: string, zone: string): number | undefined {
  if (name === 'GMT' || name === 'UTC') return asUtc;
  if (/^GMT[+-]\d{2}:\d{2}$/.test(name)) return asUtc - minutesOf(name.slice(3)) * 60_000;
  const day = 86_400_000;
  const candidates = [zone, ...knownZones].flatMap((of) =>
    [-day, day].map((away) => zonedTime(asUtc - zonedTime(asUtc + away, of).offset * 60_000, of)),
  );
  return candidates.find((candidate) => zoneName(candidate, 'en', 'short') === name)?.epochMs;
}
