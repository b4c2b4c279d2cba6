/** Whether what a person entered is taken: a page is believed nothing. */
import type { Declaration } from '../../contract/components/declaration.ts';
import type { Path } from '../../contract/inside.ts';
import type { Json } from '../../contract/json.ts';
import { asObject } from './nodes.ts';
import { powerChartType, whyNotPens } from './pens.ts';
import { whyNotInTable } from './tableWrites.ts';
import { tagTreeType, whyNotInTagTree } from './tagTree.ts';
import { whyNotUsed } from './switchedOn.ts';
import type { Component } from './tree.ts';

/** Why the gateway does not take what a person entered at a place of a component, in words; undefined where it does. */
export function whyNotTaken(
  component: Component,
  { refuses }: Declaration,
  path: Path,
  value: Json,
): string | undefined {
  if (component.definition.type === 'ia.display.table') return whyNotInTable(component, path, value);
  const off = whyNotUsed(component);
  if (off !== undefined) return `${off} It was not written.`;
  const props = asObject(component.properties.get(['props']));
  const { type } = component.definition;
  const reason =
    type === tagTreeType
      ? whyNotInTagTree(component, path, value)
      : type === powerChartType && path.length === 1
        ? whyNotPens(component, value)
        : refuses?.(props, path, value);
  return reason === undefined ? undefined : `${reason} It was not written.`;
}
