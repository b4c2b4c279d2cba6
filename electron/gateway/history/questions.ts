/** Questions to the history as scripts, bindings and charts ask them, and the datasets that they get. */
import type { Aggregate } from '../../contract/aggregates.ts';
import { CountersignError, ErrorCode } from '../../contract/errors.ts';
import type { Json, JsonObject } from '../../contract/json.ts';
import { datasetValue, dateValue, type Column } from '../../contract/values.ts';
import { lettersOf, mostLetters } from './protocol.ts';
import type { HistorySources } from './sources.ts';
import type { Point } from './slices.ts';

/** Rows that an answer has at most. */
export const mostRows = 500_000;
/** Tags that are asked for at once at most. */
const mostTags = 500;
/** The quality of a slice of which nothing is known. */
const unknown = 'Bad';

export interface HistoryTag {
  readonly path: string;
  /** The name of its column. */
  readonly alias: string;
  readonly aggregate?: Aggregate | undefined;
}

export interface HistoryRequest {
  readonly tags: readonly HistoryTag[];
  /** Epoch milliseconds. */
  readonly start: number;
  readonly end: number;
  /**
   * How many slices; undefined for the points as they were stored, and `natural` for a slice each time that the most often sampled of
   * the tags is stored, which are the points where none is sampled.
   */
  readonly slices: number | 'natural' | undefined;
  readonly aggregate: Aggregate;
  readonly format: 'Wide' | 'Tall';
  readonly ignoresBad: boolean;
}

export interface Calculations {
  readonly tags: readonly HistoryTag[];
  readonly start: number;
  readonly end: number;
  readonly calculations: readonly Aggregate[];
  readonly ignoresBad: boolean;
}

export interface HistoryQuestions {
  /** A dataset: `t_stamp` and a column a tag (wide), or `path`, `value`, `quality`, `timestamp` (tall). */
  readonly query: (request: HistoryRequest) => Promise<JsonObject>;
  /** A dataset of a row a tag: `tagpath`, and a column a calculation. */
  readonly calculate: (request: Calculations) => Promise<JsonObject>;
  /** The whole paths of tags that have a history. */
  readonly paths: () => Promise<readonly string[]>;
}

/**
 * Opens them over the histories of a station. They reject with `illegal-argument` for what cannot be asked, with `forbidden`, with
 * `store`, and in the words of a database.
 */
export function historyQuestions(history: Omit<HistorySources, 'ownPath'>): HistoryQuestions {
  const { wholePath, whyNotRead } = history;
  const requireReadable = (tags: readonly HistoryTag[]): void => {
    for (const { path } of tags) {
      const reason = whyNotRead(wholePath(path));
      if (reason !== undefined)
        throw new CountersignError(ErrorCode.forbidden, `The history of ${path} was not read: ${reason}`);
    }
  };
  /** Asks for what somebody may read. Whoever signed out while it was asked has left. */
  const forReaders = async <T>(tags: readonly HistoryTag[], ask: () => Promise<T>): Promise<T> => {
    requireReadable(tags);
    const answer = await ask();
    requireReadable(tags);
    return answer;
  };
  const naturalSlices = ({ paths, start, end }: { paths: readonly string[]; start: number; end: number }) => {
    const rates = paths.flatMap((path) => history.samplingOf(path) ?? []);
    return rates.length === 0 ? undefined : Math.ceil((end - start) / Math.min(...rates));
  };
  return {
    paths: async () => (await history.paths()).filter((path) => whyNotRead(path) === undefined),
    query: async ({ tags, start, end, slices: wanted, aggregate, format, ignoresBad }) => {
      checkRange(tags, start, end);
      const asked = { paths: tags.map(({ path }) => wholePath(path)), start, end, ignoresBad };
      const slices = wanted === 'natural' ? naturalSlices(asked) : wanted;
      if (slices === undefined) {
        const { points, isCut } = await forReaders(tags, () => history.points({ ...asked, most: mostRows }));
        if (isCut)
          refuse(
            `it has more than ${mostRows} points or ${mostLetters} characters; ask for a shorter time, or for fewer rows than all`,
          );
        return format === 'Tall' ? tall(tags, points) : wide(tags, ...carried(points));
      }
      if (!Number.isInteger(slices) || slices < 1 || slices * tags.length > mostRows) {
        refuse(`${slices} rows of ${tags.length} tags are none, or more than ${mostRows} values`);
      }
      const aggregates = tags.map((tag) => tag.aggregate ?? aggregate);
      const rows = await forReaders(tags, () => history.slices({ ...asked, slices, aggregates }));
      // MinMax has two rows a slice; beside it, others say theirs twice.
      const isDouble = aggregates.includes('MinMax');
      const columns = rows.map((row, at) =>
        isDouble && aggregates[at] !== 'MinMax' ? row.flatMap((value) => [value, value]) : row,
      );
      const step = (end - start) / slices / (isDouble ? 2 : 1);
      const times = Array.from({ length: slices * (isDouble ? 2 : 1) }, (_, row) => Math.round(start + row * step));
      if (format === 'Wide') return wide(tags, times, columns);
      return tall(
        tags,
        columns.map((column) =>
          column.map((value, row) => ({ at: times[row] ?? start, value, quality: value === null ? unknown : null })),
        ),
      );
    },
    calculate: async ({ tags, start, end, calculations, ignoresBad }) => {
      checkRange(tags, start, end);
      const range = { paths: tags.map(({ path }) => wholePath(path)), start, end, ignoresBad, slices: 1 };
      const chosen = [...new Set(calculations)];
      const answers = await forReaders(tags, () =>
        Promise.all(chosen.map((one) => history.slices({ ...range, aggregates: tags.map(() => one) }))),
      );
      const columns = chosen.map((name, at): Column => {
        const data = (answers[at] ?? []).map(([value = null]) => value);
        return { name, type: typeOf(data), data };
      });
      return datasetValue([{ name: 'tagpath', type: 'String', data: tags.map(({ alias }) => alias) }, ...columns]);
    },
  };
}

