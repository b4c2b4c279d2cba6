/** What every component and every view has beside the properties of its type, and what of that is not obeyed. */
import { isJsonObject, type Json, type JsonObject } from '../json.ts';
import { whyNoDomId } from './domId.ts';
import { menuShape } from './menu.ts';
import { isNothing } from './nothing.ts';
import { stylesIn, unreadIn, type Part, type Reading, type StyleAt } from './shapes.ts';
import { tooltipShape } from './tooltip.ts';

const shapes = { tooltip: tooltipShape, contextMenu: menuShape };

/** What of the settings of a component that every type has is not obeyed. */
export function unreadMeta(meta: Readonly<Record<string, Json | undefined>>, reading: Reading): readonly Part[] {
  const { tooltip, contextMenu, domId, ...others } = meta;
  const unknown = Object.keys(others).filter((name) => !readMeta.has(name) && !isOff(meta[name]));
  const noId = whyNoDomId(domId);
  return [
    ...unknown.map((name): Part => ({ at: `meta.${name}`, ...(name !== 'tabIndex' && { isNone: true }) })),
    ...(noId === undefined ? [] : [{ at: 'meta.domId', what: noId }]),
    ...unreadIn(shapes, asked({ tooltip, contextMenu }), 'meta.', reading),
  ];
}

/** The style objects in those settings. */
export function stylesOfMeta({ tooltip, contextMenu }: Readonly<Record<string, Json | undefined>>): readonly StyleAt[] {
  return stylesIn(shapes, asked({ tooltip, contextMenu }), 'meta.');
}

/** Settings that are switched off ask for nothing. */
function asked(settings: Readonly<Record<string, Json | undefined>>): JsonObject {
  return Object.fromEntries(
    Object.entries(settings).flatMap(([name, value]) => (value === undefined || isOff(value) ? [] : [[name, value]])),
  );
}

function isOff(value: Json | undefined): boolean {
  return isNothing(value) || (isJsonObject(value) && value['enabled'] === false);
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
