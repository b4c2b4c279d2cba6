/**
 * Schemas of the files in a project folder, which has Ignition's own layout. Keys that this runtime does not know are
 * kept out of its way, not refused: a project that another designer wrote stays readable.
 */
import { z } from 'zod';
import type { KeyHandler } from '../../contract/keyEvents.ts';
import { onScreenKeyboard, type OnScreenKeyboard } from '../../contract/onScreenKeyboard.ts';
import { isJsonObject, json, jsonObject, type Json, type JsonObject } from '../../contract/json.ts';
import { orAbsent, orElse } from '../platform/absent.ts';
import { permissions } from '../platform/permissions.ts';
import type { Mend, Mended } from '../platform/readJson.ts';
import type { PythonVersion } from '../platform/pythonVersion.ts';

export const projectFile = z.object({
  title: z.string().default(''),
  description: z.string().default(''),
  enabled: z.boolean().default(true),
  /** The project beside this one whose resources are there where this one has none of the same path. */
  parent: orElse(z.string(), ''),
  inheritable: orElse(z.boolean(), false),
  countersign: z
    .strictObject({
      /** Name of the station on its first start; the computer's name when it is absent. */
      station: z.string().min(1).max(64).optional(),
      theme: z.enum(['light', 'dark']).default('light'),
      /** What its scripts are written for: Python 2.7 as Jython runs it, or Python 3. */
      python: z.literal([2, 3]).default(2),
      /** Sizes of targets: 36 px, 48 px, or 20 mm for gloves. */
      profile: z.enum(['laptop', 'default', 'kiosk']).default('default'),
      onScreenKeyboard: onScreenKeyboard.optional(),
      /** Zones that the station belongs to: what `[Zone]` in the expression of a signature template asks for. */
      zones: z.array(z.string().min(1).max(128)).max(50).default([]),
      /**
       * A function of the script library, `line.events.onSignatureCompleted`, that hears of an outcome when the function
       * that should have heard it is gone.
       */
      onSignatureCompleted: z
        .string()
        .regex(/^[A-Za-z_]\w*(\.[A-Za-z_]\w*)+$/)
        .optional(),
      /** A function of the script library for the session event "Authentication Challenge": `(session, payload, result)`. */
      onAuthenticationChallenge: z
        .string()
        .regex(/^[A-Za-z_]\w*(\.[A-Za-z_]\w*)+$/)
        .optional(),
      /** Whether each page has a line of the station's own that says which alarm is the most urgent. */
      alarmBanner: z.boolean().default(false),
      /** Identity provider of `system.perspective.login`: of the station's, or `internal`. */
      identityProvider: z.string().min(1).max(64).default('internal'),
      /** The database connection that is meant where a query or script names none: of `databases.json` of the station. */
      database: z.string().min(1).max(64).optional(),
      /** Whether a sign-in asks for credentials also of somebody whom the provider still knows. */
      alwaysReauthenticate: z.boolean().default(true),
      /** Rules that give whoever signs in or signs a security level, looked at once at the proof. */
      securityLevels: z
        .array(
          z.strictObject({
            level: z
              .string()
              .max(500)
              .regex(/^Authenticated(\/[^/]+)+$/)
              .refine(
                (level) => !/^Authenticated\/(Roles|Administrator)(\/|$)/.test(level),
                'this level is the system’s own',
              ),
            when: z.string().min(1).max(2000),
          }),
        )
        .max(200)
        .default([]),
      /** An OpenID provider that a demo starts beside it, and its users. Never for a real plant. */
      demoProvider: z
        .strictObject({
          name: z.string().min(1).max(64),
          users: z
            .array(z.strictObject({ userName: z.string(), fullName: z.string(), roles: z.array(z.string()) }))
            .min(1)
            .max(20),
        })
        .optional(),
      /** Users that a demo makes on its first start, each with a password made then. Never for a real plant. */
      demoUsers: z
        .array(
          z.strictObject({
            userName: z.string(),
            fullName: z.string(),
            roles: z.array(z.string()),
            administrator: z.boolean().default(false),
          }),
        )
        .default([]),
    })
    // A panel that is worked with gloves seldom has keys.
    .transform((settings) => ({
      ...settings,
      onScreenKeyboard: settings.onScreenKeyboard ?? byProfile(settings),
    }))
    .prefault({}),
});

