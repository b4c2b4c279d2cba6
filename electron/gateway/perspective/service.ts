/**
 * The page runtime: sessions and pages over one project (Ignition Perspective's execution model: everything runs
 * here, a renderer only shows).
 */
import { isDeepStrictEqual } from 'node:util';
import { batch, computed, effect, signal, untracked } from '@preact/signals-core';
import { memberOf, membersOf } from '../../contract/doubles.ts';
import type { Json, JsonObject } from '../../contract/json.ts';
import type { OnScreenKeyboard } from '../../contract/onScreenKeyboard.ts';
import type { ReaderKeys } from '../../contract/readerKeys.ts';
import type { PageSnapshot, ProjectProblem, SheetRule, StyleClasses, ViewNode } from '../../contract/page.ts';
import { CountersignError, ErrorCode } from '../../contract/errors.ts';
import type { Ports } from '../platform/ports.ts';
import { docksOf, noDocks, type DockSet } from '../project/docks.ts';
import type { Page as PageConfig } from '../project/pages.ts';
import { zoneOf, type GeneralProperties } from '../project/general.ts';
import type { SessionProps, SessionScripts, ViewDefinition } from '../project/schemas.ts';
import type { Interpreter } from '../scripting/interpreter.ts';
import type { Outgoing } from '../outgoing/outgoing.ts';
import type { HistoryQuestions } from '../history/questions.ts';
import type { Queries } from '../queries/queries.ts';
import { nobody, type Levels } from '../tags/access.ts';
import { tagsFor } from '../tags/readable.ts';
import type { Tags } from '../tags/tags.ts';
import { bannerOf, deskFor, type AlarmDesk } from './alarms.ts';
import { openBindings, unbound, type Bindings } from './bindings/bindings.ts';
import { bindingScope, type ScopeContext } from './bindingScope.ts';
import { openChangeScripts } from './changeScripts.ts';
import { followViews } from './followedViews.ts';
import { findPage, hasParameters, type Destination } from './navigation.ts';
import { logFailure, openPage, report, type Page, type PageOptions } from './page.ts';
import type { PageHost } from './pageHost.ts';
import { lacks, type Permissions } from '../platform/permissions.ts';
import { good } from '../platform/quality.ts';
import type { Properties } from './properties.ts';
import type { PageDirectory } from './scriptObjects.ts';
import { openSessionEvents } from './sessionEvents.ts';
import { sessionProperties, sessionRegion, type Session, type SessionClient, writtenProps } from './session.ts';
import { pipesOf } from './pipes.ts';
import { symbolsOf } from './symbols.ts';
import { openTicks } from '../platform/ticks.ts';
import { followChanges } from './view.ts';

/** The part of a project that pages are made of. */
export interface PerspectiveProject {
  readonly views: ReadonlyMap<string, ViewDefinition>;
  readonly pages: readonly PageConfig[];
  readonly sharedDocks: DockSet;
  readonly title: string;
  readonly sessionProps: SessionProps;
  readonly sessionScripts: SessionScripts;
  readonly sessionPermissions: Permissions | 'unreadable' | undefined;
  readonly generalProperties: GeneralProperties;
  readonly styleClasses: StyleClasses;
  readonly stylesheet: readonly SheetRule[];
  readonly settings: {
    readonly theme: 'light' | 'dark';
    readonly profile: 'laptop' | 'default' | 'kiosk';
    readonly alarmBanner: boolean;
    readonly onScreenKeyboard: OnScreenKeyboard;
  };
  readonly problems: readonly ProjectProblem[];
}

export interface Perspective extends PageDirectory {
  /** Opens a session for a client; its scripts run in the interpreter that is given, which ends with it. */
  readonly openSession: (id: string, client: SessionClient, interpreter: Interpreter) => Session;
  /** Opens a page of a session for a window or tab. */
  readonly openPage: (session: Session, host: PageHost, over: Pick<PageOptions, 'isInert' | 'signInActions'>) => Page;
  /**
   * Shows a page of the project by its address, a path that may have a query; `/` is the first page where no page has that
   * path. Throws `object-not-found` when the project has no such page.
   */
  readonly show: (page: Page, address: string) => Omit<PageSnapshot, 'status'>;
  /** What a page shows already, as it stands now. Throws `object-not-found` when it shows nothing. */
  readonly resume: (page: Page) => Omit<PageSnapshot, 'status'>;
  readonly closePage: (page: Page) => void;
  /** What is told in place of a page or session that a script closed without a word. */
  readonly closedMessages: () => { readonly page: string; readonly session: string };
  /** Whether a session's person may open the project at all. */
  readonly authorizes: (session: Session) => boolean;
  /**
   * Another project is shown from now on. Pages whose view changed open it anew, also where it is embedded; the others keep
   * what people typed. Open sessions take what is new of the session's properties.
   */
  readonly takeProject: (project: PerspectiveProject) => void;
}

