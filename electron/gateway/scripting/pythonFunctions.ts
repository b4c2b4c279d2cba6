/**
 * The station's clock and time zone as scripts ask for them: `time` and `datetime` of the interpreter know no zone. Texts
 * that the interpreter cannot change by itself are here too.
 */
import { z } from 'zod';
import type { Clock } from '../platform/ports.ts';
import { reads, ScriptScope, type ScriptApi } from '../platform/scriptFunction.ts';
import { zoneOffset } from '../platform/time.ts';

const point = z.tuple([z.int(), z.boolean()]);
const wall = z.tuple([z.int(), z.int(), z.int(), z.int(), z.int(), z.int()]);
const oneText = z.tuple([z.string()]);
const rounding = z.tuple([z.number().nonnegative(), z.int().min(0).max(100)]);

const names = new Map<string, Intl.DateTimeFormat>();

/** The functions by which scripts read the clock. Times are epoch milliseconds. */
export function pythonFunctions(clock: Clock): ScriptApi {
  const { zone } = clock;
  return {
    'clock.now': reads(ScriptScope.gateway, z.tuple([]), () => clock.now()),
    'clock.wall': reads(ScriptScope.gateway, point, ([at, utc]) => wallOf(at, utc ? 'UTC' : zone)),
    'clock.epoch': reads(ScriptScope.gateway, wall, ([year, month, day, hour, minute, second]) =>
      epochOf(utcOf(year, month - 1, day, hour, minute, second), zone),
    ),
    // Of two that are as near, the larger.
    'number.round': reads(ScriptScope.gateway, rounding, ([value, digits]) => value.toFixed(digits)),
    'text.upper': reads(ScriptScope.gateway, oneText, ([text]) => text.toUpperCase()),
    'text.lower': reads(ScriptScope.gateway, oneText, ([text]) => text.toLowerCase()),
    'text.isLetter': reads(ScriptScope.gateway, oneText, ([text]) => /^\p{L}/u.test(text)),
  };
}

/** `Date.UTC` takes the years 0 to 99 for those of the twentieth century. */
function utcOf(year: number, month: number, ...more: readonly [number, number, number, number]): number {
  const [day, hour, minute, second] = more;
  const at = new Date(0);
  at.setUTCFullYear(year, month, day);
  return at.setUTCHours(hour, minute, second, 0);
}

/** Seconds east of Greenwich. */
function offsetOf(at: number, zone: string): number {
  const offset = zoneOffset(at, zone);
  const [hours = 0, minutes = 0, seconds = 0] = offset.slice(1).split(':').map(Number);
  return (offset.startsWith('-') ? -1 : 1) * (hours * 3600 + minutes * 60 + seconds);
}

/** Of two points in time that the wall shows alike, when the clock is put back, the earlier one. */
function epochOf(onWall: number, zone: string): number {
  const guesses = [onWall - 86_400_000, onWall + 86_400_000].map((near) => onWall - offsetOf(near, zone) * 1000);
  const exact = guesses.filter((guess) => guess + offsetOf(guess, zone) * 1000 === onWall);
  return exact.length > 0 ? Math.min(...exact) : Math.max(...guesses);
}

function wallOf(at: number, zone: string): (number | string)[] {
  const offset = offsetOf(at, zone);
  const local = new Date(at + offset * 1000);
  const year = local.getUTCFullYear();
  const dayOfYear = Math.floor((local.getTime() - utcOf(year, 0, 1, 0, 0, 0)) / 86_400_000) + 1;
  const usual = Math.min(...[0, 6].map((month) => offsetOf(Date.UTC(year, month, 1), zone)));
  const format = names.get(zone) ?? new Intl.DateTimeFormat('en-GB', { timeZone: zone, timeZoneName: 'short' });
  names.set(zone, format);
  const name = format.formatToParts(at).find(({ type }) => type === 'timeZoneName')?.value ?? '';
  return [
    year,
    local.getUTCMonth() + 1,
    local.getUTCDate(),
    local.getUTCHours(),
    local.getUTCMinutes(),
    local.getUTCSeconds(),
    (local.getUTCDay() + 6) % 7,
    dayOfYear,
    offset > usual ? 1 : 0,
    offset,
    name,
  ];
}