function byProfile({ profile }: { readonly profile: string }): OnScreenKeyboard {
  return profile === 'kiosk' ? 'window' : 'never';
}

export type ProjectFile = z.output<typeof projectFile>;

const values = orElse(jsonObject, {});

/** Docks are read apart (`docks.ts`), so that an odd one takes down itself alone. */
const pageEntry = z
  .object({
    title: orElse(z.string(), ''),
    /** Empty for a page of docks alone. */
    viewPath: z.string(),
    docks: orAbsent(json),
  })
  .catchall(json)
  .transform(({ title, viewPath, docks, ...others }) => ({ title, viewPath, docks, unread: unreadOf(others) }));
export const pageConfigFile = z
  .object({ pages: orElse(z.record(z.string(), pageEntry.nullable()), {}), sharedDocks: orAbsent(json) })
  .catchall(json)
  .transform(({ pages, sharedDocks, ...others }) => ({ pages, sharedDocks, unread: unreadOf(others) }));

/**
 * What Designer notes for itself: whether a binding runs while its view is drawn there, and what older ones wrote of a view
 * into `data.bin`.
 */
const ofDesigner: ReadonlySet<string> = new Set(['previewEnabled', 'editCount', 'resourceId']);

/** Keys that nobody reads, to be named; those that hold nothing say nothing. */
function unreadOf(others: Readonly<Record<string, Json>>): readonly string[] {
  return Object.keys(others).filter((key) => others[key] !== null && !ofDesigner.has(key));
}

const bindingConfig = z
  .object({
    type: z.string(),
    config: values,
    transforms: orElse(z.array(jsonObject), []),
    /** A binding that is switched off leaves the property as it is stored. */
    enabled: orAbsent(z.boolean()),
    /** Whether the quality of its value is kept from the screen. */
    overlayOptOut: orAbsent(z.boolean()),
  })
  .catchall(json)
  .transform(({ type, config, transforms, enabled, overlayOptOut, ...others }) => ({
    type,
    config,
    transforms,
    enabled,
    overlayOptOut,
    unread: unreadOf(others),
  }));
export type BindingConfig = z.output<typeof bindingConfig>;

const propConfig = z
  .object({
    binding: orAbsent(bindingConfig),
    access: orAbsent(z.enum(['PUBLIC', 'PROTECTED', 'PRIVATE', 'SYSTEM'])),
    paramDirection: orAbsent(z.enum(['input', 'output', 'inout'])),
    /** A script that runs when the property has changed. */
    onChange: orAbsent(
      z
        .object({ enabled: orAbsent(z.boolean()), script: z.string() })
        .catchall(json)
        .transform(({ enabled, script, ...others }) => ({ enabled, script, unread: unreadOf(others) })),
    ),
    /** Whether a designer writes the value down; it is there or not. */
    persistent: orAbsent(json),
    /** Why the entry could not be read, where it could not: see `mendView`. */
    unreadable: z.string().optional(),
  })
  .catchall(json)
  .transform(({ binding, access, paramDirection, onChange, unreadable, persistent: _persistent, ...others }) => ({
    binding,
    access,
    paramDirection,
    onChange,
    unreadable,
    unread: unreadOf(others),
  }));
export type PropConfig = z.output<typeof propConfig>;
/** Entries of a dictionary that are not `null`. */
function present<T>(entries: Readonly<Record<string, T | null>>): Record<string, T> {
  return Object.fromEntries(
    Object.entries(entries).flatMap(([name, entry]) => (entry === null ? [] : [[name, entry]])),
  );
}
const propConfigs = orElse(z.record(z.string(), propConfig.nullable()).transform(present), {});

const action = z
  .object({
    type: z.string(),
    /** Where it runs: `G` in the gateway, `C` in the page. */
    scope: orAbsent(z.string()),
    config: values,
    /** Only one that is switched off says so. */
    enabled: orAbsent(z.boolean()),
    permissions: orAbsent(permissions),
    /** The browser does not do what it does by itself at this event, and nothing around the component hears of it. */
    preventDefault: orAbsent(z.boolean()),
    stopPropagation: orAbsent(z.boolean()),
  })
  .catchall(json)
  .transform(({ type, scope, config, enabled, permissions, preventDefault, stopPropagation, ...others }) => ({
    ...{ type, scope, config, enabled, permissions, preventDefault, stopPropagation },
    ...withUnread(others),
  }));
