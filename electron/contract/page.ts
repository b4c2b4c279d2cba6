/**
 * The page contract: what a page frame may ask of the gateway, and what the gateway tells it.
 *
 * A page gets a snapshot of its view tree, then batched deltas; it sends events and property writes. It has no call
 * that signs, approves or rejects: those live in the challenge contract, which a page frame cannot reach.
 */
import { alarmAct, alarmBanner, alarmOutcome, journalPart } from './alarms.ts';
import { z } from 'zod';
import type { Calls, Client, Events, Listen } from './calls.ts';
import { json, jsonObject, pageJson, pageJsonObject, type Json, type JsonObject } from './json.ts';
import { keyHandler, pressedKey } from './keyEvents.ts';
import { tooltipPlaces } from './components/tooltip.ts';
import { pieceBytes } from './limits.ts';
import { Build, type pageCallNames, type pageEventNames } from './names.ts';
import { dockSettings, pageCommand, pageSizes, popupSettings } from './layout.ts';
import { onScreenKeyboard } from './onScreenKeyboard.ts';
import { longestScan, readerKeys } from './readerKeys.ts';
import { StoreTrouble } from './storeTrouble.ts';
import { userCalls } from './users.ts';

/**
 * The quality of a value. `code` follows Ignition's names (`Good`, `Bad_Stale`, `Bad_NotFound` ...); `since` is the
 * time of the last good value, ISO 8601 UTC; `reason` is a plain text for the person in front of the page.
 */
export const quality = z.object({
  code: z.string(),
  since: z.string().optional(),
  reason: z.string().optional(),
});
export type Quality = Readonly<z.output<typeof quality>>;

/** What a component says when a pointer rests on it or it has the focus; times in milliseconds. */
export const tooltip = z.object({
  text: z.string(),
  location: z.enum(tooltipPlaces),
  delay: z.number(),
  sustain: z.number(),
  width: z.string(),
  style: jsonObject,
  /** Where it is not good. */
  quality: quality.nullable(),
});
export type Tooltip = Readonly<z.output<typeof tooltip>>;

/** An entry of a menu of a component. What it does is the gateway's to know. */
export interface MenuEntry {
  readonly text: string;
  readonly icon: JsonObject;
  readonly style: JsonObject;
  /** Whether it does anything. */
  readonly isThere: boolean;
  /** The menu behind it. */
  readonly children: readonly MenuEntry[];
}
const menuEntry: z.ZodType<MenuEntry> = z.lazy(() =>
  z.object({
    text: z.string(),
    icon: jsonObject,
    style: jsonObject,
    isThere: z.boolean(),
    children: z.array(menuEntry),
  }),
);
export const contextMenu = z.object({
  style: jsonObject,
  items: z.array(menuEntry),
  /** Where what it says is not good: nothing of it is done then. */
  quality: quality.nullable(),
});
export type ContextMenu = Readonly<z.output<typeof contextMenu>>;

/** One component as a page shows it. `id` names it in events, writes and deltas. */
export interface ViewNode {
  readonly id: string;
  readonly type: string;
  readonly name: string;
  readonly props: JsonObject;
  readonly position: JsonObject;
  readonly visible: boolean;
  readonly tooltip: Tooltip | null;
  readonly menu: ContextMenu | null;
  /** The id that its element has in the document. */
  readonly domId: string | null;
  /** Names of events that the page tells of, most of them as they have a handler: `component.onActionPerformed`, `dom.onClick`. */
  readonly events: readonly string[];
  /** Those of them at which the browser does not do what it does by itself. */
  readonly prevents: readonly string[];
  /** Those of them that nothing around the component hears of. */
  readonly stops: readonly string[];
  /** By property (`text`): quality where it is not good. */
  readonly quality: Readonly<Record<string, Quality>>;
  /** What of the component the gateway does not do, in words for the person and the engineer. */
  readonly notes: readonly string[];
  /** For the root of a view inside of a component: which of those that it holds, and the size that the view has by itself, in px. */
  readonly slot: { readonly key: string; readonly width: number; readonly height: number } | null;
  readonly children: readonly ViewNode[];
}

