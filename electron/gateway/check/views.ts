/** What of a view is not done. */
import {
  isRaisedNowhere,
  raisedBy,
  raisedByView,
  stylesOf,
  unaskedExtensions,
  unknownProperties,
  unreadInside,
} from '../../contract/components/declaration.ts';
import { declarationOf } from '../../contract/components/index.ts';
import { stylesOfMeta, unreadMeta, unreadOfView } from '../../contract/components/meta.ts';
import { unreadPosition } from '../../contract/components/position.ts';
import type { Part, Reading } from '../../contract/components/shapes.ts';
import { isPrefix } from '../../contract/inside.ts';
import type { JsonObject } from '../../contract/json.ts';
import { styleValue } from '../../contract/styles.ts';
import { expressionProblem } from '../../format/expressionProblem.ts';
import { patternProblem } from '../../format/patternProblem.ts';
import { readPropertyPath } from '../perspective/address.ts';
import { truthOf } from '../perspective/visibility.ts';
import { whyNoRoom } from '../perspective/room.ts';
import { jsonPath } from '../platform/jsonPath.ts';
import { eachComponentPlace, componentPlace, type ComponentPlace } from '../project/componentPlaces.ts';
import { oddMethods } from '../project/oddMethods.ts';
import { unreadableType, type ComponentDefinition, type ViewDefinition } from '../project/schemas.ts';
import { checkBindings } from './bindings.ts';
import { checkViewsInside, type Embedding } from './embedding.ts';
import { checkEvents, type Destinations } from './events.ts';
import { checkFiles, type HasFile } from './files.ts';
import { found, type Found } from './finding.ts';
import type { Names, SitePlant, Standing } from './references.ts';
import { checkStyle, type StyleSurroundings } from './styles.ts';

/** What a view can name of its project. */
export interface Surroundings extends Destinations, StyleSurroundings {
  /** The other computers whose pages may stand inside of pages. */
  readonly frames: readonly string[];
  /** Absent where nobody knows which files there are. */
  readonly hasFile?: HasFile | undefined;
  readonly queries: ReadonlyMap<string, unknown>;
  /** Absent where nobody knows what the site has. */
  readonly plant?: SitePlant | undefined;
  readonly embedding: Embedding;
  /** What sessions and pages have. */
  readonly names: Names;
}

/** Checks a view of a path but for its scripts, which are checked with those of the library. */
export function checkView(path: string, view: ViewDefinition, around: Surroundings): readonly Found[] {
  const root = componentPlace(view.root);
  const { names, queries, plant } = around;
  const own = { place: undefined, root, queries, names, plant };
  const excess = whyNoRoom(path, view);
  return [
    ...(excess === undefined ? [] : [found('reference', path, 'root', excess)]),
    ...checkEvents(view.events, '', own, around, raisedByView),
    ...unreadKeys(view.unread, 'view', ''),
    ...unreadOfView(view.props).map((name) =>
      viewProperties.has(name)
        ? found('property', `view.${name}`, jsonPath('props', name), 'It is not obeyed. A mark at the root says so.')
        : found(
            'slip',
            `view.${name}`,
            jsonPath('props', name),
            'It is not read: views have no such property, in Perspective either. A mark at the root says so.',
          ),
    ),
    ...checkBindings(view.propConfig, '', own),
    ...[...eachComponentPlace(root)].flatMap((place) => [
      ...checkComponent(path, place, { ...own, place }, around),
      ...checkBindings(place.definition.propConfig, place.path, { ...own, place }),
    ]),
  ];
}

/** Names keys of a component or a view that nobody reads. */
function unreadKeys(keys: readonly string[] = [], of: string, at: string): readonly Found[] {
  return keys.map((key) =>
    found('property', `${of}.${key}`, jsonPath(at, key), 'Nothing reads it here. A mark at the component says so.'),
  );
}

