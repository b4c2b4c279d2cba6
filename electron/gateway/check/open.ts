/**
 * Opens each view of a project as a page does, one after the other, and tells what became of its values and scripts. There
 * is no station around: nothing is written, and what belongs to users and signatures is not there.
 */
import { signal } from '@preact/signals-core';
import { CountersignError, ErrorCode } from '../../contract/errors.ts';
import { notice } from '../../contract/page.ts';
import { keeperOfViews } from '../perspective/lastScripts.ts';
import { messageScripts } from '../perspective/messageScripts.ts';
import { pathsOf } from '../platform/permissions.ts';
import { openPerspective, type Perspective } from '../perspective/service.ts';
import type { PageHost } from '../perspective/pageHost.ts';
import { nobody, type Session } from '../perspective/session.ts';
import { pageScripts } from '../perspective/scriptApi.ts';
import { scriptObjects } from '../perspective/scriptObjects.ts';
import type { Log, Ports } from '../platform/ports.ts';
import type { ScriptApi } from '../platform/scriptFunction.ts';
import { noDocks } from '../project/docks.ts';
import type { Project } from '../project/load.ts';
import { projectScripts } from '../project/scriptApi.ts';
import { nobodyAsked } from '../outgoing/outgoing.ts';
import { openQueries, unasked } from '../queries/queries.ts';
import { asynchronousScripts, openLater } from '../scripting/asynchronous.ts';
import { openGatewayMessages, type GatewayMessages } from '../scripting/gatewayMessages.ts';
import { openInterpreters } from '../scripting/interpreters.ts';
import type { Interpreter } from '../scripting/interpreter.ts';
import type { EventScript } from '../scripting/scriptText.ts';
import { logScripts } from '../scripting/logging.ts';
import { pythonFunctions } from '../scripting/pythonFunctions.ts';
import { scriptRegistry } from '../scripting/registry.ts';
import { readLibrary } from '../scripting/scriptLibrary.ts';
import { systemNames } from '../scripting/supported.ts';
import { definedTags } from '../tags/defined.ts';
import { tagScripts } from '../tags/scriptApi.ts';
import { systemTags, type ServiceTags } from '../tags/system.ts';
import { openTags, type Tags } from '../tags/tags.ts';
import { openActivity, type Activity } from './activity.ts';
import { lookAt, type Reason } from './qualities.ts';

/** What became of a view that was opened. */
export interface OpenedView {
  readonly view: string;
  /** Milliseconds until its tree was there. */
  readonly milliseconds: number;
  /** With those of the views inside. */
  readonly components: number;
  /** Why it could not be opened; null where it could. */
  readonly error: string | null;
  /** Whether its bindings and scripts came to rest before it was closed. */
  readonly settled: boolean;
  /** Properties that have a binding, and why those of them that are not good are not. */
  readonly bound: number;
  readonly bad: readonly Reason[];
  /** What its components say of themselves on a page that is not done. */
  readonly notes: readonly Reason[];
  /** What the person in front of it would have been told: scripts that failed. */
  readonly messages: readonly string[];
}

export interface OpenViewsOptions {
  /** Views to open, by their paths. */
  readonly views: readonly string[];
  readonly ports: Ports;
  /** Milliseconds that a view has to come to rest. */
  readonly limit?: number;
}

const defaultLimit = 2000;
const client = { address: null, host: 'countersign project check', userAgent: '', scope: 'workstation' } as const;
const silent: Log = { debug: ignore, info: ignore, warn: ignore, error: ignore };
const nothing: EventScript = { filename: 'start', name: 'start', parameters: [], source: 'pass', here: ['', '', ''] };
const nothingWritten = 'nothing is written while a project is checked';

/** Opens views one after the other. Start-up scripts run, as they would on a page. */
export async function* openViews(
  project: Project,
  { views, ports: given, limit = defaultLimit }: OpenViewsOptions,
): AsyncGenerator<OpenedView> {
  const activity = openActivity(given.clock);
  const ports = { ...given, log: silent, clock: activity.clock };
  const tags = readOnly(
    openTags(
      [
        definedTags({ name: 'default', definitions: project.tags, clock: given.clock, others: () => tags }),
        systemTags([noStation()], given.clock),
      ],
      () => ({ value: null, quality: { code: 'Bad_NotConnected', reason: needsStation }, timestamp: 0 }),
    ),
  );
  const queries = openQueries(() => project.queries, unasked, given.clock);
  const perspective = openPerspective({
    project,
    tags,
    queries,
    history: () => noHistory,
    outgoing: nobodyAsked,
    alarms: noAlarms,
    reader: null,
    ports,
  });
  const levels = levelsOf(project);
  let interpreter: Interpreter | undefined;
  const { later, close: endTimers } = openLater(() => interpreter, keeperOfViews(perspective.page), ports);
  const apis = [
    logScripts(silent),
    pythonFunctions(given.clock),
    asynchronousScripts(later),
    projectScripts(project),
    scriptObjects(perspective),
    messageScripts({ directory: perspective, project: project.name, messages: () => messages, later }),
    pageScripts({
      directory: perspective,
      log: silent,
      project,
      closedMessages: () => ({ page: '', session: '' }),
      closePage: ignore,
      closeSession: () => Promise.resolve(),
    }),
    tagScripts(tags, () => undefined, given.clock),
  ].map(withoutWrites);
  const interpreters = openInterpreters({
    ports,
    library: readLibrary(project.scripts),
    registry: scriptRegistry(apis, (work) => Promise.resolve(work())),
    most: 1,
  });
  const handlers = activity.follow(interpreters.openLibrary());
  const messages: GatewayMessages = openGatewayMessages({
    interpreter: handlers,
    handlers: () => project.gatewayMessages,
    ports,
  });
  const openSession = async (): Promise<Session> => {
    const id = given.newId();
    interpreter = activity.follow(interpreters.openSession(id, null));
    const session = perspective.openSession(id, client, interpreter);
    session.setAuth(nobody, levels);
    // Its start is not the time of the first view.
    await interpreter.run(nothing, []);
    return session;
  };
  let session = await openSession();
  try {
    for (const view of views) {
      const opened = await openOne(view, { session, perspective, activity, limit });
      // Scripts that still run would hold up those of the next view.
      if (!opened.settled) {
        await session.close();
        session = await openSession();
      }
      yield opened;
    }
  } finally {
    endTimers();
    await session.close();
    await handlers.close();
    await tags.close();
  }
}