export const viewNode: z.ZodType<ViewNode> = z.lazy(() =>
  z.object({
    id: z.string(),
    type: z.string(),
    name: z.string(),
    props: jsonObject,
    position: jsonObject,
    visible: z.boolean(),
    tooltip: tooltip.nullable(),
    menu: contextMenu.nullable(),
    domId: z.string().nullable(),
    events: z.array(z.string()),
    prevents: z.array(z.string()),
    stops: z.array(z.string()),
    quality: z.record(z.string(), quality),
    notes: z.array(z.string()),
    slot: z.object({ key: z.string(), width: z.number(), height: z.number() }).nullable(),
    children: z.array(viewNode),
  }),
);

/**
 * What a property holds after a person wrote it: a control shows that, whatever was entered. `refused` says why where the
 * write was not taken.
 */
export const held = z.object({ value: json, quality: quality.nullable(), refused: z.string().nullable() });
export type Held = Readonly<z.output<typeof held>>;

/** One change of the view tree: of a property, visibility, tooltip, menu or id, or of the children of a component. */
export const delta = z.discriminatedUnion('kind', [
  /** What stands at a path now, which begins with the name of the property; the quality is that of the whole property. */
  z.object({
    kind: z.literal('prop'),
    id: z.string(),
    path: z.tuple([z.string()], z.union([z.string(), z.int()])),
    value: json,
    quality: quality.nullable(),
  }),
  /** The notes go along with what may make them others. */
  z.object({ kind: z.literal('position'), id: z.string(), value: jsonObject, notes: z.array(z.string()) }),
  z.object({ kind: z.literal('visible'), id: z.string(), value: z.boolean(), notes: z.array(z.string()) }),
  z.object({ kind: z.literal('tooltip'), id: z.string(), value: tooltip.nullable() }),
  z.object({ kind: z.literal('menu'), id: z.string(), value: contextMenu.nullable() }),
  z.object({ kind: z.literal('domId'), id: z.string(), value: z.string().nullable() }),
  z.object({
    kind: z.literal('children'),
    id: z.string(),
    notes: z.array(z.string()),
    children: z.array(viewNode),
  }),
  /** Children that came to those that are there. */
  z.object({ kind: z.literal('added'), id: z.string(), notes: z.array(z.string()), children: z.array(viewNode) }),
]);
export type Delta = Readonly<z.output<typeof delta>>;

/** What the status bar shows. `now` is the gateway's clock, epoch milliseconds, with the zone it formats in. */
export const status = z.object({
  station: z.string(),
  /** Who is signed in on the session; null for nobody. An administrator may open the page of users. */
  user: z
    .object({
      userName: z.string(),
      fullName: z.string(),
      roles: z.array(z.string()),
      isAdministrator: z.boolean(),
      /** Accounts that wait for an administrator to lift their lock (AU-8); 0 for everybody else. */
      lockedAccounts: z.int(),
    })
    .nullable(),
  hub: z.enum(['none']),
  /** `changed`: somebody set the clock since the program started (ES-22). */
  clock: z.enum(['unverified', 'changed']),
  /**
   * How far the audit trail stands outside of the station (AL-20): `since` is when the oldest entry that no anchor covers was
   * written, ISO 8601 UTC; null where there is none, or nothing is anchored.
   */
  anchor: z.object({ state: z.enum(['none', 'fresh', 'old']), since: z.string().nullable() }),
  /** Alerts that a syslog did not take yet, and when the oldest of them was written, ISO 8601 UTC; null where none waits. */
  unsent: z.object({ alerts: z.int().positive(), since: z.string() }).nullable(),
  /** Critical entries of the audit trail that no signed review is about (AL-18). */
  unreviewed: z.int(),
  /** What keeps the station from signing: its disk, or another program; null where nothing does. */
  trouble: z.enum(Object.values(StoreTrouble)).nullable(),
  /** The log of the database grows: another program reads it without an end (SY-16). */
  isLogLong: z.boolean(),
  now: z.number(),
  zone: z.string(),
  demo: z.boolean(),
  /** What protects the station's keys; `development` is nothing, and says so. */
  keys: z.enum(['operating-system', 'passphrase', 'development']),
  /** How the program was made: any but a production build can be driven from outside, and says so. */
  build: z.enum(Object.values(Build)),
  /** Whether the program is the one that its maker signed; `none` where it runs from source, `checking` until it was read. */
  signed: z.enum(['none', 'unsigned', 'checking', 'signed', 'changed']),
});
export type Status = Readonly<z.output<typeof status>>;

