/** What an action of an event does, but for scripts: each kind with what its settings say, as the designer saves them. */
import { z } from 'zod';
import { itemsOf, listOfMembers, membersOf, objectOfMembers, type ExactValue } from '../../contract/doubles.ts';
import { CountersignError, ErrorCode } from '../../contract/errors.ts';
import { isJsonObject, json, jsonObject, type Json, type JsonObject } from '../../contract/json.ts';
import { logLevels, sides } from '../../contract/layout.ts';
import { dockChange } from '../project/docks.ts';
import type { Qualified } from '../expression/evaluate.ts';
import type { PageControl } from './control.ts';
import { good } from '../platform/quality.ts';
import { readPlace, type Docks, type Popups } from './layout.ts';
import type { PageTarget, Session } from './session.ts';
import { requireTheme } from './theme.ts';

/** Signing in and out, as an event's actions ask for it; `dispatch` names the event that is being handled. */
export interface PageSignIn {
  readonly login: (target: PageTarget, forceAuth: boolean | undefined, dispatch: string) => void;
  readonly logout: (target: PageTarget, message: string | undefined, dispatch: string) => void;
  readonly challenge: (target: PageTarget, asked: ChallengeRequest) => void;
}

/** An authentication challenge; what it leaves out is the project's. */
export type ChallengeRequest = z.output<typeof challengeConfig>;

/** What actions act on. */
export interface ActionPlace {
  readonly target: PageTarget;
  readonly session: Session;
  readonly signIn: PageSignIn;
  readonly popups: Popups;
  readonly docks: Docks;
  readonly control: PageControl;
  /** Says in the log what was not done, where Perspective says nothing to the person either. */
  readonly warn: (message: string) => void;
}

/** The event that asks: which dispatch, and the id of its component where it is one's. */
export interface ActionEvent {
  readonly dispatch: string;
  readonly component: string | undefined;
}

interface ActionKind {
  /** Why its settings cannot be done, once nothing of them is to be filled in, as a sentence; undefined where they can. */
  readonly problem: (config: JsonObject) => string | undefined;
  readonly act: (config: JsonObject, place: ActionPlace, event: ActionEvent) => void | Promise<void>;
}

/** @param check Throws `unsupported` or `illegal-argument` for settings that fit, and cannot be done all the same. */
function kind<S extends z.ZodType>(
  config: S,
  act: (config: z.output<S>, place: ActionPlace, event: ActionEvent) => void | Promise<void>,
  check: (config: z.output<S>) => void = () => undefined,
): ActionKind {
  const parse = (given: JsonObject): z.ZodSafeParseResult<z.output<S>> =>
    config.safeParse(objectOfMembers(membersOf(given).filter(([, { value }]) => value !== null)));
  return {
    problem: (given) => {
      const read = parse(given);
      return read.success ? refusalOf(() => check(read.data)) : unreadable(read.error);
    },
    act: (given, place, event) => {
      const read = parse(given);
      if (!read.success) throw new CountersignError(ErrorCode.unsupported, unreadable(read.error));
      check(read.data);
      return act(read.data, place, event);
    },
  };
}

function refusalOf(check: () => void): string | undefined {
  try {
    check();
    return undefined;
  } catch (error) {
    if (error instanceof CountersignError) return error.message;
    throw error;
  }
}

function unreadable({ issues: [issue] }: z.ZodError): string {
  const at = issue?.path.join('.') ?? '';
  return `The action cannot be done: ${at === '' ? '' : `${at}: `}${issue?.message ?? 'its settings are not understood'}.`;
}

const params = jsonObject.default({});
const opening = z.enum(['open', 'close', 'toggle']).default('open');

const challengeConfig = z.strictObject({
  idp: z.string().optional(),
  forceAuth: z.boolean().optional(),
  timeout: z.number().default(2),
  payload: json.default(null),
  // Designer writes it in capitals, as its name in Java; scripts do not.
  framing: z
    .string()
    .toLowerCase()
    .pipe(z.enum(['self', 'new', 'embedded']))
    .default('self'),
});