function checkComponent(
  view: string,
  { definition, path, parent }: ComponentPlace,
  standing: Standing,
  around: Surroundings,
): readonly Found[] {
  const { type, events, scripts } = definition;
  // Whatever could not be read was told when the file was loaded.
  if (type === unreadableType) return [];
  const known = declarationOf(type);
  if (known === undefined || known.instead !== undefined) {
    const why = known?.instead ?? 'A placeholder that names it stands there.';
    return [
      found('component', type, jsonPath(path, 'type'), `It is not shown. ${why}`),
      ...checkEvents(events, path, standing, around),
    ];
  }
  const isBound = givenByBindings(definition);
  return [
    ...unknownProperties(known, asked(definition)).map((name) =>
      found(
        known.hasAll === true ? 'slip' : 'property',
        `${type}.${name}`,
        jsonPath(path, 'props', name),
        known.hasAll === true ? notOfType : 'It is not read. A mark at the component says so.',
      ),
    ),
    ...stylesOf(known, definition.props)
      .flatMap(({ at, style }) => checkStyle(style, `${jsonPath(path, 'props')}.${at}`, around))
      .filter((one) => !isBound(one.path.slice(path.length + 1))),
    ...unreadInside(known, definition.props, readingFor(around))
      .filter(({ at, what }) => !isBound(`props.${at}`, what === undefined))
      .map((part) => partFound(type, part, `${jsonPath(path, 'props')}.${part.at}`, known.hasAll)),
    ...unreadKeys(definition.unread, type, path),
    ...checkPosition(definition, parent, path, around),
    ...unreadMeta(definition.meta, readingFor(around)).map(({ at, what, isNone }) => {
      if (isNone === true && what === undefined) {
        const nowhere = 'It is not read: no component has it, in Perspective either. A mark says so.';
        return found('slip', withoutPlaces(at), `${path}.${at}`, nowhere);
      }
      const reason = what === undefined ? '' : ` It is: ${what}.`;
      return found('property', withoutPlaces(at), `${path}.${at}`, `It is not obeyed. A mark says so.${reason}`);
    }),
    ...(definition.meta.visible === undefined || truthOf(definition.meta.visible) !== undefined
      ? []
      : [
          found(
            'property',
            'meta.visible',
            `${path}.meta.visible`,
            'It is neither true nor false, so that the component is shown. A mark says so.',
          ),
        ]),
    ...stylesOfMeta(definition.meta).flatMap(({ at, style }) => checkStyle(style, `${path}.${at}`, around)),
    ...checkFiles(definition.props, jsonPath(path, 'props'), around.hasFile),
    ...checkViewsInside(view, definition, jsonPath(path, 'props'), around.embedding),
    ...(scripts?.unread ?? []).map((keys) =>
      found(
        'property',
        withoutPlaces(jsonPath(`${type}.scripts`, ...keys)),
        jsonPath(jsonPath(path, 'scripts'), ...keys),
        'Nothing reads it here. A mark at the component says so.',
      ),
    ),
    ...oddMethods(definition).map(({ index, name, reason }) =>
      found(
        'script',
        `custom method ${name}`,
        jsonPath(path, 'scripts', 'customMethods', index),
        `It is not called: ${reason}. A mark at the component says so.`,
      ),
    ),
    ...unaskedExtensions(known, scripts?.extensionFunctions ?? []).map((one) =>
      found(
        'script',
        `extension function ${one.name}`,
        jsonPath(path, 'scripts', 'extensionFunctions', scripts?.extensionFunctions.indexOf(one) ?? 0),
        'It is not called. A mark at the component says so.',
      ),
    ),
    ...checkEvents(events, path, standing, around, raisedBy(known), (event) => isRaisedNowhere(known, event)),
  ];
}

/** The properties of a component, also those that only a binding gives: any value asks for something. */
export function asked({ props, propConfig }: ComponentDefinition): JsonObject {
  const bound = Object.entries(propConfig).flatMap(([name, { binding }]) => {
    const path = binding === undefined || binding.enabled === false ? undefined : readPropertyPath(name);
    return path?.[0] === 'props' && path[1] !== undefined ? [[String(path[1]), true] as const] : [];
  });
  return { ...props, ...Object.fromEntries(bound) };
}

/**
 * Whether the value at a place of a component is a binding's to say, so that what the file has there, or lacks, tells nothing of it.
 * A name that nobody knows stays one, whatever a binding gives it.
 */
function givenByBindings({ propConfig }: ComponentDefinition): (at: string, isName?: boolean) => boolean {
  const bound = Object.entries(propConfig).flatMap(([name, { binding }]) => {
    const path = binding === undefined || binding.enabled === false ? undefined : readPropertyPath(name);
    return path === undefined ? [] : [path];
  });
  if (bound.length === 0) return () => false;
  return (at, isName = false) => {
    const place = readPropertyPath(at);
    if (place === undefined) return false;
    return bound.some((path) =>
      isName ? path.length < place.length && isPrefix(path, place) : isPrefix(path, place) || isPrefix(place, path),
    );
  };
}

/** Where sessions read as most do: whether a pattern can be read hangs on neither. */
const region = { locale: 'en', zone: 'UTC' };
function readingFor({ hosts, frames }: Pick<Surroundings, 'hosts' | 'frames'>): Reading {
  return {
    css: (property, value) => styleValue(property, value, hosts),
    pattern: (kind, pattern) =>
      kind === 'expression' ? expressionProblem(pattern) : patternProblem(kind, pattern, region),
    hosts,
    frames,
  };
}

/** What Perspective's views have of their own. */
const viewProperties: ReadonlySet<string> = new Set(['inputBehavior']);

const notOfType = "It is not read: it is none of this type's, in Perspective either. A mark at the component says so.";

/** Something inside of a component that is not obeyed, under a name without the places of lists. */
function partFound(type: string, { at, what, names, isNone }: Part, path: string, hasAll?: true): Found {
  if (hasAll === true && what === undefined) return found('slip', `${type}.${withoutPlaces(at)}`, path, notOfType);
  if (hasAll === true && isNone === true) {
    const reason = `It is none of the values of this property, in Perspective either: ${what ?? ''}. A mark at the component says so.`;
    return found('slip', `${type}.${withoutPlaces(at)}`, path, reason);
  }
  const reason = what === undefined ? '' : ` It is: ${what}.`;
  if (names !== undefined)
    return found('reference', names, path, `It is not there. A mark at the component says so.${reason}`);
  return found(
    'property',
    `${type}.${withoutPlaces(at)}`,
    path,
    `It is not obeyed. A mark at the component says so.${reason}`,
  );
}

function withoutPlaces(at: string): string {
  return at.replaceAll(/\[\d+\]/g, '[]');
}

/** Checks what the position of a component says to the container around it. */
function checkPosition(
  { position }: ComponentDefinition,
  parent: ComponentPlace | undefined,
  path: string,
  around: Surroundings,
): readonly Found[] {
  const container = parent === undefined ? undefined : declarationOf(parent.definition.type);
  if (container === undefined) return [];
  return unreadPosition(container, position, readingFor(around)).map((part) =>
    partFound(container.type, part, `${path}.${part.at}`),
  );
}