/** The project's style classes by their paths (`Alarm/High`). */
export const styleClasses = z.record(
  z.string(),
  z.object({
    base: z.object({ style: jsonObject, animation: jsonObject.optional() }),
    variants: z.array(
      z.object({
        pseudo: z.string(),
        /** The media query that it holds for. */
        media: z.string().optional(),
        style: jsonObject,
        animation: jsonObject.optional(),
      }),
    ),
  }),
);
export type StyleClasses = Readonly<z.output<typeof styleClasses>>;

/** What a popup or a dock shows: a view, or why it cannot be shown. */
const placedView = { path: z.string(), root: viewNode.nullable(), problem: z.string().nullable() };
/** A popup of a page; `key` names it in calls and changes. */
export const popup = popupSettings.extend(placedView);
export type Popup = Readonly<z.output<typeof popup>>;
/** A dock of a page; `key` names it in calls and changes. */
export const dock = dockSettings.extend(placedView);
export type Dock = Readonly<z.output<typeof dock>>;

/** How symbols of equipment look and how fast they move, in percent, where they say `auto`: `session.props.symbols`. */
export const symbolSettings = z.object({ appearance: z.enum(['simple', 'mimic', 'p&id']), speed: z.number() });
export type SymbolSettings = Readonly<z.output<typeof symbolSettings>>;

/**
 * How pipes look where they say `auto`, and the pixels that the lower of two lines leaves free where they cross:
 * `session.props.pipes`.
 */
export const pipeSettings = z.object({ appearance: z.enum(['simple', 'mimic', 'p&id']), gap: z.number() });
export type PipeSettings = Readonly<z.output<typeof pipeSettings>>;

/** How the session of a page reads numbers and dates: its locale, and its time zone by its IANA name or as an offset. */
export const region = z.object({ locale: z.string(), zone: z.string() });
export type Region = Readonly<z.output<typeof region>>;

/** One change of what lies around the components of a page, in the order in which they came. */
export const layoutChange = z.discriminatedUnion('kind', [
  /** Another primary view stands on the page, whose address stays. */
  z.object({ kind: z.literal('primary'), root: viewNode, isBuiltIn: z.boolean() }),
  /** A popup opened, or it shows something else. */
  z.object({ kind: z.literal('popup'), popup }),
  z.object({ kind: z.literal('popupClosed'), key: z.string() }),
  z.object({ kind: z.literal('dock'), dock }),
  z.object({ kind: z.literal('title'), title: z.string() }),
  z.object({ kind: z.literal('theme'), theme: z.enum(['light', 'dark']) }),
  z.object({ kind: z.literal('symbols'), symbols: symbolSettings }),
  z.object({ kind: z.literal('pipes'), pipes: pipeSettings }),
  z.object({ kind: z.literal('region'), region }),
]);
export type LayoutChange = Readonly<z.output<typeof layoutChange>>;
/** One rule of the project's style sheet: what it is about and how that looks, the steps of an animation, or a font. */
export const sheetRule = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('look'),
    line: z.int(),
    /** Each is about something inside of a page; `&` is the page itself. */
    selectors: z.array(z.string()),
    /** Conditions around it: `@media (min-width: 600px)`. */
    around: z.array(z.string()),
    declarations: z.array(z.object({ property: z.string(), value: z.string(), isImportant: z.boolean() })),
  }),
  z.object({
    kind: z.literal('animation'),
    line: z.int(),
    name: z.string(),
    /** The looks by their places in time: `50%`. */
    keyframes: z.record(z.string(), z.record(z.string(), z.string())),
  }),
  z.object({
    kind: z.literal('font'),
    line: z.int(),
    family: z.string(),
    /** Files of this station, the one that is tried first before the others; the format may be empty. */
    sources: z.array(z.object({ url: z.string(), format: z.string() })),
    /** Which texts it is for: `font-weight`. */
    settings: z.record(z.string(), z.string()),
  }),
]);
export type SheetRule = Readonly<z.output<typeof sheetRule>>;

/** A file of the project that could not be used, and why. */
export const projectProblem = z.object({ file: z.string(), reason: z.string() });
export type ProjectProblem = Readonly<z.output<typeof projectProblem>>;

