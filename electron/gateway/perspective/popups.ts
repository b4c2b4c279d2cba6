/** The popups of a page: views that float over it, each by the id that scripts and actions call it by. */
import { CountersignError, ErrorCode } from '../../contract/errors.ts';
import { isJsonObject, type Json, type JsonObject } from '../../contract/json.ts';
import type { LayoutChange, Popup } from '../../contract/page.ts';
import type { PopupRequest, Popups, PopupSettings } from './layout.ts';
import { placeView, type PlacedView } from './placedView.ts';
import { usualSize } from './tree.ts';
import type { ViewContext } from './viewContext.ts';

interface OpenPopup {
  readonly key: string;
  asked: PopupRequest;
  readonly placed: PlacedView;
}

/** Popups of one page: more is a mistake, which would bury it. */
const mostPopups = 40;

export function openPopups(
  context: ViewContext,
  opened: (placed: PlacedView) => void,
  tell: (change: LayoutChange) => void,
): Popups {
  /** In the order in which they were used last. */
  let popups: readonly OpenPopup[] = [];
  let keys = 0;

  const find = (id: string): OpenPopup | undefined => popups.find(({ asked }) => asked.id === id);
  const toFront = (popup: OpenPopup): void => {
    popups = [...popups.filter((other) => other !== popup), popup];
  };
  const show = (popup: OpenPopup): void => {
    opened(popup.placed);
    tell({ kind: 'popup', popup: shown(popup) });
  };
  const close = (popup: OpenPopup | undefined): void => {
    if (popup === undefined) return;
    popups = popups.filter((other) => other !== popup);
    popup.placed.close();
    tell({ kind: 'popupClosed', key: popup.key });
  };
  const open = (asked: PopupRequest): void => {
    const known = find(asked.id);
    if (known !== undefined) {
      known.asked = asked;
      known.placed.put(asked.view, asked.params);
      toFront(known);
      show(known);
      return;
    }
    if (popups.length >= mostPopups) {
      throw new CountersignError(
        ErrorCode.illegalArgument,
        `This page has ${mostPopups} popups open already; the popup ${asked.id} was not opened. Close some by closePopup.`,
      );
    }
    const placed = placeView(asked.view, asked.params, context, () => show(popup));
    const popup: OpenPopup = { key: `p${(keys += 1)}`, asked, placed };
    popups = [...popups, popup];
    show(popup);
  };

  return {
    open,
    toggle: (asked) => {
      const known = find(asked.id);
      if (known === undefined) open(asked);
      else close(known);
    },
    close: (id) => close(id === '' ? popups.at(-1) : find(id)),
    dismiss: (key) => {
      const popup = popups.find((other) => other.key === key);
      if (popup === undefined) return;
      const { showCloseIcon, overlayDismiss, modal } = popup.asked;
      if (showCloseIcon || overlayDismiss || !modal) close(popup);
    },
    focus: (key) => {
      const popup = popups.find((other) => other.key === key);
      if (popup !== undefined) toFront(popup);
    },
    all: () => popups.map(shown),
    closeAll: () => {
      for (const popup of popups) close(popup);
    },
  };
}

/** A popup as the page shows it. */
function shown({ key, asked, placed }: OpenPopup): Popup {
  const { view: _view, params: _params, beside = null, ...settings } = asked;
  return { ...settings, key, beside, size: sizeOf(placed), ...placed.shown() };
}

/** What the words take that stand in the place of a view. */
const sizeOfWords = Object.freeze({ width: 420, height: 120 });

function sizeOf(placed: PlacedView): PopupSettings['size'] {
  if (placed.view() === undefined) return sizeOfWords;
  const wanted = placed.definition()?.props['defaultSize'];
  const { width, height }: JsonObject = isJsonObject(wanted) ? wanted : {};
  return { width: pixels(width), height: pixels(height) };
}

function pixels(value: Json | undefined): number {
  return typeof value === 'number' && value > 0 ? value : usualSize;
}
