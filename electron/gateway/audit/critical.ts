/** Entries of the trail that somebody has to look at, at every site. */
export const alwaysCritical: readonly string[] = Object.freeze([
  'security.alert',
  'station.held',
  'station.restored',
  'station.recovered',
]);

/** Entries that whoever answers for security hears of at once (21 CFR 11.300(d)): those, and accounts that were guessed at. */
export const alerting: readonly string[] = Object.freeze([
  ...alwaysCritical,
  'user.locked',
  'user.lock-withheld',
  'user.shut-to-scripts',
]);