export const pageSnapshot = z.object({
  pageId: z.string(),
  path: z.string(),
  /** The path with its parameters, as an address bar has it. */
  address: z.string(),
  title: z.string(),
  theme: z.enum(['light', 'dark']),
  symbols: symbolSettings,
  pipes: pipeSettings,
  profile: z.enum(['laptop', 'default', 'kiosk']),
  onScreenKeyboard,
  /** How the site's reader of badges and codes is known; null where only by its speed. */
  reader: readerKeys.nullable(),
  pages: z.array(z.object({ path: z.string(), title: z.string() })),
  /** How the session reads numbers and dates (`session.props.locale` and `timeZoneId`). */
  region,
  styleClasses,
  stylesheet: z.array(sheetRule),
  /** The other computers that pictures may come from: scheme, host and port of each. */
  hosts: z.array(z.string()),
  /** Those whose pages may stand inside of it. */
  frames: z.array(z.string()),
  problems: z.array(projectProblem),
  root: viewNode,
  /** Whether it is a page of the program: popups of the project wait until it is left. */
  isBuiltIn: z.boolean(),
  /** What it listens to for the scripts of keys. */
  keys: z.array(keyHandler),
  /** Whether the project has a script of scans, which hears what nothing on a page takes. */
  hearsScans: z.boolean(),
  /** From the lowest to the one on top. */
  popups: z.array(popup),
  docks: z.array(dock),
  /** Which docks take the corners of the page. */
  cornerPriority: z.enum(['top-bottom', 'left-right']),
  /** What the banner of alarms says; null where the project has none. */
  alarms: alarmBanner.nullable(),
  status,
});
export type PageSnapshot = Readonly<z.output<typeof pageSnapshot>>;

/**
 * Something that the person in front of the page should know; never says more than is true. One that `passes` goes with the next
 * thing that is done, or with its person: it does not hold any longer. Any other stays until it is closed.
 */
export const notice = z.object({
  level: z.enum(['info', 'problem']),
  message: z.string(),
  passes: z.boolean().optional(),
});
export type Notice = Readonly<z.output<typeof notice>>;

/** A file that a page hands to the person in front of it; `data` is in Base64. */
export const pageFile = z.object({ name: z.string(), type: z.string(), data: z.base64() });
export type PageFile = Readonly<z.output<typeof pageFile>>;

const nothing = z.null();

/** Characters of a piece in Base64: of `pieceBytes`. */
const mostPieceText = Math.ceil(pieceBytes / 3) * 4;

/** The values of a tag in a chart, by their times (epoch milliseconds); null where none is known. */
export const penHistory = z.strictObject({
  source: z.string(),
  x: z.array(z.number()),
  y: z.array(z.number().nullable()),
});
export type PenHistory = z.output<typeof penHistory>;

/** What is in a folder of tags: the first of it, and how many more there are. */
export const tagFolder = z.strictObject({
  nodes: z.array(
    z.strictObject({
      name: z.string(),
      path: z.string(),
      /** As Ignition names kinds: `AtomicTag`, `Folder`, `UdtInstance`. */
      tagType: z.string(),
      hasChildren: z.boolean(),
      /** As Ignition names types: `Float8`; empty where it is not known. */
      dataType: z.string(),
    }),
  ),
  more: z.int(),
});
export type TagFolder = z.output<typeof tagFolder>;

