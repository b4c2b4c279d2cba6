/** All stories, in the order of the documentation. */
import type { Story } from '../story.ts';
import { alarms } from './alarms.ts';
import { charts } from './charts.ts';
import { containers } from './containers.ts';
import { display } from './display.ts';
import { documents } from './documents.ts';
import { drawings } from './drawing.ts';
import { embedding } from './embedding.ts';
import { forms } from './forms.ts';
import { indicators } from './indicators.ts';
import { inputs } from './inputs.ts';
import { maps } from './maps.ts';
import { absent, navigation } from './navigation.ts';
import { schedules } from './schedules.ts';
import { symbols } from './symbols.ts';
import { tables } from './tables.ts';
import { trees } from './trees.ts';

/** Stories by the sheet on which the states stand that they have in common. */
export const groups: Readonly<Record<string, readonly Story[]>> = {
  containers,
  embedding,
  display,
  drawings,
  symbols,
  tables,
  alarms,
  trees,
  schedules,
  maps,
  documents,
  indicators,
  charts,
  absent,
  inputs,
  forms,
  navigation,
};

export const stories: readonly Story[] = Object.values(groups).flat();
