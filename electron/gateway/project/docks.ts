/** Docks of a page configuration, as the designer saves them: views at the four edges of a page. */
import { z } from 'zod';
import { isJsonObject, jsonObject, type Json, type JsonObject } from '../../contract/json.ts';
import { edges, type Edge } from '../../contract/layout.ts';

/** What a dock is and how it behaves. */
const settings = z.object({
  id: z.string(),
  viewPath: z.string().min(1, 'a dock needs a view'),
  viewParams: jsonObject,
  /** Pixels from the edge inwards. */
  size: z.number().positive(),
  /** When it is open: always at first, only when somebody opens it, or where the page is wide enough. */
  show: z.enum(['visible', 'onDemand', 'auto']),
  /** Pixels of the page's width from which on `auto` is open and pushes. */
  autoBreakpoint: z.number().nonnegative(),
  content: z.enum(['push', 'cover', 'auto']),
  anchor: z.enum(['fixed', 'scrollable']),
  handle: z.enum(['show', 'hide', 'autoHide']),
  iconUrl: z.string(),
  modal: z.boolean(),
  resizable: z.boolean(),
});

/** What a dock is that says nothing else, as Perspective has it. */
const usual = Object.freeze({
  id: '',
  viewParams: {},
  size: 160,
  show: 'onDemand',
  autoBreakpoint: 600,
  content: 'cover',
  anchor: 'fixed',
  handle: 'autoHide',
  iconUrl: '',
  modal: false,
  resizable: false,
});

export type DockDefinition = Readonly<z.output<typeof settings>> & { readonly edge: Edge };

export type CornerPriority = 'top-bottom' | 'left-right';

/** The docks of a page, or those that all pages share. */
export interface DockSet {
  readonly cornerPriority: CornerPriority | undefined;
  readonly docks: readonly DockDefinition[];
}

export const noDocks: DockSet = Object.freeze({ cornerPriority: undefined, docks: [] });

/** Names that `alterDock` and its action have for some of the settings. */
const spellings: Readonly<Record<string, string>> = Object.freeze({
  view: 'viewPath',
  display: 'show',
  handleIcon: 'iconUrl',
});

/** Changes of a dock's settings, as scripts and actions name them. */
export const dockChange = z
  .record(z.string(), z.unknown())
  .transform((given) =>
    Object.fromEntries(Object.entries(given).map(([name, value]) => [spellings[name] ?? name, value])),
  )
  .pipe(z.strictObject(settings.shape).omit({ id: true }).partial());
export type DockChange = Readonly<z.output<typeof dockChange>>;

/** A dock with some of its settings changed. */
export function alteredDock({ edge, ...before }: DockDefinition, change: DockChange): DockDefinition {
  const stated = Object.entries(change).filter(([, value]) => value !== undefined);
  return { ...settings.parse({ ...before, ...Object.fromEntries(stated) }), edge };
}

/** Reads the docks of a page, or the shared ones; `tell` hears of each that cannot be used, and of what is not read. */
export function readDocks(value: Json | undefined, tell: (reason: string) => void): DockSet {
  if (value === undefined || value === null) return noDocks;
  if (!isJsonObject(value)) {
    tell('is no object; there are no docks here');
    return noDocks;
  }
  const { cornerPriority, ...more } = value;
  if (cornerPriority !== undefined && !isPriority(cornerPriority)) {
    tell(`cornerPriority ${JSON.stringify(cornerPriority)} is neither top-bottom nor left-right`);
  }
  const others = Object.keys(more).filter((name) => !edges.some((edge) => edge === name));
  if (others.length > 0) tell(`${others.join(', ')} is not read in this version`);
  return {
    cornerPriority: isPriority(cornerPriority) ? cornerPriority : undefined,
    docks: edges.flatMap((edge) => readEdge(edge, value[edge], (reason) => tell(`${edge}: ${reason}`))),
  };
}

function isPriority(value: Json | undefined): value is CornerPriority {
  return value === 'top-bottom' || value === 'left-right';
}

function readEdge(edge: Edge, value: Json | undefined, tell: (reason: string) => void): DockDefinition[] {
  if (value === undefined || value === null) return [];
  const list: readonly Json[] = Array.isArray(value) ? value : [value];
  return list.flatMap((entry, index) => {
    const stated = Object.fromEntries(Object.entries(asObject(entry)).filter(([, setting]) => setting !== null));
    const read = settings.safeParse({ ...usual, ...stated });
    if (!read.success) {
      const [issue] = read.error.issues;
      tell(`dock ${index + 1} is left out: ${issue?.path.join('.') ?? ''} ${issue?.message ?? ''}`);
      return [];
    }
    const unread = Object.keys(stated).filter((name) => !Object.hasOwn(settings.shape, name));
    if (unread.length > 0) tell(`dock ${index + 1}: ${unread.join(', ')} is not read in this version`);
    return [{ ...read.data, edge }];
  });
}

function asObject(value: Json): JsonObject {
  return isJsonObject(value) ? value : {};
}

/** The docks of a page: its own, before those that all pages share, but for shared ones of the same view. */
export function docksOf(own: DockSet, shared: DockSet): DockSet {
  const views = new Set(own.docks.map(({ viewPath }) => viewPath));
  return {
    cornerPriority: own.cornerPriority ?? shared.cornerPriority,
    docks: [...own.docks, ...shared.docks.filter(({ viewPath }) => !views.has(viewPath))],
  };
}
