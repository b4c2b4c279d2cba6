/** Time zones as the interpreter asks for them, answered in its thread: the language knows them, Python has no data of them. */
import { zoneOffset } from '../platform/time.ts';

const names = new Map<string, Intl.DateTimeFormat>();

/** Seconds east of Greenwich. */
function offsetOf(at: number, zone: string): number {
  const offset = zoneOffset(at, zone);
  const [hours = 0, minutes = 0, seconds = 0] = offset.slice(1).split(':').map(Number);
  return (offset.startsWith('-') ? -1 : 1) * (hours * 3600 + minutes * 60 + seconds);
}

function nameOf(at: number, zone: string): string {
  const format = names.get(zone) ?? new Intl.DateTimeFormat('en-GB', { timeZone: zone, timeZoneName: 'short' });
  names.set(zone, format);
  return format.formatToParts(at).find(({ type }) => type === 'timeZoneName')?.value ?? '';
}

function isKnown(zone: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: zone }).resolvedOptions().timeZone !== '';
  } catch {
    return false;
  }
}

/** What zones.py asks: times are epoch milliseconds, `station` the IANA name of the station's zone. */
export function zoneAnswers(station: string, call: (name: string, args: string) => string): object {
  return {
    now: () => {
      const answer: unknown = JSON.parse(call('clock.now', '[]'));
      const at: unknown = typeof answer === 'object' && answer !== null && 'value' in answer ? answer.value : undefined;
      // No other clock takes its place.
      if (typeof at !== 'number') throw new Error('The clock of the station gave no answer.');
      return at;
    },
    zone: () => station,
    offset: offsetOf,
    zoneName: nameOf,
    zoneKnown: isKnown,
  };
}
