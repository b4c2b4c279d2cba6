/** The one form in which people read a time, wherever the program itself writes it: pages, lists, paper. */

/** Making a format costs many times its use, and each audit entry uses one; a station has one zone. */
const formats = new Map<string, Intl.DateTimeFormat>();

/** Local time of the station for people: `22 Nov 2026 14:03:25 CET`. */
export function localTime(epochMs: number, zone: string): string {
  const format =
    formats.get(zone) ??
    new Intl.DateTimeFormat('en-GB', {
      timeZone: zone,
      day: '2-digit',
      month: 'short',
      year: 'numeric',
      hour: '2-digit',
      minute: '2-digit',
      second: '2-digit',
      hourCycle: 'h23',
      timeZoneName: 'short',
    });
  formats.set(zone, format);
  return format.format(epochMs).replace(',', '');
}

/** The same beside another time that stands there whole: without the day and the zone where both are its own. */
export function localTimeBeside(epochMs: number, other: number, zone: string): string {
  const [whole, beside] = [localTime(epochMs, zone), localTime(other, zone)];
  const [, day = '', time = '', name = ''] = /^(.*) (\S+) (\S+)$/.exec(whole) ?? [];
  return beside.startsWith(`${day} `) && beside.endsWith(` ${name}`) ? time : whole;
}

const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/** What a person writes in that form, `22 Nov 2026` or `22 Nov 2026 14:03:25`, as ISO 8601 has it; undefined for any other text. */
export function isoOfWritten(text: string): string | undefined {
  const [, day = '', name = '', year = '', time = ''] =
    /^(\d{1,2}) ([A-Za-z]{3})[a-z]* (\d{4})( \d{1,2}:\d{2}(?::\d{2})?)?$/.exec(text.trim()) ?? [];
  const month = months.findIndex((one) => one.toLowerCase() === name.toLowerCase()) + 1;
  return month === 0 ? undefined : `${year}-${String(month).padStart(2, '0')}-${day.padStart(2, '0')}${time}`;
}
