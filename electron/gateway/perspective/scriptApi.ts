/**
 * `system.perspective.*` about pages as scripts call it: navigation, popups, docks, themes, what a person may do. A function
 * means the page of its script where it names none; a page of another session needs both of its ids.
 */
import { untracked } from '@preact/signals-core';
import { z } from 'zod';
import { CountersignError, ErrorCode } from '../../contract/errors.ts';
import { isJsonObject, json } from '../../contract/json.ts';
import { logLevels } from '../../contract/layout.ts';
import { dockChange } from '../project/docks.ts';
import type { Log } from '../platform/ports.ts';
import {
  optionalText,
  reads,
  ScriptScope,
  writes,
  type ScriptApi,
  type ScriptCaller,
} from '../platform/scriptFunction.ts';
import { holdsLevel } from '../platform/securityLevels.ts';
import { withoutTokens } from '../scripting/logging.ts';
import { readPlace, type PopupRequest } from './layout.ts';
import type { Page } from './page.ts';
import type { PageDirectory } from './scriptObjects.ts';
import type { PageTarget } from './session.ts';

/** Java takes 0 and 1 for False and True. */
const truth = (name: string) =>
  z.union([z.boolean(), z.literal(0), z.literal(1)], { error: `${name} is neither True nor False` }).transform(Boolean);
const flag = (name: string) => truth(name).nullish();
const dictionary = (name: string) => json.refine(isJsonObject, { error: `${name} is no dictionary` }).nullish();
const id = (name: string) => z.string({ error: `${name} is not a text` });
const onPage = { sessionId: optionalText('sessionId'), pageId: optionalText('pageId') };

const popupArguments = z.strictObject({
  id: id('id'),
  view: id('view').min(1, { error: 'view is empty' }),
  params: dictionary('params'),
  title: optionalText('title'),
  position: dictionary('position'),
  showCloseIcon: flag('showCloseIcon'),
  draggable: flag('draggable'),
  resizable: flag('resizable'),
  modal: flag('modal'),
  overlayDismiss: flag('overlayDismiss'),
  ...onPage,
  viewportBound: flag('viewportBound'),
});
const dockArguments = z.strictObject({ id: id('id'), ...onPage, params: dictionary('params') });
const level = (name: string) => z.enum(logLevels, { error: `${name} is none of ${logLevels.join(', ')}` });

export interface PageScriptDependencies {
  readonly directory: PageDirectory;
  readonly log: Log;
  readonly project: {
    readonly name: string;
    readonly title: string;
    readonly description: string;
    readonly views: ReadonlyMap<string, unknown>;
    readonly pages: readonly { readonly path: string; readonly viewPath: string }[];
  };
  /** What is told where a script says nothing. */
  readonly closedMessages: () => { readonly page: string; readonly session: string };
  /** Ends a page; `message` is told in its place. Throws `illegal-argument` where it is not open. */
  readonly closePage: (target: PageTarget, message: string) => void;
  /** Ends all pages of a session and signs its person out. Throws as `closePage`. */
  readonly closeSession: (sessionId: string, message: string) => Promise<void>;
}

type Named = { readonly sessionId?: string | null | undefined; readonly pageId?: string | null | undefined };

