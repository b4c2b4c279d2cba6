/** The range of a bundle: none of its entries is missing, and it is the one that was asked for. */
import { chained, type Entry, proved, readEntry } from './entries.ts';
import type { Findings } from './findings.ts';
import { at, isObject, type Json, members, Missing, numberAt, only, shown, Tampered, textAt } from './json.ts';
import type { Note } from './keys.ts';

/** A time that somebody asks for, from it on and before it: `2026-11-22T13:03:25.000Z`. */
export interface Asked {
  readonly since?: string | undefined;
  readonly until?: string | undefined;
}

const form = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/;

/** A date, or a time of UTC, that a person gives, as entries have it. Throws where it is none. */
function timeOfPerson(given: string): string {
  const isOne = /^\d{4}-\d\d-\d\d(?:T\d\d:\d\d(?::\d\d(?:\.\d{1,3})?)?Z)?$/.test(given);
  const time = isOne ? Date.parse(given) : Number.NaN;
  const found = Number.isNaN(time) ? '' : new Date(time).toISOString();
  // A day that its month does not have would be read as one of the next.
  if (found === '' || !found.startsWith(given.slice(0, 10)))
    throw new Error(`${shown(given)} is no date and no time of UTC (2026-11-22, 2026-11-22T13:03Z)`);
  return found;
}

/** The time that a person asks for. Throws where one end of it is no time, or nothing lies between both. */
export function askedByPerson({ since, until }: Asked): Asked {
  const [from, to] = [since, until].map((time) => (time === undefined ? undefined : timeOfPerson(time)));
  if (from !== undefined && to !== undefined && to <= from)
    throw new Error(`no time lies from ${shown(since ?? '')} on and before ${shown(until ?? '')}`);
  return { since: from, until: to };
}

interface Edges {
  readonly before: Entry | undefined;
  readonly after: Entry | undefined;
}

/** Whether all entries are there of the range that the bundle says, and of the time that a stranger asks for. */
export function whole(bundle: Json, entries: readonly Entry[], log: Note, given: Asked, report: Findings): void {
  const range = at(bundle, 'range');
  const asked = at(bundle, 'asked');
  const isGiven = given.since !== undefined || given.until !== undefined;
  if (range === null) {
    if (asked !== undefined) throw new Tampered('a bundle about some requests is of no time');
    if (isGiven) report.add('incomplete', 'this bundle is about some requests, and not of a time');
    report.notChecked.push('whether entries are missing: this bundle is about some requests, and shows nothing else');
    return;
  }
  if (range !== undefined) only(range, 'the range', members.range);
  const [from, to] = [numberAt(range, 'from'), numberAt(range, 'to')];
  if (from > to || to > log.size) throw new Tampered(`there is no range of ${from} to ${to} in a log of ${log.size}`);
  const there = new Set(entries.map(({ seq }) => seq));
  const missing = firstMissing(there, from, to);
  const edges = asked === undefined ? undefined : edgesOf(asked, { from, to }, log, textAt(bundle, 'station', 'id'));
  const inside = entries.filter(({ seq }) => seq >= from && seq <= to);
  chained([edges?.before, ...inside, edges?.after].filter((entry) => entry !== undefined));
  const own = { since: timeIn(asked, 'since'), until: timeIn(asked, 'until') };
  if (missing !== undefined) {
    report.add('incomplete', `entry ${missing} is missing from the range of ${from} to ${to}`);
    return;
  }
  report.add('ok', `Of the entries ${from} to ${to} none is missing.`);
  const isLeft = from > 1 || to < log.size;
  if (edges !== undefined) {
    report.orMissing(() => {
      const later = laterThan(own, edges, { from, to }, log);
      if (later !== undefined) report.notChecked.push(`whether there is more: ${later}`);
    });
  }
  if (isGiven) {
    report.orMissing(() => {
      if (edges === undefined && isLeft) throw new Missing('nothing in this bundle shows the time that it is of');
      const later = laterThan(given, edges ?? { before: undefined, after: undefined }, { from, to }, log);
      if (later !== undefined) throw new Missing(later);
      report.add('ok', `It has all entries ${inWords(given)}.`);
    });
    return;
  }
  // Whoever left out more at its ends changed the range, and what was asked for, with it: that is known to the reader alone.
  if (edges !== undefined && (own.since !== undefined || own.until !== undefined)) {
    report.add('ok', `It was asked for the entries ${inWords(own)}.`);
    report.notChecked.push('whether that is the time that you asked for: give it with --since and --until');
    return;
  }
  if (!isLeft) return;
  const [first, last] = [from, to].map((seq) => timeOf(entries.find((entry) => entry.seq === seq)));
  report.notChecked.push(
    `whether this is the range that was asked for: it is from ${first} to ${last}, and the log has ${from - 1} before it and ${log.size - to} after it`,
  );
}

