/** How far the time of a record can be trusted. `changed`: the clock was set since the program started. */
export const ClockTrust = Object.freeze({ unverified: 'unverified', changed: 'changed' } as const);
export type ClockTrust = (typeof ClockTrust)[keyof typeof ClockTrust];