/** The functions of pages. Throws `illegal-argument` where the page is not open, and what pages throw. */
export function pageScripts(given: PageScriptDependencies): ScriptApi {
  const { directory, log, project, closedMessages, closePage, closeSession } = given;
  const targetOf = ({ sessionId, pageId }: Named, script: ScriptCaller): PageTarget => {
    const isOther = isGiven(sessionId) && sessionId !== script.sessionId;
    if (isOther && !isGiven(pageId)) throw illegal('another session needs a pageId too');
    const session = isGiven(sessionId) ? sessionId : script.sessionId;
    const page = isGiven(pageId) ? pageId : script.pageId;
    if (!isGiven(session) || !isGiven(page)) throw illegal('sessionId and pageId are needed here');
    return { sessionId: session, pageId: page };
  };
  const pageOf = (named: Named, script: ScriptCaller): Page => {
    const target = targetOf(named, script);
    const page = directory.page(target.pageId);
    if (page?.session.id === target.sessionId && page !== undefined) return page;
    throw illegal(`the session ${target.sessionId} has no page ${target.pageId}; it may be closed`);
  };
  const unknownDock = (dock: string, page: Page): void =>
    log.warn(`There is no dock "${dock}" on the page ${page.path()}. Nothing was done.`, { page: page.id });
  /** A function of a page that names it by its last two arguments. */
  const onItsPage = (act: (page: Page) => void) =>
    reads(ScriptScope.gateway, z.strictObject(onPage), (named, script) => {
      act(pageOf(named, script));
      return null;
    });
  const window = (what: string, act: (program: ReturnType<Page['control']['program']>) => void) =>
    reads(ScriptScope.session, z.strictObject({}), (_none, script) => {
      act(pageOf({}, script).control.program(`system.perspective.workstation.${what}`));
      return null;
    });

  return {
    'system.perspective.alterDock': reads(
      ScriptScope.session,
      z.strictObject({ dockId: id('dockId'), config: dockChange.nullish(), ...onPage }),
      ({ dockId, config, ...named }, script) => {
        const page = pageOf(named, script);
        if (!page.docks.alter(dockId, config ?? {})) unknownDock(dockId, page);
        return null;
      },
    ),
    'system.perspective.alterLogging': reads(
      ScriptScope.gateway,
      z.strictObject({
        remoteLoggingEnabled: flag('remoteLoggingEnabled'),
        level: level('level').nullish(),
        remoteLoggingLevel: level('remoteLoggingLevel').nullish(),
        ...onPage,
      }),
      ({ remoteLoggingEnabled, level: asked, ...named }, script) => {
        const page = pageOf(named, script);
        if (remoteLoggingEnabled === true) {
          throw new CountersignError(
            ErrorCode.unsupported,
            'A page does not write to the log of the station. Leave remoteLoggingEnabled out. Nothing was changed.',
          );
        }
        page.control.setLogLevel(asked ?? 'info');
        return null;
      },
    ),
    'system.perspective.openDock': reads(
      ScriptScope.gateway,
      dockArguments,
      ({ id: dock, params, ...named }, script) => {
        const page = pageOf(named, script);
        if (!page.docks.open(dock, params ?? undefined)) unknownDock(dock, page);
        return null;
      },
    ),
    'system.perspective.toggleDock': reads(
      ScriptScope.gateway,
      dockArguments,
      ({ id: dock, params, ...named }, script) => {
        const page = pageOf(named, script);
        if (!page.docks.toggle(dock, params ?? undefined)) unknownDock(dock, page);
        return null;
      },
    ),
    'system.perspective.closeDock': reads(
      ScriptScope.gateway,
      z.strictObject({ id: id('id'), ...onPage }),
      ({ id: dock, ...named }, script) => {
        const page = pageOf(named, script);
        if (!page.docks.close(dock)) unknownDock(dock, page);
        return null;
      },
    ),
    'system.perspective.openPopup': reads(ScriptScope.gateway, popupArguments, (asked, script) => {
      pageOf(asked, script).popups.open(popupOf(asked));
      return null;
    }),
    'system.perspective.togglePopup': reads(ScriptScope.gateway, popupArguments, (asked, script) => {
      pageOf(asked, script).popups.toggle(popupOf(asked));
      return null;
    }),
    'system.perspective.closePopup': reads(
      ScriptScope.gateway,
      z.strictObject({ id: id('id'), ...onPage }),
      ({ id: popup, ...named }, script) => {
        pageOf(named, script).popups.close(popup);
        return null;
      },
    ),
    'system.perspective.navigate': reads(
      ScriptScope.gateway,
      z.strictObject({
        page: optionalText('page'),
        url: optionalText('url'),
        view: optionalText('view'),
        params: dictionary('params'),
        ...onPage,
        newTab: flag('newTab'),
      }),
      async ({ page, url, view, params, newTab, ...named }, script) => {
        const to = { page: page ?? undefined, view: view ?? undefined, url: url ?? undefined };
        await pageOf(named, script).control.navigate({ ...to, params: params ?? {}, newTab: newTab ?? false });
        return null;
      },
    ),
    'system.perspective.navigateBack': onItsPage(({ control }) => control.goBy(-1)),
    'system.perspective.navigateForward': onItsPage(({ control }) => control.goBy(1)),
    'system.perspective.refresh': onItsPage(({ control }) => control.reload()),
    'system.perspective.setTheme': reads(
      ScriptScope.gateway,
      z.strictObject({ name: id('name'), ...onPage }),
      ({ name, ...named }, script) => {
        pageOf(named, script).setTheme(name);
        return null;
      },
    ),
    // What is printed may be any value: Python says it as a text first.
    'perspective.print': reads(
      ScriptScope.gateway,
      z.tuple([
        z.string(),
        optionalText('sessionId'),
        optionalText('pageId'),
        z.enum(['client', 'gateway', 'all'], { error: 'destination is neither client, gateway nor all' }),
      ]),
      ([text, sessionId, pageId, destination], script) => {
        const message = withoutTokens(text);
        if (destination !== 'gateway') pageOf({ sessionId, pageId }, script).control.print(message);
        if (destination !== 'client') log.info(message, { logger: 'perspective' });
        return null;
      },
    ),
    'system.perspective.isAuthorized': reads(
      ScriptScope.gateway,
      z.strictObject({
        isAllOf: truth('isAllOf'),
        securityLevels: z.array(z.string(), { error: 'securityLevels is not a list of texts' }),
        sessionId: optionalText('sessionId'),
      }),
      ({ isAllOf, securityLevels, sessionId }, script) => {
        const session = directory.session(isGiven(sessionId) ? sessionId : (script.sessionId ?? ''));
        if (session === undefined) throw illegal('there is no such session');
        const levels = untracked(session.levels);
        const held = securityLevels.filter((path) => holdsLevel(levels, path));
        return isAllOf ? held.length === securityLevels.length : held.length > 0;
      },
    ),
    'system.perspective.getProjectInfo': reads(ScriptScope.gateway, z.strictObject({}), () => ({
      name: project.name,
      title: project.title,
      description: project.description,
      // A project folder is changed by other programs than this one, which sign nothing here.
      lastModified: null,
      lastModifiedBy: null,
      views: [...project.views.keys()].map((path) => ({ path })),
      pageConfigs: project.pages.map(({ path, viewPath }) => ({ url: path, primaryView: viewPath })),
    })),
    'system.perspective.closePage': writes(
      ScriptScope.gateway,
      z.strictObject({ message: optionalText('message'), ...onPage }),
      ({ message, ...named }, script) => {
        closePage(targetOf(named, script), message ?? closedMessages().page);
        return null;
      },
    ),
    'system.perspective.closeSession': writes(
      ScriptScope.gateway,
      z.strictObject({ message: optionalText('message'), sessionId: optionalText('sessionId') }),
      async ({ message, sessionId }, script) => {
        const session = isGiven(sessionId) ? sessionId : script.sessionId;
        if (session === undefined) throw illegal('a sessionId is needed here');
        await closeSession(session, message ?? closedMessages().session);
        return null;
      },
    ),
    'system.perspective.vibrateDevice': reads(
      ScriptScope.gateway,
      z.strictObject({
        duration: z.number({ error: 'duration is not a number' }),
        sessionId: optionalText('sessionId'),
      }),
      () => {
        log.warn('vibrateDevice did nothing: this is no mobile device.');
        return null;
      },
    ),
    'system.perspective.workstation.exit': window('exit', (program) => program.exit()),
    'system.perspective.workstation.toKiosk': window('toKiosk', (program) => program.setKiosk(true)),
    'system.perspective.workstation.toWindowed': window('toWindowed', (program) => program.setKiosk(false)),
  };
}

function isGiven(text: string | null | undefined): text is string {
  return text !== null && text !== undefined && text !== '';
}

function illegal(reason: string): CountersignError {
  return new CountersignError(ErrorCode.illegalArgument, reason);
}

/** A popup with what Perspective takes for what is left out. */
function popupOf(asked: z.output<typeof popupArguments>): PopupRequest {
  return {
    id: asked.id,
    view: asked.view,
    params: asked.params ?? {},
    title: asked.title ?? '',
    place: readPlace(asked.position ?? {}),
    showCloseIcon: asked.showCloseIcon ?? true,
    draggable: asked.draggable ?? true,
    resizable: asked.resizable ?? false,
    modal: asked.modal ?? false,
    overlayDismiss: asked.overlayDismiss ?? false,
    viewportBound: asked.viewportBound ?? false,
  };
}