export type Action = z.output<typeof action>;
const actions = z.preprocess(
  (value) => (Array.isArray(value) ? (value as readonly unknown[]) : [value]).filter((one) => one !== null),
  z.array(action),
);
const eventMap = orElse(z.record(z.string(), orElse(z.record(z.string(), actions), {})), {});
export type EventMap = z.output<typeof eventMap>;

/** A number is a truth value: Perspective takes both. A word may be one. */
const visible = orAbsent(z.union([z.boolean(), z.number().transform((number) => number !== 0), z.string()]));
const name = z.union([
  z.string().min(1, 'a component needs a name that is not empty'),
  z.number().transform((number) => String(number)),
]);
const meta = orAbsent(z.object({ name: orAbsent(name), visible }).catchall(json)).transform((found) => ({
  ...found,
  name: found?.name ?? '',
  visible: found?.visible,
}));

const customMethod = z
  .object({
    name: z.string(),
    params: orElse(z.array(z.string()), []),
    script: orElse(z.string(), ''),
    /** Why the entry could not be read, where it could not: see `mendView`. */
    unreadable: z.string().optional(),
  })
  .catchall(json)
  .transform(({ name, params, script, unreadable, ...others }) => ({
    ...{ name, params, script, unreadable },
    ...(unreadable === undefined ? withUnread(others) : {}),
  }));
const messageHandler = z
  .object({
    messageType: z.string(),
    script: orElse(z.string(), ''),
    pageScope: orElse(z.boolean(), false),
    sessionScope: orElse(z.boolean(), false),
    viewScope: orElse(z.boolean(), false),
    unreadable: z.string().optional(),
  })
  .catchall(json)
  .transform(({ messageType, script, pageScope, sessionScope, viewScope, unreadable, ...others }) => ({
    ...{ messageType, script, pageScope, sessionScope, viewScope, unreadable },
    ...(unreadable === undefined ? withUnread(others) : {}),
  }));

const extensionFunction = z.object({
  name: z.string(),
  enabled: orElse(z.boolean(), true),
  script: orElse(z.string(), ''),
  unreadable: z.string().optional(),
});

/** Methods, handlers and extension functions of a component's own. */
const ownScripts = orAbsent(
  z
    .object({
      customMethods: orElse(z.array(customMethod), []),
      messageHandlers: orElse(z.array(messageHandler), []),
      extensionFunctions: orElse(z.array(extensionFunction), []),
    })
    .catchall(json)
    .transform(({ customMethods, messageHandlers, extensionFunctions, ...others }) => {
      const inside = Object.entries({ customMethods, messageHandlers }).flatMap(([list, entries]) =>
        entries.flatMap(({ unread = [] }, index) => unread.map((key) => [list, index, key])),
      );
      return {
        ...{ customMethods, messageHandlers, extensionFunctions },
        /** Where keys stand that nobody reads. */
        unread: [...unreadOf(others).map((key) => [key]), ...inside],
      };
    }),
);

export interface ComponentDefinition {
  readonly type: string;
  /** The name is empty where the project gives none. */
  readonly meta: {
    readonly name: string;
    readonly visible: boolean | string | undefined;
    readonly [key: string]: Json | undefined;
  };
  readonly position: JsonObject;
  readonly props: JsonObject;
  readonly custom: JsonObject;
  readonly propConfig: Readonly<Record<string, PropConfig>>;
  readonly events: EventMap;
  readonly scripts: z.output<typeof ownScripts>;
  readonly children: readonly ComponentDefinition[];
  /** Keys beside these, which nobody reads. */
  readonly unread?: readonly string[];
}

export const componentDefinition: z.ZodType<ComponentDefinition> = z.lazy(() =>
  z
    .object({
      type: z.string().min(1),
      meta,
      position: values,
      props: values,
      custom: values,
      propConfig: propConfigs,
      events: eventMap,
      scripts: ownScripts,
      children: orElse(z.array(componentDefinition), []),
      /** By which rules its properties are stored; those of a component that says nothing, and of all that are read here, are 0. */
      version: orElse(json, 0),
    })
    .catchall(json)
    .transform(
      ({ type, meta, position, props, custom, propConfig, events, scripts, children, version, ...others }) => ({
        ...{ type, meta, position, props, custom, propConfig, events, scripts, children },
        ...withUnread(version === 0 ? others : { ...others, version }),
      }),
    ),
);

