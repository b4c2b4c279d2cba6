/** What lies around the primary view of a page, as scripts, actions and people use it: popups, and docks at its edges. */
import type { z } from 'zod';
import { CountersignError, ErrorCode } from '../../contract/errors.ts';
import type { JsonObject } from '../../contract/json.ts';
import type { popupSettings, PopupPlace } from '../../contract/layout.ts';
import type { Dock, Popup } from '../../contract/page.ts';
import type { DockChange, DockSet } from '../project/docks.ts';
import type { View } from './tree.ts';

export type PopupSettings = Readonly<z.output<typeof popupSettings>>;

/** A popup as it is asked for. */
export interface PopupRequest extends Omit<PopupSettings, 'key' | 'size' | 'beside'> {
  readonly view: string;
  readonly params: JsonObject;
  readonly beside?: PopupSettings['beside'];
}

export interface Popups {
  /** Opens a popup; one that is open by its id gets the new view, parameters and settings. Throws `illegal-argument`. */
  readonly open: (asked: PopupRequest) => void;
  /** Closes it where it is open, and opens it where it is not. */
  readonly toggle: (asked: PopupRequest) => void;
  /** Closes the popup of an id; the one in front for an empty id. Nothing happens where none is open. */
  readonly close: (id: string) => void;
  /** A person closes a popup; one that they cannot close stays. */
  readonly dismiss: (key: string) => void;
  /** A person went to a popup. */
  readonly focus: (key: string) => void;
  readonly all: () => Popup[];
  readonly closeAll: () => void;
}

export interface Docks {
  /** A page with these docks is entered: those that the one before had alike go on, as the project has them. */
  readonly enter: (set: DockSet) => void;
  /** Opens a dock by its id, with parameters where some are given; any other at its edge closes. False where there is none. */
  readonly open: (id: string, params: JsonObject | undefined) => boolean;
  readonly close: (id: string) => boolean;
  readonly toggle: (id: string, params: JsonObject | undefined) => boolean;
  /** Changes settings of a dock until the next page is entered. False where there is none of that id. */
  readonly alter: (id: string, change: DockChange) => boolean;
  /** A person opens or closes a dock by its handle, or closes a modal one by a press beside it. */
  readonly set: (key: string, isOpen: boolean) => void;
  /** The page has another width, in pixels. */
  readonly fit: (width: number) => void;
  readonly all: () => Dock[];
  readonly cornerPriority: () => 'top-bottom' | 'left-right';
  /** Whether a view is the one of a dock that is closed: it runs, and nobody sees it. */
  readonly hides: (view: View) => boolean;
  readonly closeAll: () => void;
}

/** What says where a popup stands: numbers are pixels, and the units of a style sheet are taken. */
const lengthPattern = /^-?\d+(\.\d+)?(px|%|em|rem|vw|vh)?$/;

/** Reads `position` of a popup. Throws `illegal-argument` for what is no length. */
export function readPlace(position: JsonObject): PopupPlace {
  return Object.fromEntries(
    Object.entries(position).flatMap(([name, value]) => {
      if (!placeNames.has(name)) {
        throw new CountersignError(
          ErrorCode.illegalArgument,
          `position has left, top, right, bottom, width and height, and no ${name}. The popup was not opened.`,
        );
      }
      if (value === null || value === '') return [];
      const length = typeof value === 'number' ? `${value}px` : value;
      if (typeof length !== 'string' || !lengthPattern.test(length)) {
        throw new CountersignError(
          ErrorCode.illegalArgument,
          `position.${name} is ${JSON.stringify(value)}, which is no length. The popup was not opened.`,
        );
      }
      return [[name, /\d$/.test(length) ? `${length}px` : length]];
    }),
  );
}

const placeNames: ReadonlySet<string> = new Set(['left', 'top', 'right', 'bottom', 'width', 'height']);
