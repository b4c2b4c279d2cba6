/** What the gateway keeps of a component while people use it, by its type. */
import type { Region } from '../expression/values.ts';
import { followAlarms, type AlarmDesk } from './alarms.ts';
import type { RunsScripts } from './extensions.ts';
import { followMoment } from './dateTexts.ts';
import { followForm } from './forms.ts';
import { followRadios } from './radioSelection.ts';
import { followResults } from './tableResults.ts';
import { followSelection } from './tableSelection.ts';
import type { Component } from './tree.ts';
import { followTree } from './treeSelection.ts';

/** Follows a component, which is read as its session reads. What it returns ends it. */
type Follow = (
  component: Component,
  region: () => Region,
  around: Pick<AlarmDesk, 'board'> & RunsScripts,
) => () => void;

const followTable: Follow = (component, region) => {
  const ends = [followSelection(component), followResults(component, region)];
  return () => {
    for (const end of ends) end();
  };
};

const followers: Readonly<Record<string, Follow>> = {
  'ia.display.alarmstatustable': (component, _region, around) => followAlarms(component, around),
  'ia.display.table': followTable,
  'ia.display.tree': followTree,
  'ia.input.date-time-input': followMoment,
  'ia.input.date-time-picker': followMoment,
  'ia.input.form': followForm,
  'ia.input.radio-group': followRadios,
};

/** What follows a component of a type; undefined where there is nothing to keep. */
export function followerOf(type: string): Follow | undefined {
  return Object.hasOwn(followers, type) ? followers[type] : undefined;
}
