/** A moment as the components that choose one show it. */
import { millisOf, unformatted } from '../../electron/contract/components/shapes.ts';
import type { Json } from '../../electron/contract/json.ts';
import { zoneName } from '../../electron/format/dateNames.ts';
import { formatMoment } from '../../electron/format/momentPattern.ts';
import { zonedTime } from '../../electron/format/zonedTime.ts';
import { text } from './props.ts';

/** A moment by a pattern; one that cannot be written so, which its component names, by the day and time in figures. */
export function momentText(value: Json | undefined, format: string, zone: string, locale: string): string {
  const millis = millisOf(value);
  // What is no moment is shown as what it is.
  if (millis === undefined) return text(value);
  try {
    return formatMoment(millis, unformatted.has(format) ? 'lll' : format, zone, locale);
  } catch {
    return formatMoment(millis, 'YYYY-MM-DD HH:mm', zone, 'en');
  }
}

/** The short name of a zone at a moment, or now. */
export function zoneAt(millis: number | undefined, zone: string): string {
  return zoneName(zonedTime(millis ?? Date.now(), zone), 'en', 'short');
}

/** Whether a pattern says seconds. */
export function hasSeconds(format: string): boolean {
  return /s|LTS/.test(format.replaceAll(/\[[^\]]*\]/g, ''));
}
