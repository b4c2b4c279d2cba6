/** What scripts ask of the history of tags; the forms that Python gives them are in `system_tag_history.py`. */
import { z } from 'zod';
import type { Aggregate } from '../../contract/aggregates.ts';
import { CountersignError, ErrorCode } from '../../contract/errors.ts';
import { json, type Json } from '../../contract/json.ts';
import { millisOfDate } from '../../contract/values.ts';
import type { Clock } from '../platform/ports.ts';
import { isoUtc } from '../platform/time.ts';
import { reads, ScriptScope, type ScriptApi, type ScriptCaller } from '../platform/scriptFunction.ts';
import type { History } from './history.ts';
import type { HistoryQuestions } from './questions.ts';
import { aggregateNamed } from './slices.ts';
import type { HistorySources } from './sources.ts';

const moment = json.transform((value, context) => {
  const millis = typeof value === 'number' ? value : millisOfDate(value);
  if (millis !== undefined) return millis;
  context.addIssue({ code: 'custom', message: 'a time of the range is no date' });
  return z.NEVER;
});
const aggregate = z.string().transform((name, context): Aggregate => {
  const found = aggregateNamed(name);
  if (found !== undefined) return found;
  context.addIssue({ code: 'custom', message: `there is no calculation ${name} over the history of tags` });
  return z.NEVER;
});
const range = {
  paths: z.array(z.string()),
  names: z.array(z.string()),
  start: moment,
  end: moment,
  ignoresBad: z.boolean(),
};
const tagsOf = ({ paths, names }: { readonly paths: readonly string[]; readonly names: readonly string[] }) =>
  paths.map((path, at) => ({ path, alias: names[at] ?? path }));

/**
 * The functions of the history.
 * @param questionsOf What a script may ask.
 */
export function historyScripts(
  questionsOf: (script: ScriptCaller) => HistoryQuestions,
  history: Pick<History, 'store' | 'takesFrom'> & Pick<HistorySources, 'ownPath'>,
  clock: Pick<Clock, 'now'>,
): ScriptApi {
  return {
    'history.query': reads(
      ScriptScope.gateway,
      z.tuple([
        z.strictObject({
          ...range,
          slices: z.union([z.number(), z.literal('natural')]).nullable(),
          aggregates: z.array(aggregate).min(1),
          format: z.enum(['Wide', 'Tall']),
        }),
      ]),
      ([given], script) => {
        const [first = 'MinMax'] = given.aggregates;
        const tags = tagsOf(given).map((tag, at) => ({ ...tag, aggregate: given.aggregates[at] ?? first }));
        return questionsOf(script).query({ ...given, tags, slices: given.slices ?? undefined, aggregate: first });
      },
    ),
    'history.calculate': reads(
      ScriptScope.gateway,
      z.tuple([z.strictObject({ ...range, calculations: z.array(aggregate).min(1) })]),
      ([given], script) => questionsOf(script).calculate({ ...given, tags: tagsOf(given) }),
    ),
    'history.paths': reads(ScriptScope.gateway, z.tuple([]), async (_given, script) => [
      ...(await questionsOf(script).paths()),
    ]),
    'history.store': reads(
      ScriptScope.gateway,
      z.tuple([
        z.array(
          z.strictObject({
            path: z.string().min(1),
            value: json,
            quality: z.string().nullable(),
            at: moment.nullable(),
          }),
        ),
      ]),
      ([points]) => {
        // None is stored where one of them cannot be.
        const given = points.map(({ path, value, quality, at }) => ({
          ...{ path: history.ownPath(path), value: single(value), quality },
          at: Math.round(at ?? clock.now()),
        }));
        const from = history.takesFrom();
        const late = given.find(({ at }) => at < from);
        if (late !== undefined) {
          const words = `Of ${late.path}, the points of ${isoUtc(late.at)} are summed up already. None was stored.`;
          throw new CountersignError(ErrorCode.validation, words);
        }
        for (const point of given) history.store(point);
        return points.length;
      },
    ),
  };
}

function single(value: Json): string | number | null {
  if (typeof value === 'boolean') return Number(value);
  return typeof value === 'object' && value !== null ? JSON.stringify(value) : value;
}
