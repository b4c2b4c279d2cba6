/** The selected row of a table: which one a person may select, and what the table then holds of it (`selection.data`). */
import { effect, untracked } from '@preact/signals-core';
import type { Path } from '../../contract/inside.ts';
import type { Json } from '../../contract/json.ts';
import { rowsOf } from '../../contract/tableData.ts';
import { good } from '../platform/quality.ts';
import { openWriter } from './bindings/circular.ts';
import type { Component } from './tree.ts';

/** Why a person may not select a row of a table, in words; undefined where they may. */
export function whyNotSelected({ properties }: Component, path: Path, value: Json): string | undefined {
  if (properties.get(['props', 'selection', 'enableRowSelection']) === false)
    return 'Rows of this table are not for selection. Nothing was selected.';
  const count = rowsOf(properties.get(['props', 'data']))?.length ?? 0;
  const isRow = typeof value === 'number' && Number.isInteger(value) && value >= 0 && value < count;
  return path.length === 2 && isRow ? undefined : 'The table has no such row. Nothing was selected.';
}

/** Keeps `selection.data` of a table at the row that `selection.selectedRow` says, whoever selected it. Returns what ends it. */
export function followSelection(component: Component): () => void {
  const { properties } = component;
  const failed = (reason: string): void => {
    const whole: Path = ['props', 'selection'];
    properties.set(whole, properties.get(whole) ?? null, { code: 'Error_Configuration', reason }, 'Binding');
  };
  let hasEnded = false;
  const write = openWriter(failed, () => {
    hasEnded = true;
    failed('what is selected changes the rows of the table, without end');
  });
  // What a project stored stays until there is something to select.
  let last = JSON.stringify([[], good]);
  return effect(() => {
    const row = properties.get(['props', 'selection', 'selectedRow']);
    const isSelected = typeof row === 'number' && row >= 0;
    const rows = isSelected ? (rowsOf(properties.get(['props', 'data'])) ?? []).slice(row, row + 1) : [];
    const data = rows.map(({ cells }) => cells);
    const quality = isSelected ? properties.quality(['props', 'data', row]) : good;
    const now = JSON.stringify([data, quality]);
    if (now === last || hasEnded) return;
    last = now;
    untracked(() => write(() => component.bindings.write(['props', 'selection', 'data'], data, 'Browser', quality)));
  });
}
