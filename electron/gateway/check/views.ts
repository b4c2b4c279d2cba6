/** What of a view is not done. */
import { unreadInButton } from '../../contract/buttonParts.ts';
import {
  componentType,
  raisedBy,
  unreadMeta,
  unreadOfView,
  unreadProperties,
  words,
} from '../../contract/components.ts';
import { stylesInInput, unreadInInput } from '../../contract/inputParts.ts';
import { textOf, type JsonObject } from '../../contract/json.ts';
import type { StyleClasses } from '../../contract/page.ts';
import { styleValue } from '../../contract/styles.ts';
import { columnsOf, showsViews } from '../../contract/tableData.ts';
import { stylesInTable, unreadInTable } from '../../contract/tableParts.ts';
import { tablePatternProblem } from '../../format/tablePatterns.ts';
import { readPropertyPath } from '../perspective/address.ts';
import { createProperties } from '../perspective/properties.ts';
import { slotsOf } from '../perspective/slots.ts';
import { jsonPath } from '../platform/jsonPath.ts';
import { eachComponentPlace, componentPlace, type ComponentPlace } from '../project/componentPlaces.ts';
import { unreadableType, type ComponentDefinition, type ViewDefinition } from '../project/schemas.ts';
import { checkBindings } from './bindings.ts';
import { checkEvents, type Destinations } from './events.ts';
import { found, type Found } from './finding.ts';
import type { Standing } from './references.ts';
import { checkStyle } from './styles.ts';

/** What a view can name of its project. */
export interface Surroundings extends Destinations {
  readonly styleClasses: StyleClasses;
  readonly queries: ReadonlyMap<string, unknown>;
}

/** Checks a view but for its scripts, which are checked with those of the library. */
export function checkView(view: ViewDefinition, around: Surroundings): readonly Found[] {
  const root = componentPlace(view.root);
  const { queries } = around;
  const own = { place: undefined, root, queries };
  return [
    ...checkEvents(view.events, '', own, around, raisedBy()),
    ...unreadOfView(view.props).map((name) =>
      found('property', `view.${name}`, jsonPath('props', name), 'It is not obeyed. A mark at the root says so.'),
    ),
    ...checkBindings(view.propConfig, '', own),
    ...[...eachComponentPlace(root)].flatMap((place) => [
      ...checkComponent(place, { place, root, queries }, around),
      ...checkBindings(place.definition.propConfig, place.path, { place, root, queries }),
    ]),
  ];
}

function checkComponent(
  { definition, path }: ComponentPlace,
  standing: Standing,
  around: Surroundings,
): readonly Found[] {
  const { type, events } = definition;
  // Whatever could not be read was told when the file was loaded.
  if (type === unreadableType) return [];
  const known = componentType(type);
  if (known === undefined) {
    return [
      found('component', type, jsonPath(path, 'type'), 'It is not shown. A placeholder that names it stands there.'),
      ...checkEvents(events, path, standing, around),
    ];
  }
  return [
    ...unreadProperties(known, asked(definition)).map((name) =>
      found(
        'property',
        `${type}.${name}`,
        jsonPath(path, 'props', name),
        'It is not read. A mark at the component says so.',
      ),
    ),
    ...checkInside(type, definition.props, jsonPath(path, 'props'), around),
    ...words(known.styles).flatMap((name) =>
      checkStyle(definition.props[name], jsonPath(path, 'props', name), around.styleClasses),
    ),
    ...unreadMeta(definition.meta).map((name) =>
      found('property', `meta.${name}`, jsonPath(path, 'meta', name), 'It is not obeyed. A mark says so.'),
    ),
    ...checkViewsInside(definition, jsonPath(path, 'props'), around.views),
    ...checkEvents(events, path, standing, around, raisedBy(type)),
  ];
}

/** The properties of a component, also those that only a binding gives: any value asks for something. */
function asked({ props, propConfig }: ComponentDefinition): JsonObject {
  const bound = Object.entries(propConfig).flatMap(([name, { binding }]) => {
    const path = binding === undefined || binding.enabled === false ? undefined : readPropertyPath(name);
    return path?.[0] === 'props' && path[1] !== undefined ? [[String(path[1]), true] as const] : [];
  });
  return { ...props, ...Object.fromEntries(bound) };
}

/** Where sessions read as most do: whether a pattern can be read hangs on neither. */
const region = { locale: 'en', zone: 'UTC' };

/** Checks what is inside of the properties of a component. */
function checkInside(type: string, props: JsonObject, at: string, { styleClasses }: Surroundings): readonly Found[] {
  if (type === 'ia.input.button') {
    return unreadInButton(props).map((inside) =>
      found('property', `${type}.${inside}`, `${at}.${inside}`, 'It is not obeyed. A mark at the component says so.'),
    );
  }
  const isTable = type === 'ia.display.table';
  const styles = isTable ? stylesInTable(props) : stylesInInput(type, props);
  const parts = isTable
    ? unreadInTable(props, (kind, pattern) => tablePatternProblem(kind, pattern, region))
    : unreadInInput(type, props, styleValue);
  return [
    ...styles.flatMap(([inside, style]) => checkStyle(style, `${at}.${inside}`, styleClasses)),
    ...parts.map(({ at: inside, what }) => {
      const name = `${type}.${inside.replaceAll(/\[\d+\]/g, '[]')}`;
      const reason = what === undefined ? '' : ` It is: ${what}.`;
      return found('property', name, `${at}.${inside}`, `It is not obeyed. A mark at the component says so.${reason}`);
    }),
  ];
}

/** Checks that the views which a component shows are there; what is bound is known only on a page. */
function checkViewsInside(
  { type, props, propConfig }: ComponentDefinition,
  at: string,
  views: Surroundings['views'],
): readonly Found[] {
  const slots = type === 'ia.display.table' ? viewColumns(props) : (slotsOf(type)?.(createProperties({ props })) ?? []);
  const bound = Object.entries(propConfig).flatMap(([name, { binding }]) => (binding === undefined ? [] : [name]));
  const isBound = (key: string): boolean =>
    bound.some((name) => `props.${key}`.startsWith(name) || (name.startsWith(`props.${key}`) && /path$/i.test(name)));
  const missing = new Map<string, string>();
  for (const { key, path } of slots) {
    // Those of a repeater have one path, which stands beside them.
    const place = props['path'] === path ? 'path' : key;
    if (path !== '' && !views.has(path) && !isBound(place) && !missing.has(path)) missing.set(path, place);
  }
  const reason = 'The project has no such view, or it could not be loaded. A placeholder that says so stands there.';
  return [...missing].map(([path, place]) => found('reference', path, `${at}.${place}`, reason));
}

/** The views in the cells of a table, which stand in its columns: its rows are known only on a page. */
function viewColumns(props: JsonObject): readonly { readonly key: string; readonly path: string }[] {
  return columnsOf(props['columns'], [])
    .filter(showsViews)
    .map(({ index, settings }) => ({ key: `columns[${index}]`, path: textOf(settings['viewPath']) }));
}
