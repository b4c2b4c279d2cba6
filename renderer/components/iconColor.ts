import { isJsonObject, type Json, type JsonObject } from '../../electron/contract/json.ts';

/** The colour that a project gives an icon, which may have one each for a control that is on and off; undefined for none. */
export function iconColor({ color }: JsonObject, isEnabled: boolean): string | undefined {
  const given: Json | undefined = isJsonObject(color) ? color[isEnabled ? 'enabled' : 'disabled'] : color;
  return typeof given === 'string' && given !== '' ? given : undefined;
}
