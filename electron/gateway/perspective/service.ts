/**
 * The page runtime: sessions and pages over one project (Ignition Perspective's execution model: everything runs
 * here, a renderer only shows).
 */
import type { PageSnapshot, Status, StyleClasses } from '../../contract/page.ts';
import { CountersignError, ErrorCode } from '../../contract/errors.ts';
import type { Ports } from '../platform/ports.ts';
import type { Page as PageConfig } from '../project/load.ts';
import type { ProjectProblem } from '../../contract/page.ts';
import type { SessionProps, ViewDefinition } from '../project/schemas.ts';
import type { Interpreter } from '../scripting/interpreter.ts';
import type { Tags } from '../tags/tags.ts';
import { bindingScope } from './bindingScope.ts';
import { openChangeScripts } from './changeScripts.ts';
import { regionOf } from '../expression/evaluate.ts';
import { openPage, report, type Page, type PageHost, type PageOptions } from './page.ts';
import type { PageDirectory } from './scriptObjects.ts';
import { sessionProperties, type Session } from './session.ts';
import { openTicks } from './ticks.ts';
import { followChanges, startBindings } from './view.ts';

/** The part of a project that pages are made of. */
export interface PerspectiveProject {
  readonly views: ReadonlyMap<string, ViewDefinition>;
  readonly pages: readonly PageConfig[];
  readonly sessionProps: SessionProps;
  readonly styleClasses: StyleClasses;
  readonly settings: { readonly theme: 'light' | 'dark'; readonly profile: 'laptop' | 'default' | 'kiosk' };
  readonly problems: readonly ProjectProblem[];
}

export interface Perspective extends PageDirectory {
  readonly openSession: () => Session;
  /** Opens a page of a session for a window or tab. */
  readonly openPage: (session: Session, host: PageHost) => Page;
  /**
   * Shows a page of the project by its path; `/` is the first page where no page has that path. Throws
   * `object-not-found` when the project has no such page.
   */
  readonly show: (page: Page, path: string) => PageSnapshot;
  readonly closePage: (page: Page) => void;
  readonly close: () => Promise<void>;
}

export interface PerspectiveDependencies {
  readonly project: PerspectiveProject;
  readonly tags: Tags;
  readonly ports: Ports;
  readonly openInterpreter: () => Interpreter;
  readonly status: (session: Session) => Status;
  /** True while a signing surface lies over the page. */
  readonly isInert: (pageId: string) => boolean;
  /** What the actions Login and Logout of an event do. */
  readonly signInActions: PageOptions['signInActions'];
}

/** Opens the page runtime. */
export function openPerspective(given: PerspectiveDependencies): Perspective {
  const { project, ports, tags } = given;
  const sessions = new Map<string, Session>();
  const pages = new Map<string, Page>();
  const following: (() => void)[] = [];
  const now = openTicks(ports.clock);
  /** Hears of the session's own properties, for their change scripts. */
  const changeOf = (session: Session): Parameters<typeof followChanges>[2] => {
    const run = openChangeScripts({
      session,
      pageId: '',
      ports,
      report: (error) => {
        for (const page of session.pages.values()) report(page.host, ports, error);
      },
      isOpen: () => sessions.has(session.id),
    });
    const self = { $node: ['session', session.id] };
    const { properties } = session;
    return (property, script, before) => run({ self, properties, where: 'session', property, script, before });
  };

  return {
    session: (id) => sessions.get(id),
    page: (id) => pages.get(id),
    openSession: () => {
      const id = ports.newId();
      const { custom, propConfig } = project.sessionProps;
      const own = sessionProperties(id, project.settings.theme, ports.clock.zone, custom);
      const session: Session = { id, ...own, interpreter: given.openInterpreter(), pages: new Map() };
      sessions.set(id, session);
      const scope = bindingScope(undefined, { tags, session: own.properties, now });
      following.push(...startBindings(propConfig, own.properties, scope));
      following.push(...followChanges(propConfig, own.properties, changeOf(session)));
      return session;
    },
    openPage: (session, host) => {
      const id = ports.newId();
      const page = openPage({
        id,
        session,
        host,
        tags,
        views: project.views,
        ports,
        isInert: () => given.isInert(id),
        signInActions: given.signInActions,
        now,
      });
      pages.set(id, page);
      session.pages.set(id, page);
      return page;
    },
    show: (page, path) => {
      const config =
        project.pages.find((candidate) => candidate.path === path) ?? (path === '/' ? project.pages[0] : undefined);
      if (config === undefined) {
        throw new CountersignError(ErrorCode.objectNotFound, `This project has no page "${path}".`);
      }
      const root = page.show(config);
      return {
        pageId: page.id,
        path: config.path,
        title: config.title,
        theme: project.settings.theme,
        profile: project.settings.profile,
        pages: project.pages.map(({ path: at, title }) => ({ path: at, title: title === '' ? at : title })),
        region: regionOf((path) => ({ value: page.session.properties.get(path.split('.').slice(1)) ?? null })),
        styleClasses: project.styleClasses,
        problems: project.problems.map((problem) => ({ ...problem })),
        root,
        status: given.status(page.session),
      };
    },
    closePage: (page) => {
      page.close();
      pages.delete(page.id);
      page.session.pages.delete(page.id);
    },
    close: async () => {
      for (const page of pages.values()) page.close();
      pages.clear();
      for (const stop of following.splice(0)) stop();
      await Promise.all([...sessions.values()].map((session) => session.interpreter.close()));
      sessions.clear();
    },
  };
}