const popupConfig = z.strictObject({
  type: opening,
  id: z.string().default(''),
  viewPath: z.string().default(''),
  viewParams: params,
  title: z.string().default(''),
  position: jsonObject.default({}),
  positionType: z.enum(['relative', 'exact']).default('exact'),
  showCloseIcon: z.boolean().default(true),
  draggable: z.boolean().default(true),
  resizable: z.boolean().default(false),
  modal: z.boolean().default(false),
  overlayDismiss: z.boolean().default(false),
  viewportBound: z.boolean().default(false),
});

/** Where a popup is to stand. Throws for a place that is none. */
function popupPlace({ position, positionType }: z.output<typeof popupConfig>) {
  const { relativeLocation = 'center', ...exact } = position;
  const side = sides.find((one) => one === relativeLocation);
  if (positionType === 'relative' && side === undefined) {
    throw new CountersignError(
      ErrorCode.unsupported,
      `A popup stands ${sides.join(', ')} of a component, not ${JSON.stringify(relativeLocation)}. It was not opened.`,
    );
  }
  return { side, place: readPlace(exact) };
}

function checkPopup(config: z.output<typeof popupConfig>): void {
  if (config.type === 'close') return;
  popupPlace(config);
  if (config.viewPath === '')
    throw new CountersignError(ErrorCode.unsupported, 'The popup names no view. It was not opened.');
}

function actOnPopup(config: z.output<typeof popupConfig>, { popups }: ActionPlace, { component }: ActionEvent): void {
  const { type, viewPath, viewParams, position: _position, positionType, ...settings } = config;
  if (type === 'close') {
    popups.close(settings.id);
    return;
  }
  const { side, place } = popupPlace(config);
  const isBeside = positionType === 'relative' && component !== undefined && side !== undefined;
  const asked = {
    ...settings,
    view: viewPath,
    params: viewParams,
    place,
    beside: isBeside ? { id: component, side } : null,
  };
  if (type === 'toggle') popups.toggle(asked);
  else popups.open(asked);
}

const navConfig = z.strictObject({
  page: z.string().optional(),
  view: z.string().optional(),
  params,
  url: z.string().optional(),
  newTab: z.boolean().default(false),
  relativeNavigationIndex: z.int().optional(),
});

function leads({ page, view, url }: z.output<typeof navConfig>): boolean {
  return [page, view, url].some((where) => where !== undefined && where !== '');
}

const dockConfig = z.strictObject({
  type: opening,
  id: z.string(),
  viewParams: jsonObject.optional(),
});

function actOnDock({ type, id, viewParams }: z.output<typeof dockConfig>, { docks, warn }: ActionPlace): void {
  const found =
    type === 'close' ? docks.close(id) : type === 'open' ? docks.open(id, viewParams) : docks.toggle(id, viewParams);
  if (!found) warn(`There is no dock "${id}" on this page. Nothing was done.`);
}

const nothing = z.strictObject({});

/** Re-authentication as the action Login says it: `project`, `enable` or `disable`. */
const forceAuth = z
  .union([z.boolean(), z.enum(['project', 'enable', 'disable'])])
  .optional()
  .transform((setting) =>
    setting === 'project' ? undefined : setting === 'enable' ? true : setting === 'disable' ? false : setting,
  );

const challenge = kind(challengeConfig, (config, { signIn, target }) => signIn.challenge(target, config));

