/** Addresses that a person goes to by a component: those that stand in its properties, and no others. */
import { untracked } from '@preact/signals-core';
import { declarationOf } from '../../contract/components/index.ts';
import { CountersignError, ErrorCode } from '../../contract/errors.ts';
import { asObject } from './nodes.ts';
import { whyNotUsed } from './switchedOn.ts';
import type { Component } from './tree.ts';

/** Throws `forbidden` for an address that the component does not lead to, and for a component that is switched off. */
export function requireLink(component: Component, address: string): void {
  untracked(() => {
    const { definition, properties } = component;
    const leadsTo = declarationOf(definition.type)?.leadsTo;
    if (address === '' || leadsTo?.(asObject(properties.get(['props'])), address) !== true)
      throw refused('Nothing here leads to that address.');
    const off = whyNotUsed(component);
    if (off !== undefined) throw refused(off);
  });
}

function refused(reason: string): CountersignError {
  return new CountersignError(ErrorCode.forbidden, `${reason} Nothing was opened.`);
}
