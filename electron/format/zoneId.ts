/** Zones that are an offset, which Java calls `GMT+2` and the language `+02:00`. */

const offset = /^(?:GMT|UTC|UT)?([+-])(\d{1,2}?)(?::?(\d{2}))?$/;

/** A zone as the language knows it, of what a project calls it: `GMT+2` is `+02:00`. Any other name stays as it is. */
export function zoneCalled(id: string): string {
  const [, sign, hours = '', minutes = '00'] = offset.exec(id) ?? [];
  return sign === undefined ? id : `${sign}${hours.padStart(2, '0')}:${minutes}`;
}

/** What Java calls a zone that the language knows: `+02:00` is `GMT+02:00`. */
export function javaZoneId(zone: string): string {
  return /^[+-]/.test(zone) ? `GMT${zone}` : zone;
}
