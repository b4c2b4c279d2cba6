/** Views that components of a view show: whether they are there, and whether they lead back to the view. */
import { textOf, type JsonObject } from '../../contract/json.ts';
import { columnsOf, showsViews } from '../../contract/tableData.ts';
import { createProperties } from '../perspective/properties.ts';
import { slotsOf } from '../perspective/slots.ts';
import { componentPlace, eachComponentPlace } from '../project/componentPlaces.ts';
import type { ComponentDefinition, ViewDefinition } from '../project/schemas.ts';
import { found, type Found } from './finding.ts';

/** Which views of a project show which others. */
export interface Embedding {
  readonly has: (path: string) => boolean;
  /** Whether a view is another one, or shows it inside of itself, by way of any number of views. */
  readonly leadsTo: (from: string, to: string) => boolean;
}

/** Reads of the views of a project what they name; what is bound is known only on a page. */
export function embeddingOf(views: ReadonlyMap<string, ViewDefinition>): Embedding {
  const read = new Map<string, ReadonlySet<string>>();
  const namedBy = (path: string): ReadonlySet<string> => {
    const before = read.get(path);
    if (before !== undefined) return before;
    const view = views.get(path);
    const places = view === undefined ? [] : [...eachComponentPlace(componentPlace(view.root))];
    const named = new Set(places.flatMap(({ definition }) => constantViews(definition).map((one) => one.path)));
    read.set(path, named);
    return named;
  };
  return {
    has: (path) => views.has(path),
    leadsTo: (from, to) => {
      const seen = new Set([from]);
      for (const path of seen) {
        if (path === to) return true;
        for (const next of namedBy(path)) seen.add(next);
      }
      return false;
    },
  };
}

/** Checks that the views which a component of a view shows are there, and do not show the view again. */
export function checkViewsInside(
  view: string,
  definition: ComponentDefinition,
  at: string,
  { has, leadsTo }: Embedding,
): readonly Found[] {
  const absent = 'The project has no such view that can be used. A placeholder that says so stands there.';
  const circular = 'The view is inside itself: where it comes again, a placeholder that says so stands there.';
  const reported = new Map<string, string>();
  return constantViews(definition).flatMap(({ path, place }) => {
    const reason = !has(path) ? absent : leadsTo(path, view) ? circular : undefined;
    if (reason === undefined || reported.has(path)) return [];
    reported.set(path, place);
    return [found('reference', path, `${at}.${place}`, reason)];
  });
}

interface NamedView {
  readonly path: string;
  /** In the properties of the component. */
  readonly place: string;
}

/** The views that a component names as constants. */
function constantViews({ type, props, propConfig }: ComponentDefinition): readonly NamedView[] {
  const slots = type === 'ia.display.table' ? viewColumns(props) : (slotsOf(type)?.(createProperties({ props })) ?? []);
  const bound = Object.entries(propConfig).flatMap(([name, { binding }]) => (binding === undefined ? [] : [name]));
  const isBound = (key: string): boolean =>
    bound.some((name) => `props.${key}`.startsWith(name) || (name.startsWith(`props.${key}`) && /path$/i.test(name)));
  return slots.flatMap(({ key, path }) => {
    // Those of a repeater have one path, which stands beside them.
    const place = textOf(props['path']) === path ? 'path' : key;
    return path === '' || isBound(place) ? [] : [{ path, place }];
  });
}

/** The views in the cells of a table, which stand in its columns: its rows are known only on a page. */
function viewColumns(props: JsonObject): readonly { readonly key: string; readonly path: string }[] {
  return columnsOf(props['columns'], [])
    .filter(showsViews)
    .map(({ index, settings }) => ({ key: `columns[${index}]`, path: textOf(settings['viewPath']) }));
}