/** Keys that nobody reads, where there are some: of most things there are none. */
function withUnread(others: Readonly<Record<string, Json>>): { readonly unread?: readonly string[] } {
  const unread = unreadOf(others);
  return unread.length === 0 ? {} : { unread };
}

const style = orElse(jsonObject, {});
const animation = orAbsent(jsonObject);
/** One look of a state or a medium; what else it depends on keeps it from being used, rather than used always. */
const styleVariant = z
  .object({
    pseudo: orElse(z.string(), ''),
    /** A feature and what it is held against (`maxWidth`, `400px`), or a query as style sheets have it. */
    media: orElse(json, ''),
    mediaQuery: orElse(json, ''),
    style,
    animation,
  })
  .catchall(json);

/** A style class: what it looks like, and how that changes in a state (`hover`). */
const styleBase = z
  .object({ style, animation })
  .catchall(json)
  .transform(({ style: look, animation: moves, ...others }) => ({
    style: look,
    animation: moves,
    unread: unreadOf(others),
  }));
export const styleClassFile = z
  .object({
    base: orElse(styleBase, { style: {}, animation: undefined, unread: [] }),
    variants: orElse(z.array(styleVariant.nullable()), []),
  })
  .catchall(json)
  .transform(({ base: { unread, ...base }, variants, ...others }) => ({
    base,
    variants,
    unread: [...unreadOf(others), ...unread.map((key) => `base.${key}`)],
  }));

/** What `resource.json` says of a resource: whether a child may replace it, and whether it is switched on. */
export const resourceFile = z.object({
  overridable: orElse(z.boolean(), true),
  /** What a designer switches off says so here. */
  attributes: orElse(z.object({ enabled: orElse(z.boolean(), true) }).catchall(json), { enabled: true }),
});

/** What the scripts of a file are written for, as the project says that has the file; 2.7 where it says nothing. */
export interface WrittenFor {
  readonly python?: PythonVersion | undefined;
}

export const viewFile = z
  .object({
    custom: values,
    params: values,
    props: values,
    propConfig: propConfigs,
    events: eventMap,
    permissions: orAbsent(permissions),
    root: componentDefinition,
  })
  .catchall(json)
  .transform(({ custom, params, props, propConfig, events, permissions, root, ...others }) => ({
    ...{ custom, params, props, propConfig, events, permissions, root },
    ...withUnread(Object.fromEntries(Object.entries(others).filter(([key]) => !ofDesigner.has(key)))),
  }));
export type ViewDefinition = z.output<typeof viewFile> & WrittenFor;

/** The view of a page that has none: nothing. */
export const noView: ViewDefinition = viewFile.parse({
  root: { type: 'ia.container.flex', meta: { name: 'root' } },
});

/** Type of a component that stands where one of the project cannot be read; `props.reason` says why. */
export const unreadableType = 'countersign.unreadable';
/** Type of an action that could not be read; `config.reason` says why. */
export const unreadableAction = 'countersign.unreadable';

/** One odd entry of a view takes down itself alone: what stands in its place, for `readJson`. */
export function mendView(path: readonly PropertyKey[], reason: string): Mended | undefined {
  for (let end = path.length - 1; end > 0; end -= 1) {
    const [before, key] = [path[end - 1], path[end]];
    if (key === undefined) continue;
    const at = path.slice(0, end + 1);
    if (before === 'propConfig' && path[end - 2] !== 'props' && path[end - 2] !== 'custom') {
      // Who may see and write it is not known, so that nobody does; what else is said of it is kept.
      const part = path[end + 1];
      if (part === 'access') return { at: path.slice(0, end + 2), instead: 'PRIVATE' };
      const keeps = part === 'paramDirection' ? ['access'] : ['access', 'paramDirection'];
      return { at, instead: { unreadable: reason }, keeps };
    }
    const action = { type: unreadableAction, config: { reason } };
    const entry = { name: '', messageType: '', unreadable: reason };
    const isOfComponent = (index: number): boolean => path[index - 1] === 'root' || path[index - 2] === 'children';
    if (before === 'scripts' && isOfComponent(end - 1)) {
      const isInList = typeof path[end + 1] === 'number';
      return isInList ? { at: path.slice(0, end + 2), instead: entry } : { at, instead: [entry] };
    }
    if (key === 'scripts' && isOfComponent(end)) return { at, instead: { messageHandlers: [entry] } };
    if (path[end - 2] === 'events') return { at, instead: action };
    if (before === 'events' && isOfComponent(end - 1)) return { at, instead: { unreadable: action } };
    if (key === 'events' && isOfComponent(end)) return { at, instead: { unreadable: { events: action } } };
    if (before === 'children' && typeof key === 'number') {
      return { at, instead: { type: unreadableType, props: { reason } } };
    }
  }
  return undefined;
}

