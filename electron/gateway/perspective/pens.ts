/** The history that a power chart draws: of the tags that its pens name, and of no other. */
import { untracked } from '@preact/signals-core';
import { isDeepStrictEqual } from 'node:util';
import { powerChart } from '../../contract/components/powerChart.ts';
import { isJsonObject, listOf, objectOf, textOf, type Json } from '../../contract/json.ts';
import type { PenHistory } from '../../contract/page.ts';
import { columnsOf, millisOfDate } from '../../contract/values.ts';
import type { HistoryQuestions } from '../history/questions.ts';
import { aggregateNamed } from '../history/slices.ts';
import { showedTag } from './tagTree.ts';
import type { Component } from './tree.ts';

export const powerChartType = powerChart.type;

/** Pens that a person makes of a chart at most. */
const mostPens = 50;

/**
 * Why the pens that a person leaves of a chart, or adds to it, are not taken, in words; undefined where they are. A pen that is added
 * names a tag that the list of the chart showed, and nothing else.
 */
export function whyNotPens(component: Component, value: Json): string | undefined {
  if (!Array.isArray(value)) return 'Pens are a list.';
  const held = listOf(component.properties.get(['props', 'pens']) ?? null);
  const added = listOf(value).filter((pen) => !held.some((one) => isDeepStrictEqual(one, pen)));
  if (added.length > 0 && value.length > mostPens) return `A chart has ${mostPens} pens at most.`;
  const isOfList = (pen: Json): boolean => {
    const { name, data, ...rest } = objectOf(pen);
    const { source, ...others } = objectOf(data);
    const isAlone = Object.keys(rest).length + Object.keys(others).length === 0;
    return isAlone && typeof name === 'string' && name.length <= 300 && showedTag(component, textOf(source));
  };
  return added.every(isOfList) ? undefined : 'There is no such tag in the list.';
}

/** Epoch milliseconds, and how many slices of that. */
export interface PenRange {
  readonly start: number;
  readonly end: number;
  readonly slices: number;
}

/** The values of each pen that is one. Rejects as the history does. */
export async function penHistory(
  component: Component,
  { start, end, slices }: PenRange,
  history: Pick<HistoryQuestions, 'query'>,
): Promise<PenHistory[]> {
  if (component.definition.type !== powerChartType) return [];
  const pens = untracked(() => listOf(component.properties.get(['props', 'pens'])));
  const tags = pens.flatMap((pen) => {
    const data = isJsonObject(pen) && pen['enabled'] !== false && isJsonObject(pen['data']) ? pen['data'] : {};
    const path = textOf(data['source']);
    const aggregate = aggregateNamed(textOf(data['aggregateMode']));
    return path === '' ? [] : [{ path, alias: path, aggregate }];
  });
  if (tags.length === 0) return [];
  const answer = await history.query({
    tags,
    start,
    end,
    slices,
    aggregate: 'MinMax',
    format: 'Wide',
    ignoresBad: false,
  });
  const [times, ...columns] = columnsOf(answer) ?? [];
  const x = (times?.data ?? []).map((time) => millisOfDate(time) ?? start);
  return columns.map(({ name, data }) => ({
    source: name,
    x,
    y: data.map((value) => (typeof value === 'number' ? value : null)),
  }));
}
