/** How pipes look that leave it to the session: `session.props.pipes`. */
import { numberOf } from '../../contract/components/shapes.ts';
import { objectOf, type Json } from '../../contract/json.ts';
import type { PipeSettings } from '../../contract/page.ts';
import { appearanceOf } from './sessionLook.ts';

/** `session.props.pipes` of a new session. */
export const newPipes = Object.freeze({ autoAppearance: 'simple', overlapGap: 4 });

/** What the session says of pipes; what it says of them and is not there is as in a new session. */
export function pipesOf(settings: Json | undefined): PipeSettings {
  const { autoAppearance, overlapGap } = objectOf(settings);
  return { appearance: appearanceOf(autoAppearance), gap: Math.max(0, numberOf(overlapGap) ?? newPipes.overlapGap) };
}
