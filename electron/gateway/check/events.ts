/** What of the events of a component or a view is not done: those that nothing raises, and actions. */
import type { Json, JsonObject } from '../../contract/json.ts';
import { settingsProblem, withReferences } from '../perspective/actionKinds.ts';
import { hasOddScope, inertScript, isInert, unreadOfAction, whyNot } from '../perspective/actions.ts';
import { findPage } from '../perspective/navigation.ts';
import { jsonPath } from '../platform/jsonPath.ts';
import { good } from '../platform/quality.ts';
import { actionsOf } from '../project/componentPlaces.ts';
import type { Page } from '../project/pages.ts';
import { unreadableAction, type Action, type EventMap } from '../project/schemas.ts';
import { found, type Found } from './finding.ts';
import { checkReference, type Standing } from './references.ts';

/** What actions can name of their project. */
export interface Destinations {
  readonly views: ReadonlyMap<string, unknown>;
  readonly pages: readonly Page[];
  /** The ids of the docks of all pages. */
  readonly docks: ReadonlySet<string>;
}

/**
 * Checks the events of what stands at a path of the file; without `raised` nobody knows which there are. `isNowhere` says of one
 * whether Perspective does not raise it either.
 */
export function checkEvents(
  events: EventMap,
  at: string,
  standing: Standing,
  to: Destinations,
  raised?: readonly string[],
  isNowhere: (event: string) => boolean = () => false,
): readonly Found[] {
  const actions = actionsOf(events, at);
  const handled = actions.filter(({ action }) => action.type !== unreadableAction).map(({ event }) => event);
  const silent = new Set(handled.filter((event) => raised?.includes(event) === false));
  return [
    ...[...silent].map((event) =>
      found(
        isNowhere(event) ? 'slip' : 'event',
        event,
        jsonPath(at, 'events', ...event.split('.')),
        isNowhere(event)
          ? 'Nothing raises it, in Perspective either. Its actions are not run.'
          : 'Nothing raises it. Its actions are not run.',
      ),
    ),
    ...actions.flatMap(({ action, path }) => checkAction(action, path, standing, to)),
  ];
}

function checkAction(action: Action, at: string, standing: Standing, to: Destinations): readonly Found[] {
  const { type, config } = action;
  // Whatever could not be read was told when the file was loaded.
  if (type === unreadableAction) return [];
  const reason = whyNot(action);
  if (reason !== undefined) {
    const place = jsonPath(at, hasOddScope(action) ? 'scope' : type === 'script' ? 'config' : 'type');
    return [found('action', type, place, `${reason} Nothing of the event is done.`)];
  }
  const unread = unreadOfAction(action).map((path) =>
    found(
      'action',
      `${type}.${path.join('.')}`,
      jsonPath(at, ...path),
      'Nothing reads it. A mark at the component says so.',
    ),
  );
  if (isInert(action)) return [found('slip', 'script of scope C', jsonPath(at, 'scope'), inertScript), ...unread];
  if (type === 'script') return unread;
  const references: string[] = [];
  withReferences(config, (path) => {
    references.push(path);
    return { value: null, quality: good };
  });
  const own = jsonPath(at, 'config');
  const problem = settingsProblem(type, config);
  return [
    ...unread,
    ...(problem === undefined ? [] : [found('action', type, own, `${problem} Nothing of the event is done.`)]),
    ...references.flatMap((reference) => checkReference(reference, own, standing)),
    ...checkDestination(type, config, own, to),
  ];
}

/** Checks that the view or page which an action opens is there. */
function checkDestination(
  type: string,
  config: JsonObject,
  at: string,
  { views, pages, docks }: Destinations,
): readonly Found[] {
  if (type === 'dock' || type === 'alter-dock') return checkDock(config['id'], at, docks);
  const name =
    type === 'popup' ? 'viewPath' : type === 'nav' ? ['page', 'view'].find((one) => one in config) : undefined;
  const named = name === undefined ? undefined : config[name];
  if (name === undefined || typeof named !== 'string' || named === '' || named.includes('{')) return [];
  const isThere = name === 'page' ? findPage(pages, named) !== undefined : views.has(named);
  if (isThere) return [];
  const what = name === 'page' ? 'page' : 'view that can be used';
  return [found('reference', named, jsonPath(at, name), `The project has no such ${what}. Nothing is opened.`)];
}

function checkDock(id: Json | undefined, at: string, docks: ReadonlySet<string>): readonly Found[] {
  if (typeof id !== 'string' || id.includes('{') || docks.has(id)) return [];
  return [
    found('reference', `dock ${id}`, jsonPath(at, 'id'), 'No page of the project has such a dock. Nothing is done.'),
  ];
}
