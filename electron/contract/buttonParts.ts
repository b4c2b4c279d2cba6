/** What a project asks inside of the properties of a button and this version does not do. */
import { isNothing } from './components.ts';
import { objectOf, type JsonObject } from './json.ts';

/** A drawing of the library of icons is shown; a picture from elsewhere is not. */
export function unreadInButton(props: JsonObject): readonly string[] {
  const { source } = objectOf(props['image']);
  return isNothing(source) ? [] : ['image.source'];
}
