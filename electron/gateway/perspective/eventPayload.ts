/** What handlers are told of an event: a page says where, and the gateway what stands there. */
import { untracked } from '@preact/signals-core';
import { declarationOf } from '../../contract/components/index.ts';
import { CountersignError, ErrorCode } from '../../contract/errors.ts';
import type { JsonObject } from '../../contract/json.ts';
import { formType, formPayload } from './forms.ts';
import { asObject } from './nodes.ts';
import { tablePayload } from './tableEvents.ts';
import { tagTreeType, tagTreePayload } from './tagTree.ts';
import type { Component } from './tree.ts';

/** The payload of an event by what a page says of it. Throws `illegal-argument` for a place where nothing stands. */
export function eventPayload(component: Component, event: string, reported: JsonObject): JsonObject {
  const { definition, properties } = component;
  if (definition.type === 'ia.display.table') return tablePayload(component, event, reported);
  if (definition.type === tagTreeType) return tagTreePayload(component, event, reported);
  if (definition.type === formType && event.startsWith('component.'))
    return required(formPayload(component, event, reported));
  const events = declarationOf(definition.type)?.events ?? {};
  const name = event.startsWith('component.') ? event.slice('component.'.length) : '';
  const tells = Object.hasOwn(events, name) ? events[name]?.tells : undefined;
  if (tells === undefined) return reported;
  return required(untracked(() => tells(asObject(properties.get(['props'])), reported)));
}

function required(payload: JsonObject | undefined): JsonObject {
  if (payload !== undefined) return payload;
  throw new CountersignError(ErrorCode.illegalArgument, 'There is no such item any more. Nothing was done.');
}
