/** What every component and every view has beside the properties of its type, and what of that is not obeyed. */
import { isJsonObject, type Json, type JsonObject } from '../json.ts';
import { isNothing } from './nothing.ts';

/** What of the settings of a component that every type has is not obeyed. */
export function unreadMeta(meta: Readonly<Record<string, Json | undefined>>): readonly string[] {
  return Object.keys(meta).filter((name) => {
    const value = meta[name];
    // A tooltip or a menu may be there and be switched off.
    const isOff = isJsonObject(value) && value['enabled'] === false;
    return !readMeta.has(name) && !isOff && !isNothing(value);
  });
}

/** `hasDelegate` is a mark of the platform's own. */
const readMeta: ReadonlySet<string> = new Set(['name', 'visible', 'hasDelegate']);

/** What of the properties of a view itself is not obeyed. */
export function unreadOfView(props: JsonObject): readonly string[] {
  return Object.keys(props).filter(
    (name) =>
      !readOfView.has(name) && !isNothing(props[name]) && !(name === 'inputBehavior' && props[name] === 'replace'),
  );
}

/** When it is loaded is not for a person to see; what may be dropped on it is the designer's. */
const readOfView: ReadonlySet<string> = new Set(['defaultSize', 'loading', 'dropConfig']);
