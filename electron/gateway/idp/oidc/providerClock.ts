/** What time it is at a provider, by the answers that it gives; and how far a station is from that. */
import { counted } from '../../../contract/counted.ts';

/** The time of an answer in seconds since 1970: its `Date`, and what it spent in caches. undefined where it says none. */
export function timeOf({ headers }: Pick<Response, 'headers'>): number | undefined {
  const date = Date.parse(headers.get('date') ?? '');
  const age = Number(headers.get('age') ?? 0);
  return Number.isNaN(date) ? undefined : date / 1000 + (Number.isSafeInteger(age) && age > 0 ? age : 0);
}

/** A span of seconds as people say it: "45 seconds", "12 minutes", "3 hours". */
export function spanInWords(seconds: number): string {
  const units = [
    [86_400, 'day'],
    [3600, 'hour'],
    [60, 'minute'],
  ] as const;
  const [size, name] = units.find(([unit]) => seconds >= 2 * unit) ?? [1, 'second'];
  const count = Math.round(seconds / size);
  return counted(count, name);
}

/** By how much a provider's clock is off the station's, as a sentence; both in seconds since 1970. */
export function clocksDiffer(title: string, provider: number, station: number): string {
  const span = spanInWords(Math.abs(Math.round(provider - station)));
  return `The clock of ${title} is ${span} ${provider < station ? 'behind' : 'ahead of'} this station's: one of the two is wrong.`;
}
