/** A view in a place of its own on a page: a popup or a dock, beside the primary view. */
import { batch, effect, untracked } from '@preact/signals-core';
import { membersOf } from '../../contract/doubles.ts';
import type { JsonObject } from '../../contract/json.ts';
import type { ViewNode } from '../../contract/page.ts';
import { good } from '../platform/quality.ts';
import type { ViewDefinition } from '../project/schemas.ts';
import { toNode } from './nodes.ts';
import type { View } from './tree.ts';
import { whyNoRoom } from './room.ts';
import { openView } from './view.ts';
import type { ViewContext } from './viewContext.ts';
import { inputsOf, withdraw } from './viewParams.ts';

export interface PlacedView {
  readonly path: () => string;
  readonly view: () => View | undefined;
  readonly definition: () => ViewDefinition | undefined;
  /** What the page shows of it, as it stands now. */
  readonly shown: () => { readonly path: string; readonly root: ViewNode | null; readonly problem: string | null };
  /** Gives the view other parameters; another path is another view, with these alone. */
  readonly put: (path: string, params: JsonObject) => void;
  readonly close: () => void;
}

/**
 * Opens a view in a place. It is there for as long as the session's person may see it: `changed` hears of its coming and
 * going later on.
 */
export function placeView(path: string, params: JsonObject, context: ViewContext, changed: () => void): PlacedView {
  let at = path;
  let given = params;
  let view: View | undefined;
  let problem: string | undefined;
  let stop = (): void => undefined;

  const open = (): void => {
    let last: { readonly definition: ViewDefinition | undefined; readonly lacking: string | undefined } | undefined;
    stop = effect(() => {
      const definition = context.findView(at);
      const lacking = definition && context.lacks(definition);
      if (last?.definition === definition && last?.lacking === lacking && last !== undefined) return;
      const isFirst = last === undefined;
      last = { definition, lacking };
      untracked(() => {
        view?.dispose();
        view = undefined;
        problem = undefined;
        if (definition === undefined) problem = context.whyNoView(at);
        else if (lacking !== undefined) problem = `You may not see the view ${at}. ${lacking}`;
        else problem = whyNoRoom(at, definition, context.countComponents());
        if (definition !== undefined && problem === undefined)
          view = batch(() => openView(at, definition, inputsOf(definition, given), context));
        if (!isFirst) changed();
      });
    });
  };
  const close = (): void => {
    stop();
    view?.dispose();
    view = undefined;
  };
  open();

  return {
    path: () => at,
    view: () => view,
    definition: () => untracked(() => context.findView(at)),
    shown: () => ({ path: at, root: view === undefined ? null : toNode(view.root), problem: problem ?? null }),
    put: (nextPath, nextParams) => {
      const before = Object.keys(given);
      given = nextParams;
      if (nextPath !== at || view === undefined) {
        close();
        at = nextPath;
        open();
        return;
      }
      const placed = view;
      const { properties, definition } = placed;
      batch(() => {
        for (const [name, { value, isDouble }] of membersOf(inputsOf(definition, nextParams)))
          properties.set(['params', name], value, good, 'Script', isDouble);
        withdraw(placed, before, new Set(Object.keys(nextParams)));
      });
    },
    close,
  };
}