const kinds: Readonly<Record<string, ActionKind>> = Object.freeze({
  login: kind(z.strictObject({ forceAuth }), (config, { signIn, target }, { dispatch }) =>
    signIn.login(target, config.forceAuth, dispatch),
  ),
  logout: kind(z.strictObject({ message: z.string().optional() }), ({ message }, { signIn, target }, { dispatch }) =>
    signIn.logout(target, message, dispatch),
  ),
  'auth-challenge': challenge,
  authenticationChallenge: challenge,
  nav: kind(
    navConfig,
    ({ relativeNavigationIndex, ...to }, { control }) => {
      if (leads(to) || relativeNavigationIndex === undefined) return control.navigate(to);
      control.goBy(relativeNavigationIndex);
      return undefined;
    },
    (config) => {
      if (leads(config) || config.relativeNavigationIndex !== undefined) return;
      throw new CountersignError(ErrorCode.unsupported, 'There is no page, view or url to go to.');
    },
  ),
  popup: kind(popupConfig, actOnPopup, checkPopup),
  dock: kind(dockConfig, actOnDock),
  'alter-dock': kind(
    z
      .looseObject({ id: z.string() })
      .transform(({ id, ...change }) => ({ id, change }))
      .pipe(z.object({ id: z.string(), change: dockChange })),
    ({ id, change }, { docks, warn }) => {
      if (!docks.alter(id, change)) warn(`There is no dock "${id}" on this page. Nothing was done.`);
    },
  ),
  refresh: kind(nothing, (_config, { control }) => control.reload()),
  theme: kind(
    z.strictObject({ name: z.string() }),
    ({ name }, { session }) => session.properties.set(['props', 'theme'], name),
    ({ name }) => requireTheme(name),
  ),
  fullscreen: kind(
    z.strictObject({
      action: z.enum(['Toggle', 'Enter', 'Exit']).default('Toggle'),
      type: z.literal('Page', 'a view alone would cover the bars of the program').default('Page'),
    }),
    ({ action }, { control }) => control.fillScreen(action),
  ),
  'request-print': kind(
    z.strictObject({ target: z.literal('Page').default('Page'), documentTitle: z.string().default('') }),
    ({ documentTitle }, { control }) => control.printPage(documentTitle),
  ),
  'alter-logging': kind(
    z.strictObject({
      level: z.enum(logLevels).default('info'),
      remoteLoggingEnabled: z.literal(false, 'a page does not write to the log of the station').default(false),
      remoteLoggingLevel: z.enum(logLevels).default('warn'),
    }),
    ({ level }, { control }) => control.setLogLevel(level),
  ),
  'console-log': kind(z.strictObject({ message: z.string() }), ({ message }, { control }) => control.print(message)),
  'workstation-mode': kind(z.strictObject({ mode: z.enum(['kiosk', 'windowed', 'exit']) }), ({ mode }, { control }) => {
    const program = control.program('The action Workstation Mode');
    if (mode === 'exit') program.exit();
    else program.setKiosk(mode === 'kiosk');
  }),
});

/** What does an action of a type that is no script; undefined where this version does not. */
export function actionKind(type: string): ActionKind | undefined {
  return Object.hasOwn(kinds, type) ? kinds[type] : undefined;
}

const reference = /\{([^{}]+)\}/g;

/**
 * Why what an action says cannot be done, as a sentence; undefined where it can, and where it names a property: what is filled
 * in when the event is raised may be anything until then.
 */
export function settingsProblem(type: string, config: JsonObject): string | undefined {
  let isFilledIn = false;
  const settings = withReferences(config, () => {
    isFilledIn = true;
    return { value: null, quality: good };
  });
  return isFilledIn ? undefined : actionKind(type)?.problem(settings);
}

/**
 * Settings of an action with the properties that they name in braces, as they are when the event is raised: a text that is
 * one reference is its value, others have it in words. Throws `illegal-argument` for a property that is not there.
 */
export function withReferences(config: JsonObject, read: (path: string) => Qualified): JsonObject {
  const valueOf = (path: string): ExactValue => {
    const found = read(path);
    if (found.quality.code !== 'Bad_NotFound') return found;
    throw new CountersignError(
      ErrorCode.illegalArgument,
      `The action names {${path}}, which is not there. Nothing was done by it.`,
    );
  };
  const inside = (object: JsonObject): JsonObject =>
    objectOfMembers(membersOf(object).map(([name, member]) => [name, resolve(member)]));
  const resolve = (given: ExactValue): ExactValue => {
    const { value } = given;
    if (typeof value === 'string') {
      const whole = /^\{([^{}]+)\}$/.exec(value)?.[1];
      if (whole !== undefined) return valueOf(whole);
      return { value: value.replaceAll(reference, (_all, path: string) => wordsOf(valueOf(path).value)) };
    }
    if (Array.isArray(value)) return { value: listOfMembers(itemsOf(value as readonly Json[]).map(resolve)) };
    return isJsonObject(value) ? { value: inside(value) } : given;
  };
  return inside(config);
}

function wordsOf(value: Json): string {
  if (value === null) return '';
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}
