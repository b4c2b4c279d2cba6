/**
 * Bindings of the kind `tag-history`: `{tags, dateRange, returnFormat, returnSize, aggregate, calculations, valueFormat,
 * ignoreBadQuality, polling}`. The tags may come from an expression; so do the ends of the range and the number of rows.
 */
import { ErrorCode } from '../../../contract/errors.ts';
import type { Aggregate } from '../../../contract/aggregates.ts';
import { isJsonObject, listOf, textOf, type Json, type JsonObject } from '../../../contract/json.ts';
import { columnsOf, millisOfDate } from '../../../contract/values.ts';
import { isNothing, toNumber } from '../../expression/values.ts';
import { aggregateNamed } from '../../history/slices.ts';
import { good, worse } from '../../platform/quality.ts';
import { millisOfUnit } from '../../platform/timeUnits.ts';
import type { Qualified } from '../../expression/evaluate.ts';
import { attempt, bad, constant, refuse, type BindingScope, type OpenBinding } from './binding.ts';
import { openExpression } from './expression.ts';
import { documentOf } from './document.ts';
import { askingFor } from './latest.ts';
import { openPolling } from './polling.ts';

/** What is asked, once all that the binding says is known. */
interface Question extends JsonObject {
  readonly tags: Json;
  readonly start: Json;
  readonly end: Json;
  readonly rows: Json;
}

export const tagHistoryBinding: OpenBinding = (config, scope, emit) => {
  const format = textOf(config['returnFormat']) || 'Wide';
  const size = isJsonObject(config['returnSize']) ? config['returnSize'] : {};
  const sizeType = (textOf(size['type']) || 'FIXED').toUpperCase();
  const aggregate = aggregateNamed(textOf(config['aggregate']) || 'MinMax');
  const calculations = listOf(config['calculations']).map((name) => aggregateNamed(textOf(name)));
  const reason = whyNot(format, sizeType, aggregate, calculations, config);
  if (reason !== undefined)
    return constant(bad('Error_Configuration', `tag history of ${reason} is not supported`), emit);

  const tags = openTagList(config['tags'], scope);
  const range = openRange(config['dateRange'], scope);
  const rows = sizeType === 'FIXED' ? openExpression(textOf(size['numRows']) || '100', scope) : () => nothing;
  const poll = openPolling(config['polling'], scope);
  return askingFor(
    () => {
      poll();
      // What somebody may read, another may not.
      scope.levels();
      const parts = [attempt(tags), attempt(rows)];
      const time = range();
      const quality = [...parts, ...time].reduce((worst, part) => worse(worst, part.quality), good);
      const [list, count] = parts;
      const value: Question = {
        tags: list?.value ?? null,
        start: time[0].value,
        end: time[1].value,
        rows: count?.value ?? null,
      };
      return { value, quality };
    },
    async ({ value }) => {
      const asked = isJsonObject(value) ? value : {};
      const list = historyTags(asked['tags'] ?? null);
      // No tag is no mistake: a chart without pens has nothing to draw.
      if (list.length === 0) return { value: [] };
      const [start, end] = [momentOf(asked['start'] ?? null, 'begins'), momentOf(asked['end'] ?? null, 'ends')];
      const ignoresBad = config['ignoreBadQuality'] === true;
      const answer =
        format === 'Calculations'
          ? await scope.history.calculate({ tags: list, start, end, ignoresBad, calculations: known(calculations) })
          : await scope.history.query({
              tags: list,
              start,
              end,
              ignoresBad,
              aggregate: aggregate ?? 'MinMax',
              format: format === 'Tall' ? 'Tall' : 'Wide',
              slices: slicesOf(sizeType, asked['rows'] ?? 100),
            });
      return { value: config['valueFormat'] === 'DOCUMENT' ? documentOf(columnsOf(answer) ?? []) : answer };
    },
    (why) => (why === ErrorCode.forbidden ? 'Bad_AccessDenied' : 'Error_TagHistory'),
    emit,
  );
};

const nothing: Qualified = { value: null, quality: good };

function slicesOf(sizeType: string, rows: Json): number | 'natural' | undefined {
  if (sizeType === 'FIXED') return Math.max(1, Math.floor(toNumber(rows)));
  return sizeType === 'NATURAL' ? 'natural' : undefined;
}

function known(calculations: readonly (Aggregate | undefined)[]): readonly Aggregate[] {
  return calculations.filter((one) => one !== undefined);
}

function whyNot(
  format: string,
  sizeType: string,
  aggregate: Aggregate | undefined,
  calculations: readonly (Aggregate | undefined)[],
  config: JsonObject,
): string | undefined {
  if (!['Wide', 'Tall', 'Calculations'].includes(format)) return `the format ${format}`;
  if (!['FIXED', 'RAW', 'NATURAL'].includes(sizeType)) return `the size ${sizeType}`;
  const { mostRecentUnits } = isJsonObject(config['dateRange']) ? config['dateRange'] : {};
  if (textOf(mostRecentUnits) !== '' && millisOfUnit(textOf(mostRecentUnits)) === undefined) {
    return `the unit ${textOf(mostRecentUnits)}`;
  }
  if (aggregate === undefined) return `the aggregate ${textOf(config['aggregate'])}`;
  if (format === 'Calculations' && (calculations.length === 0 || calculations.includes(undefined))) {
    return `the calculations ${JSON.stringify(config['calculations'] ?? [])}`;
  }
  return undefined;
}

/** The list of tags: as it stands, with an expression for each path, or from one expression. */
function openTagList(given: Json | undefined, scope: BindingScope): () => Qualified {
  if (!Array.isArray(given)) return openExpression(textOf(given), scope);
  const list: Qualified = { value: given as readonly Json[], quality: good };
  return () => list;
}

function historyTags(given: Json): readonly { path: string; alias: string; aggregate: Aggregate | undefined }[] {
  const columns = columnsOf(given);
  const entries: readonly Json[] = columns === undefined ? listOf(given) : documentOf(columns);
  return entries.flatMap((entry) => {
    const own = typeof entry === 'string' ? { path: entry } : isJsonObject(entry) ? entry : {};
    const path = textOf(own['path']);
    if (path === '') return [];
    const aggregateName = textOf(own['aggregate']);
    const aggregate = aggregateNamed(aggregateName);
    if (aggregateName !== '' && aggregate === undefined)
      refuse(`there is no aggregate ${aggregateName}, which the tag ${path} asks for`);
    return [{ path, alias: textOf(own['alias']) || path, aggregate }];
  });
}

/** When the range begins and ends. */
function openRange(given: Json | undefined, scope: BindingScope): () => readonly [Qualified, Qualified] {
  const range = isJsonObject(given) ? given : {};
  if (range['startDate'] !== undefined || range['endDate'] !== undefined) {
    const start = openExpression(textOf(range['startDate']), scope);
    const end = openExpression(textOf(range['endDate']), scope);
    return () => [attempt(start), attempt(end)];
  }
  const count = openExpression(textOf(range['mostRecent']) || '8', scope);
  const unit = millisOfUnit(textOf(range['mostRecentUnits']) || 'HOUR');
  return () => {
    const { value, quality } = attempt(count);
    const length = isNothing(value) || unit === undefined ? Number.NaN : toNumber(value) * unit;
    const now = scope.now(0);
    return [
      { value: Number.isFinite(length) ? now - length : null, quality },
      { value: now, quality: good },
    ];
  };
}

function momentOf(value: Json, what: string): number {
  const millis = millisOfDate(value) ?? (typeof value === 'number' ? value : undefined);
  return millis ?? refuse(`it is not known when the history ${what}`);
}
