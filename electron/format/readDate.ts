/** Dates that come as text. */
import { epochOf } from './zonedTime.ts';

const iso =
  /^(?<year>\d{4})-(?<month>\d{1,2})-(?<day>\d{1,2})(?:[T ](?<hour>\d{1,2}):(?<minute>\d{1,2})(?::(?<second>\d{1,2})(?:\.(?<fraction>\d{1,9}))?)?)?\s*(?<offset>Z|[+-]\d{2}:?\d{2})?$/;
const american =
  /^(?<month>\d{1,2})\/(?<day>\d{1,2})\/(?<year>\d{4})(?: (?<hour>\d{1,2}):(?<minute>\d{2})(?::(?<second>\d{2}))?(?: (?<half>[AaPp][Mm]))?)?$/;

/**
 * Reads `2026-11-26`, `2026-11-26 14:03:25.120`, the same with `T` and an offset, `11/26/2026 2:03 PM`, or a text of
 * digits (epoch milliseconds). Without an offset the clock of `zone` is meant, so that a date without a time is its
 * day everywhere. Epoch milliseconds, or undefined for what is no date.
 */
export function readDate(text: string, zone: string): number | undefined {
  if (/^-?\d+$/.test(text)) return Number(text);
  const found = (iso.exec(text) ?? american.exec(text))?.groups;
  if (found === undefined) return undefined;
  const number = (name: string): number => Number(found[name] ?? 0);
  const half = found['half']?.toUpperCase();
  const wall = {
    year: number('year'),
    month: number('month'),
    day: number('day'),
    hour: half === undefined ? number('hour') : (number('hour') % 12) + (half === 'PM' ? 12 : 0),
    minute: number('minute'),
    second: number('second'),
    ms: Math.floor(Number(`0.${found['fraction'] ?? '0'}`) * 1000),
  };
  const day = new Date(Date.UTC(2000, wall.month - 1, wall.day));
  day.setUTCFullYear(wall.year, wall.month - 1, wall.day);
  const exists = day.getUTCMonth() === wall.month - 1 && day.getUTCDate() === wall.day;
  if (!exists || wall.hour > 23 || wall.minute > 59 || wall.second > 59) return undefined;
  const offset = found['offset'];
  return offset === undefined ? epochOf(wall, zone) : epochOf(wall, 'UTC') - offsetMs(offset);
}

/** `+01:00` in milliseconds. */
function offsetMs(offset: string): number {
  if (offset === 'Z') return 0;
  const minutes = Number(offset.slice(1, 3)) * 60 + Number(offset.slice(-2));
  return (offset.startsWith('-') ? -1 : 1) * minutes * 60_000;
}
