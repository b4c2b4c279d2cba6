/** Where things stand along a slider. */
import { stepped } from './numberEntry.ts';

/** How far a value is along a scale, from 0 to 1; outside of it, at its end. */
export function shareOf(value: number, min: number, max: number): number {
  return max > min ? Math.min(1, Math.max(0, (value - min) / (max - min))) : 0;
}

/** The values that are labelled: the least and each interval from there; none where there are too many. */
export function labelled(min: number, max: number, interval: number, most: number): readonly number[] {
  if (!(interval > 0) || !(max > min) || (max - min) / interval > most) return [];
  const labels: number[] = [];
  for (let at = min; at <= max; at = stepped(at, interval)) labels.push(at);
  return labels;
}
