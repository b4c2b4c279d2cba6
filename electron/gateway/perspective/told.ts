/** What handlers are told of an event: a page says where, and the gateway what stands there. */
import { untracked } from '@preact/signals-core';
import { declarationOf } from '../../contract/components/index.ts';
import { CountersignError, ErrorCode } from '../../contract/errors.ts';
import type { JsonObject } from '../../contract/json.ts';
import { formType, toldByForm } from './forms.ts';
import { asObject } from './nodes.ts';
import { toldByTable } from './tableEvents.ts';
import { tagTreeType, toldByTagTree } from './tagTree.ts';
import type { Component } from './tree.ts';

/** The payload of an event by what a page says of it. Throws `illegal-argument` for a place where nothing stands. */
export function toldOf(component: Component, event: string, said: JsonObject): JsonObject {
  const { definition, properties } = component;
  if (definition.type === 'ia.display.table') return toldByTable(component, event, said);
  if (definition.type === tagTreeType) return toldByTagTree(component, event, said);
  if (definition.type === formType && event.startsWith('component.')) return given(toldByForm(component, event, said));
  const events = declarationOf(definition.type)?.events ?? {};
  const name = event.startsWith('component.') ? event.slice('component.'.length) : '';
  const tells = Object.hasOwn(events, name) ? events[name]?.tells : undefined;
  if (tells === undefined) return said;
  return given(untracked(() => tells(asObject(properties.get(['props'])), said)));
}

function given(told: JsonObject | undefined): JsonObject {
  if (told !== undefined) return told;
  throw new CountersignError(ErrorCode.illegalArgument, 'There is no such item any more. Nothing was done.');
}
