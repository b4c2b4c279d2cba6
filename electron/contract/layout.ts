/** What lies around the primary view of a page (popups, docks), and what a page's document is told to do itself. */
import { z } from 'zod';

/** A length as a style sheet has it: `240px`, `50%`. */
const length = z.string().max(50);

/** Where a popup stands, as far as it says; it is centred where it does not. */
export const popupPlace = z.object({
  left: length.optional(),
  top: length.optional(),
  right: length.optional(),
  bottom: length.optional(),
  width: length.optional(),
  height: length.optional(),
});
export type PopupPlace = Readonly<z.output<typeof popupPlace>>;

/** The sides of a component at which a popup may stand. */
export const sides = [
  'center',
  'top',
  'bottom',
  'left',
  'right',
  'top-left',
  'top-right',
  'bottom-left',
  'bottom-right',
] as const;

export const popupSettings = z.object({
  key: z.string(),
  /** What scripts call it by. */
  id: z.string(),
  /** Empty where it has none. */
  title: z.string(),
  place: popupPlace,
  /** The component that it stands at, where it stands at one. */
  beside: z.object({ id: z.string(), side: z.enum(sides) }).nullable(),
  /** Pixels that the view asks for. */
  size: z.object({ width: z.number(), height: z.number() }),
  showCloseIcon: z.boolean(),
  draggable: z.boolean(),
  resizable: z.boolean(),
  /** Nothing else of the page can be used while it is open. */
  modal: z.boolean(),
  /** A press beside it closes it. */
  overlayDismiss: z.boolean(),
  /** It cannot be moved out of what is in view. */
  viewportBound: z.boolean(),
});

export const edges = ['left', 'right', 'top', 'bottom'] as const;
export type Edge = (typeof edges)[number];

export const dockSettings = z.object({
  key: z.string(),
  /** What scripts call it by; may be empty. */
  id: z.string(),
  edge: z.enum(edges),
  isOpen: z.boolean(),
  /** Pixels from its edge inwards. */
  size: z.number(),
  /** Whether it pushes the primary view aside, or lies over it. */
  content: z.enum(['push', 'cover']),
  /** Whether it stays in view while the page scrolls; of docks at the top. */
  anchor: z.enum(['fixed', 'scrollable']),
  handle: z.enum(['show', 'hide', 'autoHide']),
  /** `material/menu`; empty for the usual one. */
  icon: z.string(),
  /** Nothing else of the page can be used now. */
  modal: z.boolean(),
  resizable: z.boolean(),
});

const size = z.strictObject({ width: z.number().min(0).max(100_000), height: z.number().min(0).max(100_000) });
/** Pixels of what is in view, of the screen, and of the primary view. */
export const pageSizes = z.strictObject({ viewport: size, screen: size, primaryView: size });
export type PageSizes = Readonly<z.output<typeof pageSizes>>;

/** Levels of Perspective's log of a page, from the one that hears of most to the one that hears of nothing. */
export const logLevels = ['all', 'trace', 'debug', 'info', 'warn', 'error', 'fatal', 'off'] as const;
export type LogLevel = (typeof logLevels)[number];

/** Whether a page fills the screen from now on, or the other way round. */
const screenFilling = z.enum(['Toggle', 'Enter', 'Exit']);
export type ScreenFilling = z.output<typeof screenFilling>;

/** What a document does itself. Addresses are the station's own, as an address bar has them. */
export const pageCommand = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('navigate'), address: z.string() }),
  /** Back (-1) and forward (1) in the pages that were shown. */
  z.object({ kind: z.literal('history'), steps: z.int() }),
  /** Another tab of the browser, for one of the station's pages or for an address of http or https. */
  z.object({ kind: z.literal('tab'), address: z.string() }),
  z.object({ kind: z.literal('reload') }),
  /** The dialog for printing; the title, where there is one, is that of the paper. */
  z.object({ kind: z.literal('printPage'), title: z.string() }),
  z.object({ kind: z.literal('fullscreen'), how: screenFilling }),
  /** Gives the keyboard's focus to a component. */
  z.object({ kind: z.literal('focus'), id: z.string() }),
  /** Does what a component's type has a method for. */
  z.object({ kind: z.literal('method'), id: z.string(), name: z.string() }),
  /** A line for the console of the document. */
  z.object({ kind: z.literal('print'), message: z.string() }),
  /** The page shows nothing more, and says so. */
  z.object({ kind: z.literal('closed'), what: z.enum(['page', 'session']), message: z.string() }),
]);
export type PageCommand = Readonly<z.output<typeof pageCommand>>;
