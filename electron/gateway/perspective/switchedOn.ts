/** Whether a component may be used. */
import { flagOf } from '../../contract/components/shapes.ts';
import { stillHolds } from '../../contract/quality.ts';
import type { Component } from './tree.ts';

/** Why nobody uses a component now, as a sentence; undefined where they may. */
export function whyNotUsed({ properties }: Component): string | undefined {
  if (!stillHolds(properties.quality(['props', 'enabled']))) return 'It is not known whether this may be used.';
  return flagOf(properties.get(['props', 'enabled'])) === false ? 'This is switched off.' : undefined;
}
