/** What the gateway keeps of a component while people use it, by its type. */
import { followRadios } from './radioSelection.ts';
import { followSelection } from './tableSelection.ts';
import { followTree } from './treeSelection.ts';
import type { Component } from './tree.ts';

/** Follows a component of a type; undefined where there is nothing to keep. What it returns ends it. */
export function followerOf(type: string): ((component: Component) => () => void) | undefined {
  return Object.hasOwn(followers, type) ? followers[type] : undefined;
}

const followers: Readonly<Record<string, (component: Component) => () => void>> = {
  'ia.display.table': followSelection,
  'ia.display.tree': followTree,
  'ia.input.radio-group': followRadios,
};
