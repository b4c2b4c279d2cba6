/** Whether a component may be used. */
import type { Component } from './tree.ts';

/** Whether nobody knows if a component is switched on: what says so has no value that holds. */
export function isUnknown({ properties }: Component): boolean {
  const { code } = properties.quality(['props', 'enabled']);
  return code !== 'Bad_Stale' && !code.startsWith('Good') && !code.startsWith('Uncertain');
}
