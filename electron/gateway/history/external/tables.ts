/**
 * Tables of a history as Ignition writes them into a database: `sqlth_te` (tags), `sqlth_scinfo` and `sqlth_drv` (who wrote them),
 * `sqlth_partitions` (which table has which time), and the tables of points. All is read in pieces, so that neither the gateway
 * nor the server does anything for long.
 */
import { CountersignError, ErrorCode } from '../../../contract/errors.ts';
import { textOf, type Json, type JsonObject } from '../../../contract/json.ts';
import { columnsOf, rowCount } from '../../../contract/values.ts';
import type { Point } from '../slices.ts';
import { qualityOf } from './integrity.ts';

/** Rows of a statement as a dataset; its text has one part more than there are values, and nothing of it changes anything. */
export type AskDatabase = (
  database: string,
  parts: readonly string[],
  values: readonly (string | number)[],
) => Promise<JsonObject>;

/** A tag as a history has it: again and again, since each change of its settings makes another entry. */
export interface StoredTag {
  /** In small letters, as it was written. */
  readonly tag: string;
  readonly driver: string;
  readonly provider: string;
  readonly driverId: number;
  readonly ids: readonly number[];
}

export interface Range {
  readonly start: number;
  readonly end: number;
  readonly ignoresBad: boolean;
}

export interface Tables {
  /** The tags of these paths, by whoever wrote them. */
  readonly tags: (paths: readonly string[]) => Promise<readonly StoredTag[]>;
  /** The point that held at the start, as far as the tables before it tell. */
  readonly before: (tag: StoredTag, range: Range) => Promise<Point | undefined>;
  /** Points from the start to the end, in the order of their times. */
  readonly within: (tag: StoredTag, range: Range) => AsyncGenerator<Point>;
}

/** Points that are asked for at once. */
const page = 2000;
/** Tables that are looked through for what held at the start: two years of months. */
const mostBefore = 24;
/** Entries of tags and tables that are taken at once at most. */
const mostEntries = 10_000;

interface Partition {
  readonly table: string;
  readonly start: number;
  readonly end: number;
}

const columns = 't_stamp, intvalue, floatvalue, stringvalue, datevalue, dataintegrity';

/** Opens the tables of a database. All reject with `CountersignError`s in the words of the connection. */
export function openTables(database: string, ask: AskDatabase): Tables {
  const rows = async (parts: readonly string[], values: readonly (string | number)[]): Promise<Json[][]> => {
    const found = columnsOf(await ask(database, parts, values)) ?? [];
    return Array.from({ length: rowCount(found) }, (_, row) => found.map(({ data }) => data[row] ?? null));
  };
  const partitions = async (driverId: number, end: number): Promise<readonly Partition[]> => {
    const found = await rows(
      [
        'SELECT pname, MIN(start_time), MAX(end_time) FROM sqlth_partitions WHERE (blocksize IS NULL OR blocksize = 0) AND drvid = ',
        ' AND start_time < ',
        ` GROUP BY pname ORDER BY 2 LIMIT ${mostEntries}`,
      ],
      [driverId, end],
    );
    return found.map(([name, from, to]) => {
      const table = textOf(name);
      if (!/^[A-Za-z]\w{0,62}$/.test(table)) {
        throw new CountersignError(
          ErrorCode.unsupported,
          `The history in ${database} was not read: sqlth_partitions names "${table.slice(0, 100)}", which is no table of points.`,
        );
      }
      const start = Number(from ?? 0);
      // A history that is not cut into tables says no end of its one table.
      return { table, start, end: to === null || Number(to) <= start ? Infinity : Number(to) };
    });
  };
  const condition = ({ ids }: StoredTag, { ignoresBad }: Range): string =>
    `tagid IN (${ids.join(', ')})${ignoresBad ? ' AND dataintegrity = 192' : ''} AND t_stamp`;
  return {
    tags: async (paths) => {
      const marks = paths.map((_, at) => (at === 0 ? '' : ', '));
      const found = await rows(
        [
          `SELECT te.id, te.tagpath, drv.id, drv.name, drv.provider FROM sqlth_te te
            JOIN sqlth_scinfo sc ON sc.id = te.scid JOIN sqlth_drv drv ON drv.id = sc.drvid WHERE te.tagpath IN (`,
          ...marks.slice(1),
          `) ORDER BY te.id LIMIT ${mostEntries}`,
        ],
        paths,
      );
      const tags = new Map<string, StoredTag & { readonly ids: number[] }>();
      for (const [id, tag, driverId, driver, provider] of found) {
        const key = JSON.stringify([tag, driverId]);
        const known = tags.get(key);
        if (known !== undefined) known.ids.push(Number(id));
        else {
          const named = { tag: textOf(tag), driver: textOf(driver), provider: textOf(provider) };
          tags.set(key, { ...named, driverId: Number(driverId), ids: [Number(id)] });
        }
      }
      return [...tags.values()];
    },
    before: async (tag, range) => {
      const earlier = (await partitions(tag.driverId, range.start)).toReversed().slice(0, mostBefore);
      for (const { table } of earlier) {
        const sql = `SELECT ${columns} FROM ${table} WHERE ${condition(tag, range)} < `;
        const [row] = await rows([sql, ' ORDER BY t_stamp DESC LIMIT 1'], [range.start]);
        if (row !== undefined) return pointOf(row);
      }
      return undefined;
    },
    within: async function* (tag, range) {
      let from = range.start;
      for (const partition of await partitions(tag.driverId, range.end)) {
        if (partition.end <= from) continue;
        const sql = `SELECT ${columns} FROM ${partition.table} WHERE ${condition(tag, range)} >= `;
        const parts = [sql, ' AND t_stamp < ', ` ORDER BY t_stamp LIMIT ${page}`];
        for (let goesOn = true; goesOn;) {
          const found = (await rows(parts, [from, range.end])).map(pointOf);
          const last = found.at(-1)?.at ?? from;
          goesOn = found.length === page;
          // Two entries of one tag may have a point of the same time, and a page may end between them.
          const isSplit = goesOn && found[0]?.at !== last;
          yield* isSplit ? found.filter(({ at }) => at < last) : found;
          if (found.length > 0) from = isSplit ? last : last + 1;
        }
      }
    },
  };
}

/** A row of points. What has no single value is its JSON, as in the station's own history. */
function pointOf([at, whole, fraction, text, date, integrity]: readonly Json[]): Point {
  const number = fraction ?? whole;
  const quality = qualityOf(Number(integrity ?? 0));
  if (number !== null && number !== undefined) {
    const value = Number(number);
    // A database may keep what is no number (NaN), and a double none of its digits beyond the sixteenth.
    return Number.isFinite(value)
      ? { at: Number(at), value, quality }
      : { at: Number(at), value: null, quality: quality ?? 'Bad_OutOfRange' };
  }
  const value = typeof text === 'string' ? text : date === null || date === undefined ? null : JSON.stringify(date);
  return { at: Number(at), value, quality };
}
