/** Addresses that a person goes to by a component: those that stand in its properties, and no others. */
import { untracked } from '@preact/signals-core';
import { declarationOf } from '../../contract/components/index.ts';
import { CountersignError, ErrorCode } from '../../contract/errors.ts';
import { isJsonObject, listOf, type Json } from '../../contract/json.ts';
import type { Component } from './tree.ts';

/** Throws `forbidden` for an address that the component does not lead to. */
export function requireLink({ definition, properties }: Component, address: string): void {
  const links = declarationOf(definition.type)?.links ?? {};
  const leads = Object.entries(links).some(([property, where]) =>
    textsIn(untracked(() => properties.get(['props', property]))).some((text) =>
      where === 'whole' ? text === address : text.includes(address),
    ),
  );
  if (address === '' || !leads) {
    throw new CountersignError(ErrorCode.forbidden, 'Nothing here leads to that address. Nothing was opened.');
  }
}

function textsIn(value: Json | undefined): readonly string[] {
  if (typeof value === 'string') return [value];
  if (Array.isArray(value)) return listOf(value).flatMap(textsIn);
  return isJsonObject(value) ? Object.values(value).flatMap(textsIn) : [];
}
