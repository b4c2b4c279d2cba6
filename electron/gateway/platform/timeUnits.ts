/** Units of time as projects name them, spelled as Ignition does. */
export const timeUnitNames = Object.freeze(['MS', 'SEC', 'MIN', 'HOUR', 'DAY', 'WEEK', 'MONTH', 'YEAR'] as const);
export type TimeUnit = (typeof timeUnitNames)[number];

/** The milliseconds of each; of months and years at their mean length. */
export const timeUnits: Readonly<Record<TimeUnit, number>> = Object.freeze({
  MS: 1,
  SEC: 1000,
  MIN: 60_000,
  HOUR: 3_600_000,
  DAY: 86_400_000,
  WEEK: 604_800_000,
  MONTH: 2_629_800_000,
  YEAR: 31_557_600_000,
});

/** The milliseconds of a unit, in any case of its letters; undefined for what is none. */
export function millisOfUnit(name: string): number | undefined {
  const unit = timeUnitNames.find((one) => one === name.toUpperCase());
  return unit && timeUnits[unit];
}