export const pageCalls = {
  /** Opens a page of the project in this frame (or moves the frame to another page); `path` may have a query. */
  openPage: { input: z.strictObject({ path: z.string().max(2000) }), output: pageSnapshot },
  /** The page as it stands, with the same components, for a document that lost its connection for a while. */
  resumePage: { input: z.null(), output: pageSnapshot },
  /** A component event of the page: runs its scripts in the gateway, and answers when they ended. */
  fireEvent: {
    input: z.strictObject({
      id: z.string().max(100),
      event: z.string().max(100),
      payload: pageJsonObject,
    }),
    output: nothing,
  },
  /** The person chose an entry of a component's menu, by its place in each menu that leads to it. */
  chooseFromMenu: {
    input: z.strictObject({ id: z.string().max(100), path: z.array(z.int().min(0)).min(1).max(20) }),
    output: nothing,
  },
  /** The person pressed what a script of keys waits for: runs it, and answers when it ended. */
  pressKey: { input: pressedKey, output: nothing },
  /** The site's reader read what nothing on the page takes: runs the project's script of scans, and answers when it ended. */
  tellScan: { input: z.strictObject({ text: z.string().max(longestScan) }), output: nothing },
  /** The person changed a property (typed a text). Only properties that are open to the browser take it. */
  writeProperty: {
    input: z.strictObject({ id: z.string().max(100), property: z.string().max(200), value: pageJson }),
    output: held,
  },
  /**
   * A piece of a file that the person hands over, by its place in the file; `key` is the document's name of the file, and `field`
   * the field of a form that it goes into. The last one puts it there, or raises the component's event and answers when its
   * scripts ended.
   */
  sendFile: {
    input: z.strictObject({
      id: z.string().max(100),
      key: z.string().max(100),
      field: z.string().max(200),
      name: z.string().max(255),
      size: z.int().nonnegative(),
      at: z.int().nonnegative(),
      data: z.base64().max(mostPieceText),
    }),
    output: nothing,
  },
  /** The person goes to an address that stands in a component: a page of the project, or one of http or https. */
  followLink: {
    input: z.strictObject({ id: z.string().max(100), address: z.string().max(2000), newTab: z.boolean() }),
    output: nothing,
  },
  /** The history of the pens of a power chart that is on the page, in so many slices of a time (epoch milliseconds). */
  readHistory: {
    input: z.strictObject({
      id: z.string().max(100),
      start: z.number(),
      end: z.number(),
      slices: z.number().int().min(1).max(2000),
    }),
    output: z.array(penHistory),
  },
  /** What an alarm journal table that is on the page shows of a time (epoch milliseconds). */
  readJournal: {
    input: z.strictObject({ id: z.string().max(100), start: z.number(), end: z.number() }),
    output: journalPart,
  },
  /** The person acknowledges or shelves alarms by an alarm status table. */
  handleAlarms: { input: z.strictObject({ id: z.string().max(100), act: alarmAct }), output: alarmOutcome },
  /** What is in a folder that a tree of tags on the page shows; at its root for an empty path. */
  browseTags: { input: z.strictObject({ id: z.string().max(100), path: z.string().max(2000) }), output: tagFolder },
  /** How large the page is in front of the person (`page.props.dimensions`). */
  tellSizes: { input: pageSizes, output: nothing },
  /** The person closes a popup. Nothing happens where it is closed, or must not be. */
  closePopup: { input: z.strictObject({ key: z.string().max(100) }), output: nothing },
  /** The person went to a popup: it is the one that is meant by "the popup in front". */
  focusPopup: { input: z.strictObject({ key: z.string().max(100) }), output: nothing },
  /** The person opens or closes a dock by its handle. */
  setDock: { input: z.strictObject({ key: z.string().max(100), isOpen: z.boolean() }), output: nothing },
  readStatus: { input: z.null(), output: status },
  /** Brings the sheet for signing in onto the signing surface of this window. */
  askSignIn: { input: z.null(), output: nothing },
  /** Brings the sheet for the station sign onto the signing surface; an administrator's call. */
  askStationSign: { input: z.null(), output: nothing },
  signOut: { input: z.null(), output: nothing },
  /** Hides all pages until the same person, or another one, has signed in again. */
  lockScreen: { input: z.null(), output: nothing },
  /** Somebody let a file or an address of elsewhere go over the document, which did nothing with it. */
  reportDrop: { input: z.strictObject({ of: z.string().max(2000) }), output: nothing },
  ...userCalls,
} as const satisfies Calls & Record<(typeof pageCallNames)[number], unknown>;

export const pageEvents = {
  deltas: z.array(delta),
  layout: layoutChange,
  /** Something that the document does itself. */
  command: pageCommand,
  /** True while a signing surface lies over the page: it takes no input then. */
  inert: z.boolean(),
  notice,
  /** What was said and passes does not hold any longer. */
  settled: z.null(),
  /** The status, when something in it changed: who is signed in. */
  status,
  /** What the banner of alarms says now. */
  alarms: alarmBanner,
  /** False while what carries the page's calls is broken, and true when it is back; a window program says neither. */
  live: z.boolean(),
  /** The sign of life of a window program, each second; a browser hears that of its connection. */
  alive: z.null(),
  /** The project was changed: what the page shows is to be read again (`resumePage`). */
  changed: z.null(),
  /** A file for a browser to save; a window program saves its own. */
  file: pageFile,
} as const satisfies Events & Record<(typeof pageEventNames)[number], unknown>;

/** What a page has on `window.countersignPage`. */
export type PageBridge = Client<typeof pageCalls> & { readonly on: Listen<typeof pageEvents> };

export type { Json, JsonObject };
