/** How symbols look that leave it to the session: `session.props.symbols`. */
import { numberOf } from '../../contract/components/shapes.ts';
import { objectOf, type Json } from '../../contract/json.ts';
import type { SymbolSettings } from '../../contract/page.ts';
import { appearanceOf } from './sessionLook.ts';

/** `session.props.symbols` of a new session. */
export const newSymbols = Object.freeze({ autoAppearance: 'simple', autoAnimationSpeed: 100 });

/** What the session says of symbols; what it says of them and is not there is as in a new session. */
export function symbolsOf(settings: Json | undefined): SymbolSettings {
  const { autoAppearance, autoAnimationSpeed } = objectOf(settings);
  return {
    appearance: appearanceOf(autoAppearance),
    speed: numberOf(autoAnimationSpeed) ?? newSymbols.autoAnimationSpeed,
  };
}
