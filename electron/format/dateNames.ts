/** How the words of a date are written in a locale. `locale` is a tag that Intl takes. */
import { dateFormatOf, summerMinutes, type ZonedTime } from './zonedTime.ts';
import { javaZoneName } from './zoneNames.ts';

/** A number with at least so many digits. */
export function padded(value: number, digits: number): string {
  return String(value).padStart(digits, '0');
}

function part(time: ZonedTime, locale: string, options: Intl.DateTimeFormatOptions, type: string): string {
  const parts = dateFormatOf(locale, { timeZone: time.zone, ...options }).formatToParts(time.epochMs);
  return parts.find((one) => one.type === type)?.value ?? '';
}

/** `Nov` or `November`; alone in its pattern, a month may have another form than beside a day. */
export function monthName(time: ZonedTime, locale: string, width: 'short' | 'long', alone = false): string {
  const beside = alone ? '' : part(time, locale, { month: width, day: 'numeric' }, 'month');
  // Where a month is its number, the sign that says so belongs to it: `10月`.
  return /\D/.test(beside) ? beside : dateFormatOf(locale, { timeZone: time.zone, month: width }).format(time.epochMs);
}

/** `Thu` or `Thursday`. */
export function weekdayName(time: ZonedTime, locale: string, width: 'short' | 'long'): string {
  return part(time, locale, { weekday: width, day: 'numeric' }, 'weekday');
}

/** `AM` or `PM`. */
export function halfOfDay(time: ZonedTime, locale: string): string {
  return part(time, locale, { hour: 'numeric', hourCycle: 'h12' }, 'dayPeriod') || (time.hour < 12 ? 'AM' : 'PM');
}

/** `AD` or `BC`. */
export function eraName(time: ZonedTime, locale: string): string {
  return part(time, locale, { era: 'short', year: 'numeric' }, 'era');
}

/** English names short zones that other locales write as an offset. */
const namingLocales = ['en-US', 'en-GB', 'en-AU', 'en-IN', 'en-NZ', 'en-ZA'];

/** `CET` or `Central European Standard Time`; an offset (`GMT-03:00`) where a zone has no short name. */
export function zoneName(time: ZonedTime, locale: string, width: 'short' | 'long'): string {
  const name = (of: string): string => part(time, of, { timeZoneName: width, hour: 'numeric' }, 'timeZoneName');
  const own = name(locale);
  if (width === 'long' || !isOffset(own)) return own;
  const named = namingLocales.map(name).find((candidate) => !isOffset(candidate));
  return named ?? javaZoneName(time.zone, summerMinutes(time) > 0) ?? `GMT${offsetText(time, ':')}`;
}

function isOffset(name: string): boolean {
  return /^(GMT|UTC)[+\u2212-]/.test(name);
}

/** `+0100`, with `:` as the separator `+01:00`. */
export function offsetText({ offset }: ZonedTime, separator: string): string {
  const minutes = Math.abs(offset);
  return `${offset < 0 ? '-' : '+'}${padded(Math.floor(minutes / 60), 2)}${separator}${padded(minutes % 60, 2)}`;
}