export interface PerspectiveDependencies {
  readonly project: PerspectiveProject;
  readonly tags: Tags;
  readonly queries: Queries;
  /** What somebody with these levels may ask of the history. */
  readonly history: (levels: Levels) => Pick<HistoryQuestions, 'query' | 'calculate'>;
  readonly outgoing: Outgoing;
  readonly alarms: AlarmDesk;
  /** How the site's reader is known; null where only by its speed. */
  readonly reader: ReaderKeys | null;
  readonly ports: Ports;
}

/** Milliseconds that the last scripts of a session may take. */
const longestGoodbye = 2000;

/** A session whose bindings are opened once it is there, since they may read it. */
type Opening = Session & { bindings: Bindings };

/** Opens the page runtime. */
export function openPerspective(given: PerspectiveDependencies): Perspective {
  const { ports, queries, history, outgoing, alarms, tags } = given;
  let { project } = given;
  const views = followViews(project.views);
  const permissions = signal(project.sessionPermissions);
  // One banner for all pages.
  const forEverybody = deskFor(alarms, tags, nobody);
  const banner = project.settings.alarmBanner ? computed(() => bannerOf(forEverybody)) : undefined;
  /** What ends telling pages of alarms. */
  const tellings = new Map<string, () => void>();
  const sessions = new Map<string, Session>();
  const pages = new Map<string, Page>();
  const now = openTicks(ports.clock);
  /** What a session does when the project gives it other properties. */
  const renewals = new Map<string, (before: SessionProps, props: SessionProps) => void>();
  const lacksProject = (levels: ReadonlySet<string>): string | undefined => {
    const asked = permissions.value;
    return asked === 'unreadable'
      ? 'Who may open this project cannot be read, so nobody may; its session permissions have to be mended.'
      : lacks(asked, levels);
  };
  /** One page that cannot take a changed project keeps no other from it. */
  const attempt = (work: () => void): void => {
    try {
      work();
    } catch (error) {
      ports.log.error('A page or session could not take the changed project.', { reason: String(error) });
    }
  };
  const docksFor = (to: Destination | undefined): DockSet => docksOf(to?.config.docks ?? noDocks, project.sharedDocks);
  /** Tells whoever is in front of a session of what failed; the log where nobody is. */
  const reportToAll = (session: Session, error: unknown): void => {
    if (session.pages.size === 0) logFailure(ports, error);
    for (const page of session.pages.values()) report(page.host, ports, error);
  };
  /** Hears of the session's own properties, for their change scripts. */
  const changeOf = (session: Session): Parameters<typeof followChanges>[2] => {
    const run = openChangeScripts({
      session,
      pageId: '',
      ports,
      report: (error) => reportToAll(session, error),
      isOpen: () => sessions.has(session.id),
      keep: () => undefined,
    });
    const self = { $node: ['session', session.id] };
    const { properties } = session;
    return (change) =>
      run({ self, properties, where: 'session', viewId: '', python: project.sessionProps.python, ...change });
  };

  /** Ends a page, which its last scripts still find. */
  const closePage = async ({ id, session, close }: Page): Promise<void> => {
    session.pages.delete(id);
    tellings.get(id)?.();
    tellings.delete(id);
    await close();
    pages.delete(id);
  };
  /** Tells a page of its banner of alarms, while it shows something of the project. Returns what ends it. */
  const tellAlarms = (page: Page): (() => void) => {
    let lastSent: unknown;
    return effect(() => {
      const now = banner?.value;
      const isShown = untracked(
        () => page.destination() !== undefined && lacksProject(page.session.levels()) === undefined,
      );
      if (now === undefined || !isShown || isDeepStrictEqual(now, lastSent)) return;
      lastSent = now;
      page.host.send('alarms', now);
    });
  };
  /** Waits for last scripts, which do not hold up the end of a session for longer. */
  const inTime = async (work: Promise<unknown>): Promise<void> => {
    const { promise: late, resolve } = Promise.withResolvers<undefined>();
    const callOff = ports.clock.after(longestGoodbye, () => resolve(undefined));
    await Promise.race([work, late]);
    callOff();
  };

  /** Where an address leads; a page without a title has the project's. */
  const findDestination = (address: string): Destination | undefined => {
    const to = findPage(project.pages, address);
    return to?.config.title === '' ? { ...to, config: { ...to.config, title: project.title } } : to;
  };

  const snapshotOf = (page: Page, { path, address }: Destination, root: ViewNode): Omit<PageSnapshot, 'status'> => ({
    pageId: page.id,
    path,
    address,
    title: page.title(),
    theme: page.theme(),
    symbols: symbolsOf(page.session.properties.get(['props', 'symbols'])),
    pipes: pipesOf(page.session.properties.get(['props', 'pipes'])),
    profile: project.settings.profile,
    onScreenKeyboard: project.settings.onScreenKeyboard,
    reader: given.reader,
    pages: project.pages
      .filter(({ path: at }) => !hasParameters(at))
      .map(({ path: at, title }) => ({ path: at, title: title === '' ? at : title })),
    region: sessionRegion(page.session),
    styleClasses: project.styleClasses,
    stylesheet: [...project.stylesheet],
    hosts: [...outgoing.listed.hosts],
    frames: [...outgoing.listed.frames],
    problems: project.problems.map((problem) => ({ ...problem })),
    root,
    isBuiltIn: page.isBuiltIn(),
    keys: project.sessionScripts.keyHandlers.map(({ script: _script, ...handler }) => handler),
    hearsScans: project.sessionScripts.onBarcodeDataReceived.trim() !== '',
    popups: page.popups.all(),
    docks: page.docks.all(),
    cornerPriority: page.docks.cornerPriority(),
    alarms: banner?.peek() ?? null,
  });

  return {
    session: (id) => sessions.get(id),
    sessions: () => [...sessions.values()],
    page: (id) => pages.get(id),
    openSession: (id, client, interpreter) => {
      const { custom, props } = project.sessionProps;
      const theme = props.theme === '' ? project.settings.theme : props.theme;
      const zone = zoneOf(project.generalProperties) ?? ports.clock.zone;
      const own = sessionProperties(id, { theme, zone, custom }, client, ports.clock);
      const first = untracked(() => writtenProps.map((name) => own.properties.get(['props', name]) ?? null));
      let stopFollowing: (() => void)[] = [];
      const session: Opening = {
        id,
        ...own,
        bindings: unbound(own.properties),
        events: openSessionEvents({
          sessionId: id,
          interpreter,
          scripts: () => project.sessionScripts,
          ports,
          report: (error) => reportToAll(session, error),
        }),
        interpreter,
        pages: new Map(),
        close: async () => {
          const closing = [...session.pages.keys()].flatMap((open) => pages.get(open) ?? []).map(closePage);
          await inTime(Promise.all(closing));
          // Also where a script of a page runs on.
          await inTime(session.events.shutDown());
          sessions.delete(id);
          renewals.delete(id);
          for (const stop of stopFollowing) stop();
          session.bindings.close();
          await interpreter.close();
        },
        restart: () => {
          // Whoever asks may be a script of this session, which ends before these begin.
          void inTime(session.events.shutDown()).then(() => {
            if (!sessions.has(id)) return;
            batch(() => {
              for (const name of own.properties.names('custom')) {
                const { value, isDouble } = memberOf(project.sessionProps.custom, name);
                own.properties.set(['custom', name], value, good, 'Script', isDouble);
              }
              for (const [index, name] of writtenProps.entries()) {
                own.properties.set(['props', name], first[index] ?? null);
              }
            });
            session.events.startUp();
          });
        },
      };
      sessions.set(id, session);
      const context: ScopeContext = {
        tags: tagsFor(tags, own.levels),
        session,
        now,
        levels: own.levels,
        runQuery: queryRunner(queries, own.properties),
        board: alarms.board,
        history: history(own.levels),
        ask: outgoing.ask,
        runScript: (_, property, { name, parameters, source }, given) => {
          const here = [id, '', ports.newId()] as const;
          const { python } = project.sessionProps;
          const script = { filename: `session ${property}.${name}`, name, parameters, source, python, here };
          return interpreter.evaluateQualified(script, [['node', { $node: ['session', id] }], ...given]);
        },
      };
      const follow = ({ propConfig }: SessionProps): void => {
        session.bindings = openBindings(propConfig, own.properties, (property) =>
          bindingScope(undefined, context, property),
        );
        stopFollowing = followChanges(propConfig, own.properties, changeOf(session), ports.clock.now);
      };
      follow(project.sessionProps);
      renewals.set(id, (before, props) => {
        for (const stop of stopFollowing) stop();
        session.bindings.close();
        giveProperties(own.properties, before.custom, props.custom);
        follow(props);
      });
      session.events.startUp();
      return session;
    },
    openPage: (session, host, over) => {
      const id = ports.newId();
      const page = openPage({
        id,
        session,
        host,
        tags: tagsFor(tags, session.levels),
        runQuery: queryRunner(queries, session.properties),
        history: history(session.levels),
        ask: outgoing.ask,
        links: outgoing.listed.links,
        alarms: deskFor(alarms, tags, session.levels),
        findView: views.find,
        whyNoView: (path) => whyNoView(path, project.problems),
        lacksProject,
        ports,
        ...over,
        now,
      });
      pages.set(id, page);
      tellings.set(id, tellAlarms(page));
      session.pages.set(id, page);
      session.events.pageStarted(id);
      return page;
    },
    show: (page, address) => {
      const to = findDestination(address);
      if (to === undefined) {
        throw new CountersignError(ErrorCode.objectNotFound, `This project has no page "${address}".`);
      }
      return snapshotOf(page, to, page.show(to, docksFor(to)));
    },
    resume: (page) => {
      const root = page.current();
      const at = page.destination();
      if (at === undefined) throw new CountersignError(ErrorCode.objectNotFound, 'This page is gone.');
      return snapshotOf(page, at, root);
    },
    closePage: (page) => void closePage(page),
    closedMessages: () => {
      const { pageClosedMessage, sessionClosedMessage } = project.generalProperties;
      return { page: pageClosedMessage, session: sessionClosedMessage };
    },
    authorizes: (session) => untracked(() => lacksProject(session.levels())) === undefined,
    takeProject: (next) => {
      const before = project;
      project = next;
      const isSharedSame = isDeepStrictEqual(sharedOf(before), sharedOf(next));
      attempt(() =>
        batch(() => {
          permissions.value = next.sessionPermissions;
          views.replace(next.views);
        }),
      );
      if (!isDeepStrictEqual(before.sessionProps, next.sessionProps)) {
        for (const renew of renewals.values()) attempt(() => renew(before.sessionProps, next.sessionProps));
      }
      for (const page of pages.values()) {
        let isAnother = true;
        attempt(() => {
          const at = page.destination();
          const to = at && findDestination(at.address);
          isAnother = page.renew(to, docksFor(to));
        });
        if (isAnother || !isSharedSame) page.host.send('changed', null);
      }
    },
  };
}

