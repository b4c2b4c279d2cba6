/**
 * The docks of a page: views at its edges, of which one is open at each. What a project says of a dock holds anew each time
 * that a page is entered; in between it can be opened, closed and altered.
 */
import { isDeepStrictEqual } from 'node:util';
import { membersOf, objectOfMembers } from '../../contract/doubles.ts';
import type { JsonObject } from '../../contract/json.ts';
import type { Dock, LayoutChange } from '../../contract/page.ts';
import { alteredDock, type DockDefinition, type DockSet } from '../project/docks.ts';
import type { Docks } from './layout.ts';
import { placeView, type PlacedView } from './placedView.ts';
import type { ViewContext } from './viewContext.ts';

interface OpenDock {
  readonly key: string;
  readonly definition: DockDefinition;
  settings: DockDefinition;
  readonly placed: PlacedView;
  isOpen: boolean;
  /** Somebody opened it: one that is open by itself lets the rest of the page be used, also where it is modal. */
  isAsked: boolean;
}

export function openDocks(
  context: ViewContext,
  opened: (placed: PlacedView) => void,
  tell: (change: LayoutChange) => void,
): Docks {
  let docks: readonly OpenDock[] = [];
  let cornerPriority: DockSet['cornerPriority'];
  /** Of the page; wide until it is known. */
  let width = Infinity;
  let keys = 0;

  const shown = ({ key, settings, isOpen, isAsked, placed }: OpenDock): Dock => {
    const { id, edge, size, anchor, handle, iconUrl, modal, resizable } = settings;
    const fits = width >= settings.autoBreakpoint;
    const content = settings.content === 'auto' ? (fits ? 'push' : 'cover') : settings.content;
    return {
      key,
      id,
      edge,
      isOpen,
      size,
      content,
      anchor,
      handle,
      icon: iconUrl,
      modal: modal && isAsked,
      resizable,
      ...placed.shown(),
    };
  };
  const show = (dock: OpenDock): void => {
    opened(dock.placed);
    tell({ kind: 'dock', dock: shown(dock) });
  };
  const set = (dock: OpenDock, isOpen: boolean, isAsked: boolean): void => {
    const changed = docks.filter(
      (other) =>
        (other === dock && dock.isOpen !== isOpen) ||
        (isOpen && other !== dock && other.isOpen && other.settings.edge === dock.settings.edge),
    );
    for (const other of changed) {
      other.isOpen = other === dock && isOpen;
      other.isAsked = other.isOpen && isAsked;
      show(other);
    }
  };
  const isOpenAtFirst = ({ show: when, autoBreakpoint }: DockDefinition): boolean =>
    when === 'visible' || (when === 'auto' && width >= autoBreakpoint);
  const enter = (dock: OpenDock): void => {
    dock.settings = dock.definition;
    dock.placed.put(dock.definition.viewPath, dock.definition.viewParams);
    const isTaken = docks.some((other) => other !== dock && other.isOpen && other.settings.edge === dock.settings.edge);
    dock.isOpen = !isTaken && isOpenAtFirst(dock.definition);
    dock.isAsked = false;
  };
  const withId = (id: string, act: (dock: OpenDock) => void): boolean => {
    const dock = docks.find(({ settings }) => settings.id === id);
    if (dock !== undefined) act(dock);
    return dock !== undefined;
  };
  const openDock = (dock: OpenDock, params: JsonObject | undefined): void => {
    // What is not said is as the project has it, or a script that altered the dock.
    if (params !== undefined) {
      const all = [...membersOf(dock.settings.viewParams), ...membersOf(params)];
      dock.placed.put(dock.placed.path(), objectOfMembers(all));
    }
    set(dock, true, true);
  };

  return {
    enter: (next) => {
      const before = new Set(docks);
      ({ cornerPriority } = next);
      docks = next.docks.map((definition) => {
        const known = [...before].find((dock) => isDeepStrictEqual(dock.definition, definition));
        if (known !== undefined) {
          before.delete(known);
          known.isOpen = false;
          return known;
        }
        const placed = placeView(definition.viewPath, definition.viewParams, context, () => show(dock));
        const dock: OpenDock = {
          key: `d${(keys += 1)}`,
          definition,
          settings: definition,
          placed,
          isOpen: false,
          isAsked: false,
        };
        return dock;
      });
      for (const { placed } of before) placed.close();
      for (const dock of docks) {
        enter(dock);
        opened(dock.placed);
      }
    },
    open: (id, params) => withId(id, (dock) => openDock(dock, params)),
    close: (id) => withId(id, (dock) => set(dock, false, true)),
    toggle: (id, params) =>
      withId(id, (dock) => {
        if (dock.isOpen) set(dock, false, true);
        else openDock(dock, params);
      }),
    alter: (id, change) =>
      withId(id, (dock) => {
        dock.settings = alteredDock(dock.settings, change);
        if (change.viewPath !== undefined || change.viewParams !== undefined) {
          dock.placed.put(dock.settings.viewPath, dock.settings.viewParams);
        }
        show(dock);
        if (change.show !== undefined) set(dock, isOpenAtFirst(dock.settings), false);
      }),
    set: (key, isOpen) => {
      const dock = docks.find((other) => other.key === key);
      if (dock === undefined) return;
      const { handle, modal } = dock.settings;
      if (handle !== 'hide' || (modal && !isOpen)) set(dock, isOpen, true);
    },
    fit: (now) => {
      const before = width;
      width = now;
      for (const dock of docks) {
        const { show: when, content, autoBreakpoint } = dock.settings;
        const did = before >= autoBreakpoint;
        const does = now >= autoBreakpoint;
        if (did === does) continue;
        if (when === 'auto' && dock.isOpen !== does) set(dock, does, false);
        else if (content === 'auto') show(dock);
      }
    },
    all: () => docks.map(shown),
    cornerPriority: () => cornerPriority ?? 'top-bottom',
    hides: (view) => docks.some(({ placed, isOpen }) => placed.view() === view && !isOpen),
    closeAll: () => {
      for (const { placed } of docks) placed.close();
      docks = [];
    },
  };
}
