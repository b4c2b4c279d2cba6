/** What the gateway keeps of a component while people use it, by its type. */
import { followRadios } from './radioSelection.ts';
import { followResults } from './tableResults.ts';
import { followSelection } from './tableSelection.ts';
import type { Component } from './tree.ts';

/** How the session of a page reads numbers and dates. */
export interface Region {
  readonly locale: string;
  readonly zone: string;
}

type Follow = (component: Component, region: () => Region) => () => void;

/** Follows a component of a type; undefined where there is nothing to keep. What it returns ends it. */
export function followerOf(type: string): Follow | undefined {
  return Object.hasOwn(followers, type) ? followers[type] : undefined;
}

const followers: Readonly<Record<string, Follow>> = {
  'ia.display.table': (component, region) => {
    const ends = [followSelection(component), followResults(component, region)];
    return () => {
      for (const end of ends) end();
    };
  },
  'ia.input.radio-group': followRadios,
};