/** Why a project has no view of a path: its file cannot be used, as the problems of the project say, or is not there. */
function whyNoView(path: string, problems: PerspectiveProject['problems']): string {
  const files = ['view.json', 'data.bin'].map((name) => `/views/${path}/${name}`);
  const broken = problems.find(({ file }) => files.some((one) => file.endsWith(one)));
  return broken === undefined
    ? `This project has no view ${path}.`
    : `The view ${path} cannot be used: ${broken.file} ${broken.reason}.`;
}

/** What a page is told of the project beside its own view. */
function sharedOf(project: PerspectiveProject): unknown {
  const { pages, sessionPermissions, styleClasses, stylesheet, problems, sessionScripts } = project;
  const { keyHandlers: keys, onBarcodeDataReceived: scans } = sessionScripts;
  return { pages, sessionPermissions, styleClasses, stylesheet, problems, keys, scans };
}

/** Properties that are new, or that still hold what the project gave before, take what it gives now. */
function giveProperties(properties: Properties, before: JsonObject, now: JsonObject): void {
  batch(() => {
    for (const [name, { value, isDouble }] of membersOf(now)) {
      const held = untracked(() => properties.get(['custom', name]));
      if (held === undefined || isDeepStrictEqual(held, before[name]))
        properties.set(['custom', name], value, good, 'Script', isDouble);
    }
  });
}

/** Runs queries for the bindings of a session, as whoever is signed in at that moment. */
function queryRunner(queries: Queries, properties: Properties): ScopeContext['runQuery'] {
  return (path, parameters, options) => {
    const roles = untracked(() => properties.get(['props', 'auth', 'user', 'roles']));
    const held = Array.isArray(roles) ? (roles as readonly Json[]).filter((role) => typeof role === 'string') : [];
    return queries.read(path, parameters, held, options);
  };
}
