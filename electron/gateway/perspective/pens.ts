/** The history that a power chart draws: of the tags that its pens name, and of no other. */
import { untracked } from '@preact/signals-core';
import { isJsonObject, listOf, textOf } from '../../contract/json.ts';
import type { PenHistory } from '../../contract/page.ts';
import { columnsOf, millisOfDate } from '../../contract/values.ts';
import type { HistoryQuestions } from '../history/questions.ts';
import { aggregateNamed } from '../history/slices.ts';
import type { Component } from './tree.ts';

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
  if (component.definition.type !== 'ia.chart.powerchart') return [];
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