async function openOne(
  view: string,
  {
    session,
    perspective,
    activity,
    limit,
  }: {
    readonly session: Session;
    readonly perspective: Perspective;
    readonly activity: Activity;
    readonly limit: number;
  },
): Promise<OpenedView> {
  const messages: string[] = [];
  const page = perspective.openPage(session, listener(messages), {
    isInert: () => false,
    signInActions: { login: ignore, logout: ignore, challenge: ignore },
  });
  const started = activity.clock.monotonic();
  const spent = (): number => Math.round((activity.clock.monotonic() - started) * 100) / 100;
  try {
    const config = { path: '/', title: '', viewPath: view, docks: noDocks };
    const { id } = page.show({ config, path: '/', address: '/', params: {}, urlParams: {} }, noDocks);
    const milliseconds = spent();
    const settled = await activity.rest(limit);
    const { bad, notes, ...looked } = lookAt(page.component(id));
    const found = { ...looked, bad: bad.map(inCheck), notes: notes.map(inCheck) };
    return { view, milliseconds, error: null, settled, messages, ...found };
  } catch (error) {
    if (!(error instanceof CountersignError)) throw error;
    const looked = lookAt(undefined);
    return { view, milliseconds: spent(), error: error.message, settled: true, messages, ...looked };
  } finally {
    perspective.closePage(page);
  }
}

/** A window that only hears what its person is told. */
function listener(messages: string[]): PageHost {
  return {
    send: (event, value) => {
      if (event !== 'notice') return;
      messages.push(withoutStation(notice.parse(value).message));
    },
    reset: ignore,
    save: ignore,
  };
}

/** What is there at a station is not told to be missing in this version. */
function withoutStation(message: string): string {
  return message.replace(/([\w.]+) is not supported( in this version)?/, (whole, name: string, inVersion?: string) =>
    inVersion === undefined || systemNames.includes(name) ? `${name} needs a station, and there is none here` : whole,
  );
}

function inCheck(one: Reason): Reason {
  return { ...one, reason: withoutStation(one.reason) };
}

/** The tags of a station, which none of them is here. */
function noStation(): ServiceTags {
  const quality = { code: 'Bad_NotConnected', reason: 'The tags of [System] need a station, and there is none here.' };
  const nothing = signal({ value: null, quality, timestamp: 0 });
  return { tag: () => nothing, paths: () => [], close: ignore };
}

/** The history of a station, which none is here. */
const noHistory = {
  query: () => Promise.reject(new CountersignError(ErrorCode.unsupported, 'The history of tags needs a station.')),
  calculate: () => Promise.reject(new CountersignError(ErrorCode.unsupported, 'The history of tags needs a station.')),
};

/** The alarms of a station, in the same way. */
const needsStation = 'Alarms need a station, and there is none here.';
const noAlarms = {
  board: signal({
    value: { events: [], more: 0, shelved: [], outOfService: [], people: {} },
    waiting: { event: null, more: 0 },
    all: () => ({ events: [], known: [], unjudged: new Map<string, string>() }),
    quality: { code: 'Bad_NotConnected', reason: needsStation },
  }),
  handle: () => Promise.reject(new CountersignError(ErrorCode.unsupported, needsStation)),
  journal: () => Promise.reject(new CountersignError(ErrorCode.unsupported, needsStation)),
};

function readOnly(tags: Tags): Tags {
  const quality = { code: 'Bad_ReadOnly', reason: `It is a check: ${nothingWritten}.` };
  return { ...tags, write: (writes) => Promise.resolve(writes.map(() => quality)) };
}

/** Functions of a service, of which those that write refuse by their names. */
function withoutWrites(api: ScriptApi): ScriptApi {
  return Object.fromEntries(
    Object.entries(api).map(([name, declared]) => {
      const shown = Object.hasOwn(writers, name) ? writers[name] : undefined;
      if (!declared.writes && shown === undefined) return [name, declared];
      const call = (): never => {
        throw new CountersignError(ErrorCode.unsupported, `${shown ?? name} was not called: ${nothingWritten}`);
      };
      return [name, { ...declared, call }];
    }),
  );
}

/** Functions that change what is outside of the database, with the names that scripts call them by. */
const writers: Readonly<Record<string, string>> = { 'tag.write': 'system.tag.writeBlocking' };

/** The levels that views and actions of a project ask for: whoever has them sees all of it. */
function levelsOf({ views, sessionPermissions, tags }: Project): readonly string[] {
  const ofSession = sessionPermissions === 'unreadable' ? undefined : sessionPermissions;
  const ofViews = [...views.values()].map(({ permissions }) => permissions);
  const ofTags = tags.flatMap(({ access: { read } }) => (read === 'nobody' ? [] : read));
  return [ofSession, ...ofViews, ...ofTags].flatMap((permissions) => pathsOf(permissions?.securityLevels ?? []));
}

function ignore(): void {
  // Nobody is there to hear it.
}