/** One odd look of a style class takes down itself alone. */
export const mendStyleClass: Mend = (path) => {
  if (path[0] === 'variants') return { at: path.slice(0, 2), instead: null };
  return path[0] === 'base' && path.length > 1 ? { at: path.slice(0, 2), instead: null } : undefined;
};

/** An entry of a list or of a dictionary stands aside as `null`, and the others stay. */
export function mendEntryOf(list: string): Mend {
  return (path) => (path[0] === list && path.length > 1 ? { at: path.slice(0, 2), instead: null } : undefined);
}

/** One odd script of the session's events takes down itself alone. */
export const mendSessionScripts: Mend = (path, ...rest) => {
  const [event] = path;
  const isEvent = path.length === 1 && typeof event === 'string' && event !== 'messageHandlers';
  return isEvent ? { at: [event], instead: null } : mendEntryOf('messageHandlers')(path, ...rest);
};

/** A message that a session hears of: `system.util.sendMessage`. */
const sessionMessage = z.object({ name: z.string(), enabled: orAbsent(z.boolean()), script: orElse(z.string(), '') });

/** Whether a value of an event is a script that does something, or has one that is switched on. */
function hasScript(value: Json): boolean {
  if (typeof value === 'string') return value.trim() !== '';
  if (Array.isArray(value)) return (value as readonly Json[]).some(hasScript);
  if (!isJsonObject(value) || value['enabled'] === false) return false;
  return hasScript(value['script'] ?? Object.values(value));
}

/**
 * The scripts of the session's events, in `session-scripts/data.bin`. Of what else has scripts there nothing is raised here, as
 * the events of mobile devices: `notRaised` has their keys.
 */
export const sessionScriptsFile = z
  .object({
    onStartup: orElse(z.string(), ''),
    onShutdown: orElse(z.string(), ''),
    onPageStartup: orElse(z.string(), ''),
    onAuthChallengeCompleted: orElse(z.string(), ''),
    onBarcodeDataReceived: orElse(z.string(), ''),
    messageHandlers: orElse(z.array(sessionMessage.nullable()), []).transform((handlers) =>
      handlers.filter((handler) => handler !== null),
    ),
  })
  .catchall(json)
  .transform(({ onAuthChallengeCompleted, onBarcodeDataReceived, ...rest }) => {
    const { onStartup, onShutdown, onPageStartup, messageHandlers, ...others } = rest;
    return {
      onStartup,
      onShutdown,
      onPageStartup,
      onAuthChallengeCompleted,
      onBarcodeDataReceived,
      messageHandlers,
      notRaised: Object.entries(others).flatMap(([key, value]) => (hasScript(value) ? [key] : [])),
    };
  });
export interface SessionScripts extends z.output<typeof sessionScriptsFile>, WrittenFor {
  /** Handlers of forms (`handleSubmission`), by their names. */
  readonly formHandlers: Readonly<Record<string, string>>;
  /** Scripts of keys (`onKeyEvent`), with what each waits for. */
  readonly keyHandlers: readonly (KeyHandler & { readonly script: string })[];
  /** The files of those that have one of their own, by event (`onStartup`, `message <name>`, `form <name>`, `key <name>`). */
  readonly files: Readonly<Record<string, string>>;
}

/** Of `props`, what is the system's own is what it was when a designer saved it, and is not read. */
export const sessionPropsFile = z
  .object({
    props: orElse(z.object({ theme: orElse(z.string(), '') }), { theme: '' }),
    custom: values,
    propConfig: propConfigs,
  })
  .catchall(json)
  .transform(({ props, custom, propConfig, ...others }) => ({ props, custom, propConfig, ...withUnread(others) }));
export type SessionProps = z.output<typeof sessionPropsFile> & WrittenFor;
