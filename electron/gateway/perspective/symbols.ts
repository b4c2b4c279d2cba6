/** How symbols look that leave it to the session: `session.props.symbols`. */
import { effect, untracked } from '@preact/signals-core';
import { numberOf } from '../../contract/components/shapes.ts';
import { objectOf, type Json } from '../../contract/json.ts';
import type { SymbolSettings } from '../../contract/page.ts';

/** `session.props.symbols` of a new session. */
export const newSymbols = Object.freeze({ autoAppearance: 'simple', autoAnimationSpeed: 100 });

/** What the session says of symbols; what it says of them and is not there is as in a new session. */
export function symbolsOf(settings: Json | undefined): SymbolSettings {
  const { autoAppearance, autoAnimationSpeed } = objectOf(settings);
  const appearance = (['simple', 'mimic', 'p&id'] as const).find((one) => one === autoAppearance);
  return {
    appearance: appearance ?? 'simple',
    speed: numberOf(autoAnimationSpeed) ?? newSymbols.autoAnimationSpeed,
  };
}

/** Follows it; `changed` hears of what is another than before. Returns what ends it. */
export function followSymbols(
  settings: () => Json | undefined,
  changed: (symbols: SymbolSettings) => void,
): () => void {
  let last = symbolsOf(untracked(settings));
  return effect(() => {
    const next = symbolsOf(settings());
    if (next.appearance === last.appearance && next.speed === last.speed) return;
    last = next;
    untracked(() => changed(next));
  });
}
