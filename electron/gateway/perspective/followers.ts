/** What the gateway keeps of a component while people use it, by its type. */
import { followMoment } from './dateTexts.ts';
import { followRadios } from './radioSelection.ts';
import { followSelection } from './tableSelection.ts';
import { followTree } from './treeSelection.ts';
import type { Component } from './tree.ts';

/** Follows a component, on the clock of the session's zone. What it returns ends it. */
type Follow = (component: Component, zone: () => string) => () => void;

const followers: Readonly<Record<string, Follow>> = {
  'ia.display.table': followSelection,
  'ia.display.tree': followTree,
  'ia.input.date-time-input': followMoment,
  'ia.input.date-time-picker': followMoment,
  'ia.input.radio-group': followRadios,
};

/** What follows a component of a type; undefined where there is nothing to keep. */
export function followerOf(type: string): Follow | undefined {
  return Object.hasOwn(followers, type) ? followers[type] : undefined;
}
