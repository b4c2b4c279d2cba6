/** What a page that is open has come to: its components, what they note of themselves, and the bound properties that have no good value. */
import { untracked } from '@preact/signals-core';
import { settingsIn } from '../perspective/address.ts';
import { whereOf } from '../perspective/actions.ts';
import { notesOf } from '../perspective/nodes.ts';
import { eachComponent, type Component, type Holder } from '../perspective/tree.ts';
import { isGood } from '../platform/quality.ts';

/** A reason why values are not good, or something that components say is not done: with how many there are, and where some are. */
export interface Reason {
  readonly reason: string;
  readonly count: number;
  readonly examples: readonly string[];
}

export interface Looked {
  readonly components: number;
  readonly bound: number;
  readonly bad: readonly Reason[];
  /** What its components say of themselves on a page that is not done. */
  readonly notes: readonly Reason[];
}

const mostExamples = 3;

/** Looks at a component and all below it, also in the views inside. */
export function lookAt(root: Component | undefined): Looked {
  let components = 0;
  let bound = 0;
  const bad: Reason[] = [];
  const notes: Reason[] = [];
  const look = (holder: Holder): void => {
    for (const { name, path, entry } of settingsIn(holder.definition.propConfig, holder.properties.scopes)) {
      const { binding } = entry;
      if (binding === undefined || binding.enabled === false || path === undefined) continue;
      bound += 1;
      const { code, reason } = untracked(() => holder.properties.quality(path));
      if (isGood({ code })) continue;
      bad.push({
        reason: reason === undefined ? code : `${code}: ${reason}`,
        count: 1,
        examples: [`${whereOf(holder)} ${name}`],
      });
    }
  };
  const lookInside = (top: Component): void => {
    look(top.view);
    for (const component of eachComponent(top)) {
      components += 1;
      look(component);
      const examples = [whereOf(component)];
      for (const reason of untracked(() => notesOf(component))) notes.push({ reason, count: 1, examples });
      for (const { view } of component.slots.values()) if (view !== undefined) lookInside(view.root);
    }
  };
  if (root !== undefined) lookInside(root);
  return { components, bound, bad: groupByReason(bad), notes: groupByReason(notes) };
}

/** Puts the same reasons together, the most frequent first. */
export function groupByReason(all: readonly Reason[]): readonly Reason[] {
  const groups = Map.groupBy(all, ({ reason }) => reason);
  return [...groups]
    .map(([reason, group]) => ({
      reason,
      count: group.reduce((sum, { count }) => sum + count, 0),
      examples: group.flatMap(({ examples }) => examples).slice(0, mostExamples),
    }))
    .sort((one, other) => other.count - one.count);
}
