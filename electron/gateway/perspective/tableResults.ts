/** What is found in a table by what people search and by the filters of its columns, where a project asks for it. */
import { effect, untracked } from '@preact/signals-core';
import type { Path } from '../../contract/inside.ts';
import { textOf } from '../../contract/json.ts';
import { columnsOf, rowsOf } from '../../contract/tableData.ts';
import { finder } from '../../contract/tableFilter.ts';
import { cellText } from '../../format/valueText.ts';
import { openWriter } from './bindings/circular.ts';
import type { Component } from './tree.ts';

const filter = (...name: readonly string[]): Path => ['props', 'filter', ...name];

/** Keeps `filter.results.data` of a table at the rows that are found. Returns what ends it. */
export function followResults(
  component: Component,
  region: () => { readonly locale: string; readonly zone: string },
): () => void {
  const { properties } = component;
  const failed = (reason: string): void => {
    const whole = filter('results');
    properties.set(whole, properties.get(whole) ?? null, { code: 'Error_Configuration', reason }, 'Binding');
  };
  let hasEnded = false;
  const write = openWriter(failed, () => {
    hasEnded = true;
    failed('what is found changes the rows of the table, without end');
  });
  return effect(() => {
    if (hasEnded || properties.get(filter('results', 'enabled')) !== true) return;
    const rows = rowsOf(properties.get(['props', 'data'])) ?? [];
    const columns = columnsOf(properties.get(['props', 'columns']), rows);
    const table = { nullFormat: properties.get(['props', 'nullFormat']) ?? null };
    const { locale, zone } = region();
    const isFound = finder(textOf(properties.get(filter('text'))), columns, (row, column) =>
      cellText(row, column, table, { locale, zone }),
    );
    const found = (isFound === undefined ? rows : rows.filter(isFound)).map(({ cells }) => cells);
    const quality = properties.quality(['props', 'data']);
    untracked(() => write(() => component.bindings.write(filter('results', 'data'), found, 'Browser', quality)));
  });
}