function checkRange(tags: readonly HistoryTag[], start: number, end: number): void {
  if (tags.length === 0) refuse('it names no tag');
  if (tags.length > mostTags) refuse(`it names more than ${mostTags} tags`);
  if (!Number.isFinite(start) || !Number.isFinite(end) || end <= start) refuse('the time does not end after it begins');
}

function refuse(reason: string): never {
  throw new CountersignError(ErrorCode.illegalArgument, `The history of tags was not asked: ${reason}.`);
}

/** Rows of the times of all points, in which each tag has what held then. */
function carried(points: readonly (readonly Point[])[]): readonly [readonly number[], readonly (readonly Json[])[]] {
  const times = [...new Set(points.flatMap((own) => own.map(({ at }) => at)))].sort((one, other) => one - other);
  if (times.length * points.length > mostRows) {
    refuse(
      `its ${times.length} rows of ${points.length} tags are more than ${mostRows} values; ask for fewer rows, or in the tall format`,
    );
  }
  let letters = 0;
  const columns = points.map((own) => {
    let at = 0;
    let held: Point['value'] = null;
    return times.map((time) => {
      for (let point = own[at]; point !== undefined && point.at <= time; point = own[at]) {
        held = point.quality === null ? point.value : null;
        at += 1;
      }
      // What holds on stands in each row.
      letters += lettersOf(held);
      return held;
    });
  });
  if (letters > mostLetters)
    refuse(`the texts of its rows have more than ${mostLetters} characters; ask for fewer rows, or in the tall format`);
  return [times, columns];
}

function wide(
  tags: readonly HistoryTag[],
  times: readonly number[],
  columns: readonly (readonly Json[])[],
): JsonObject {
  return datasetValue([
    { name: 't_stamp', type: 'Date', data: times.map(dateValue) },
    ...tags.map(({ alias }, at) => ({ name: alias, type: typeOf(columns[at] ?? []), data: columns[at] ?? [] })),
  ]);
}

function tall(tags: readonly HistoryTag[], points: readonly (readonly Point[])[]): JsonObject {
  const rows = tags.flatMap(({ alias }, at) => (points[at] ?? []).map((point) => ({ ...point, path: alias })));
  return datasetValue([
    { name: 'path', type: 'String', data: rows.map(({ path }) => path) },
    { name: 'value', type: typeOf(rows.map(({ value }) => value)), data: rows.map(({ value }) => value) },
    { name: 'quality', type: 'String', data: rows.map(({ quality }) => quality ?? 'Good') },
    { name: 'timestamp', type: 'Date', data: rows.map(({ at }) => dateValue(at)) },
  ]);
}

function typeOf(data: readonly Json[]): string {
  return data.every((value) => value === null || typeof value === 'number') ? 'Double' : 'String';
}
