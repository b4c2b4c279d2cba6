/** Whether what a person entered is taken: a page is believed nothing. */
import type { Declaration } from '../../contract/components/declaration.ts';
import type { Path } from '../../contract/inside.ts';
import type { Json } from '../../contract/json.ts';
import { asObject } from './nodes.ts';
import { whyNotInTable } from './tableWrites.ts';
import { isUnknown } from './switchedOn.ts';
import type { Component } from './tree.ts';

/** Why the gateway does not take what a person entered at a place of a component, in words; undefined where it does. */
export function whyNotTaken(
  component: Component,
  { refuses, properties }: Declaration,
  path: Path,
  value: Json,
): string | undefined {
  if (component.definition.type === 'ia.display.table') return whyNotInTable(component, path, value);
  if (isUnknown(component)) return 'It is not known whether this may be used. It was not written.';
  const props = asObject(component.properties.get(['props']));
  if (properties['enabled']?.read(props['enabled']) === false) return 'This is switched off. It was not written.';
  const reason = refuses?.(props, path, value);
  return reason === undefined ? undefined : `${reason} It was not written.`;
}
