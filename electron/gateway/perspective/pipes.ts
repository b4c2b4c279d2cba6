/** How pipes look that leave it to the session: `session.props.pipes`. */
import { effect, untracked } from '@preact/signals-core';
import { numberOf } from '../../contract/components/shapes.ts';
import { objectOf, type Json } from '../../contract/json.ts';
import type { PipeSettings } from '../../contract/page.ts';

/** `session.props.pipes` of a new session. */
export const newPipes = Object.freeze({ autoAppearance: 'simple', overlapGap: 4 });

/** What the session says of pipes; what it says of them and is not there is as in a new session. */
export function pipesOf(settings: Json | undefined): PipeSettings {
  const { autoAppearance, overlapGap } = objectOf(settings);
  const appearance = (['simple', 'mimic', 'p&id'] as const).find((one) => one === autoAppearance);
  return { appearance: appearance ?? 'simple', gap: Math.max(0, numberOf(overlapGap) ?? newPipes.overlapGap) };
}

/** Follows it; `changed` hears of what is another than before. Returns what ends it. */
export function followPipes(settings: () => Json | undefined, changed: (pipes: PipeSettings) => void): () => void {
  let last = pipesOf(untracked(settings));
  return effect(() => {
    const next = pipesOf(settings());
    if (next.appearance === last.appearance && next.gap === last.gap) return;
    last = next;
    untracked(() => changed(next));
  });
}
