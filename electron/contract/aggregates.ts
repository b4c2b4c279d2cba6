/** Ignition's names of what values of a time come to. */
export const aggregates = Object.freeze([
  'LastValue',
  'Average',
  'SimpleAverage',
  'Minimum',
  'Maximum',
  'MinMax',
  'Sum',
  'Range',
  'Count',
  'CountOn',
  'CountOff',
  'DurationOn',
  'DurationOff',
  'Variance',
  'StdDev',
  'PctGood',
  'PctBad',
] as const);
export type Aggregate = (typeof aggregates)[number];