function firstMissing(there: ReadonlySet<number>, from: number, to: number): number | undefined {
  for (let seq = from; seq <= to; seq += 1) if (!there.has(seq)) return seq;
  return undefined;
}

/** The entries just outside of the range, as far as there are. Throws `Tampered` where they are others, or not in the log. */
function edgesOf(asked: Json, { from, to }: Range, log: Note, station: string): Edges {
  only(asked, 'what was asked for', members.asked);
  const edge = (name: 'before' | 'after', seq: number): Entry | undefined => {
    const one = at(asked, name);
    if (one === null) return undefined;
    if (!isObject(one)) throw new Tampered(`"asked.${name}" is missing, or is no entry`);
    const entry = readEntry(one, station);
    if (entry.seq !== seq) throw new Tampered(`the entry ${name} the range is not entry ${seq}`);
    proved(one, entry, log);
    return entry;
  };
  return { before: edge('before', from - 1), after: edge('after', to + 1) };
}

interface Range {
  readonly from: number;
  readonly to: number;
}

/** Throws `Missing` where entries of a time may be outside of the range; says so where the log ended before the time did. */
function laterThan(
  { since, until }: Asked,
  { before, after }: Edges,
  { from, to }: Range,
  log: Note,
): string | undefined {
  if (from > 1 && !(since !== undefined && isTime(before) && timeOf(before) < since))
    throw new Missing(`entries are missing before ${from}: ${edgeWords(before)}`);
  if (to < log.size) {
    if (until !== undefined && isTime(after) && timeOf(after) >= until) return undefined;
    throw new Missing(`entries are missing after ${to}: ${edgeWords(after)}`);
  }
  const ended = /^time (.*)$/m.exec(log.text)?.[1] ?? '';
  return until === undefined || ended >= until
    ? undefined
    : `the log of this bundle ends at ${shown(ended)}, and what came until ${shown(until)} is not in it`;
}

function edgeWords(edge: Entry | undefined): string {
  return edge === undefined
    ? 'nothing shows that the range ends there'
    : `entry ${edge.seq}, of ${timeOf(edge)}, is of the time that was asked for`;
}

function inWords({ since, until }: Asked): string {
  const words = [
    ...(since === undefined ? [] : [`from ${shown(since)} on`]),
    ...(until === undefined ? [] : [`before ${shown(until)}`]),
  ];
  return words.join(' and ');
}

function timeIn(asked: Json | undefined, name: 'since' | 'until'): string | undefined {
  const found = at(asked, name);
  if (asked === undefined || found === null) return undefined;
  if (typeof found === 'string' && form.test(found)) return found;
  throw new Tampered(`"asked.${name}" is missing, or is no time`);
}

function isTime(entry: Entry | undefined): boolean {
  return form.test(timeOf(entry));
}

function timeOf(entry: Entry | undefined): string {
  const utc = at(entry?.value, 'at', 'utc');
  return typeof utc === 'string' ? shown(utc) : 'no time';
}
