/** The scripts of a project: what they may call, and the interpreters that run them. */
import { isDeepStrictEqual } from 'node:util';
import { effect, untracked } from '@preact/signals-core';
import type { AlarmRow } from '../../contract/alarms.ts';
import type { JsonObject } from '../../contract/json.ts';
import { rowOf } from '../alarms/rows.ts';
import { alarmScripts } from '../alarms/scriptApi.ts';
import { auditScripts } from '../audit/scriptApi.ts';
import { scriptAudit } from '../audit/scriptAudit.ts';
import { databaseScripts } from '../databases/scriptApi.ts';
import type { Folders } from '../folders/folders.ts';
import { folderScripts } from '../folders/scriptApi.ts';
import { historyScripts } from '../history/scriptApi.ts';
import type { MailService } from '../mail/mail.ts';
import { mailScripts } from '../mail/scriptApi.ts';
import type { Outgoing } from '../outgoing/outgoing.ts';
import { outgoingScripts } from '../outgoing/scriptApi.ts';
import { keeperOfViews } from '../perspective/lastScripts.ts';
import { messageScripts } from '../perspective/messageScripts.ts';
import { pageScripts } from '../perspective/scriptApi.ts';
import { scriptObjects } from '../perspective/scriptObjects.ts';
import type { Perspective } from '../perspective/service.ts';
import type { Ports } from '../platform/ports.ts';
import type { ScriptCaller } from '../platform/scriptFunction.ts';
import type { Project } from '../project/load.ts';
import { projectScripts } from '../project/scriptApi.ts';
import { asynchronousScripts, openLater, type Later } from '../scripting/asynchronous.ts';
import { openGatewayMessages, type GatewayMessages } from '../scripting/gatewayMessages.ts';
import type { Interpreter } from '../scripting/interpreter.ts';
import { openInterpreters, type Interpreters } from '../scripting/interpreters.ts';
import { logScripts } from '../scripting/logging.ts';
import { pythonFunctions } from '../scripting/pythonFunctions.ts';
import { scriptRegistry, type ScriptRegistry } from '../scripting/registry.ts';
import { readLibrary } from '../scripting/scriptLibrary.ts';
import { openTagEvents, type TagEvents } from '../scripting/tagEvents.ts';
import type { ThreadStart } from '../scripting/thread.ts';
import { sessionScripts } from '../session/scriptApi.ts';
import type { ScriptActors } from '../session/scriptActors.ts';
import type { Sessions } from '../session/sessions.ts';
import type { SignInActions } from '../session/signInActions.ts';
import type { CallbackInfo, CallFunction } from '../signature/callbacks.ts';
import { candidate } from '../signature/gate.ts';
import { signatureScripts } from '../signature/scriptApi.ts';
import type { SignatureService } from '../signature/service.ts';
import { directoryScripts } from '../sso/directory.ts';
import { ssoScripts } from '../sso/scriptApi.ts';
import { scriptSources } from '../sso/scriptSources.ts';
import type { Sso } from '../sso/service.ts';
import type { StationService } from '../station/service.ts';
import { nobody, type Levels } from '../tags/access.ts';
import { hidingValues } from '../tags/readable.ts';
import { tagScripts } from '../tags/scriptApi.ts';
import { tagEventsRow } from './connectionRows.ts';
import type { PlantData } from './plantData.ts';

/** A project as scripts ask for it. */
export type ScriptedProject = Pick<
  Project,
  'name' | 'title' | 'description' | 'settings' | 'views' | 'pages' | 'gatewayMessages'
>;

/** Finds the interpreter that holds the functions of an id. */
export type FindHolder = (interpreterId: string) => Interpreter | undefined;

export interface ScriptsOptions {
  readonly project: ScriptedProject;
  readonly modules: Project['scripts'];
  readonly actors: ScriptActors;
  readonly ports: Ports;
  readonly own: StationService;
  readonly plant: PlantData;
  readonly outgoing: Outgoing;
  readonly folders: Folders;
  readonly mail: MailService;
  readonly sso: Sso;
  readonly signature: SignatureService;
  readonly perspective: Perspective;
  readonly sessions: Sessions;
  readonly signInActions: SignInActions;
  /** Milliseconds that one script may run. */
  readonly timeLimit: number | undefined;
  readonly startThread: ThreadStart | undefined;
}

export interface Scripts extends Pick<Interpreters, 'openSession'> {
  /** Runs callbacks of the script library. */
  readonly library: Interpreter;
  readonly holder: FindHolder;
  /** From now on the library has these modules. */
  readonly take: (modules: Project['scripts']) => void;
  /** From now on the tags of the station have the scripts that their settings say now. */
  readonly takeTags: (ofProject: Project['tagScripts']) => void;
  /** Ends what runs for no session. */
  readonly close: () => Promise<void>;
}

/** Opens the interpreters of a project; each starts when it is needed first. */
export function openScripts(options: ScriptsOptions): Scripts {
  const { modules, plant, ports, project, sessions, timeLimit, startThread } = options;
  const holder: FindHolder = (interpreterId) =>
    [library, handlers, ofTags, ...sessions.all().map(({ interpreter }) => interpreter)].find(({ is }) =>
      is(interpreterId),
    );
  const { later, close: endTimers } = openLater(holder, keeperOfViews(options.perspective.page), ports);
  const interpreters = openInterpreters({
    ports,
    library: readLibrary(modules),
    registry: scriptFunctions({ ...options, later, messages: () => messages, tagEvents: () => tagEvents }),
    ...(timeLimit === undefined ? {} : { timeLimit }),
    ...(startThread === undefined ? {} : { start: startThread }),
    lost: ({ script }) => noteLost(options, script),
  });
  const library = interpreters.openLibrary();
  // Apart from the callbacks, which may ask them.
  const handlers = interpreters.openLibrary();
  const messages = openGatewayMessages({ interpreter: handlers, handlers: () => project.gatewayMessages, ports });
  const ofTags = interpreters.openLibrary();
  const tagEvents: TagEvents = openTagEvents({
    interpreter: ofTags,
    ports,
    follow: (path, heard) =>
      effect(() => {
        const { value } = plant.tags.tag(path);
        untracked(() => heard(value));
      }),
  });
  /** Tags of the site have no project: theirs are those of Ignition. */
  const takeTags: Scripts['takeTags'] = ({ python }) => {
    const { ofProject, ofSite } = plant.tags.scripted();
    tagEvents.take([
      ...ofProject.map((script) => ({ ...script, python })),
      ...ofSite.map((script) => ({ ...script, python: 2 as const })),
    ]);
  };
  plant.alarms.onHappening((change, event) => {
    const [, tag, name] = /^prov:default:\/tag:(.*):\/alm:(.*)$/s.exec(event.source) ?? [];
    if (tag === undefined || name === undefined) return;
    const row = rowOf(event, plant.alarms.shelving(event.source));
    const by = event.ack?.by ?? '';
    tagEvents.hear({ path: `[default]${tag}`, event: alarmEvents[change], name, source: event.source, row, by });
  });
  plant.alsoConnected(() => tagEventsRow(tagEvents));
  let known = modules;
  return {
    openSession: (sessionId, address) => {
      const interpreter = interpreters.openSession(sessionId, address);
      const close = async (): Promise<void> => {
        await interpreter.close();
        // A database that hangs holds up no end of a session.
        void plant.databases.transactions.endOf(sessionId);
      };
      return { ...interpreter, close };
    },
    library,
    holder,
    takeTags,
    take: (next) => {
      if (isDeepStrictEqual(known, next)) return;
      known = next;
      interpreters.takeLibrary(readLibrary(next));
    },
    close: async () => {
      endTimers();
      tagEvents.close();
      await Promise.all([library.close(), handlers.close(), ofTags.close()]);
    },
  };
}

/** The events of a tag's scripts that hear what happens to its alarms. */
const alarmEvents = Object.freeze({
  active: 'alarmActive',
  cleared: 'alarmCleared',
  acknowledged: 'alarmAcked',
} as const);

/** Writes down that an interpreter ended with all that scripts kept in it; `script` ran in it. */
function noteLost({ ports, own: { store, trail } }: ScriptsOptions, script: string): void {
  ports.log.error('An interpreter of scripts ended with what they kept in it.', { script });
  const event = {
    action: 'script.interpreter-lost',
    actor: { kind: 'station', id: 'scripts', name: 'Scripts' },
    target: `script:${script}`,
    detail: { lost: 'variables of modules, system.util.globals, functions that were handed over' },
  } as const;
  try {
    store.transaction(() => void trail.append(event));
  } catch (error) {
    ports.log.error('That an interpreter ended could not be written into the trail.', { reason: String(error) });
  }
}

/** What the scripts of a project may call: the functions of all services. */
function scriptFunctions({
  project,
  actors,
  ports,
  plant,
  outgoing,
  folders,
  mail,
  sso,
  signature,
  perspective,
  sessions,
  later,
  signInActions,
  own: { inspections, hold, counter, anchors, store, trail },
  messages,
  tagEvents,
}: ScriptsOptions & {
  readonly later: Later;
  readonly messages: () => GatewayMessages;
  readonly tagEvents: () => TagEvents;
}): ScriptRegistry {
  const { tags, alarms, alarmActions: actions, journal, history, questions, databases, queries } = plant;
  /** Who asks where a script does: a script of a session that has ended is nobody. */
  const levelsOf = ({ sessionId }: ScriptCaller): Levels | undefined => {
    if (sessionId === undefined) return undefined;
    const session = perspective.session(sessionId);
    return session?.levels ?? nobody;
  };
  const shown = (script: ScriptCaller) => {
    const levels = levelsOf(script);
    return levels === undefined ? (row: AlarmRow) => row : hidingValues(tags, levels);
  };
  /** Writes down what a script is about to change beside the station. */
  const note = (action: string, target: string, what: JsonObject, script: ScriptCaller): void => {
    const actor = actors.person(script) ?? actors.requester(script);
    store.transaction(() => void trail.append({ action, actor, target, detail: { script: script.name, ...what } }));
  };
  const scriptSource = scriptSources(project, ports.clock);
  return scriptRegistry(
    [
      logScripts(ports.log),
      pythonFunctions(ports.clock),
      asynchronousScripts(later),
      projectScripts(project),
      scriptObjects(perspective),
      messageScripts({ directory: perspective, project: project.name, messages, later }),
      pageScripts({
        directory: perspective,
        log: ports.log,
        project,
        closedMessages: perspective.closedMessages,
        closePage: sessions.closePage,
        closeSession: sessions.closeSession,
      }),
      tagScripts(tags, levelsOf, ports.clock, (script) => tagEvents().tagOf(script)),
      ssoScripts(sso, ({ name, pageId = '' }) => scriptSource(name, perspective.page(pageId)?.path()), ports.newId),
      signatureScripts({
        clock: ports.clock,
        signature,
        ...actors,
        candidate: (userName) => {
          const user = sso.users.find(userName);
          return user && candidate(user, project.settings.zones);
        },
        challengeHost: sessions.challengeHost,
      }),
      auditScripts({
        db: store.db,
        clock: ports.clock,
        inspections,
        hold,
        counter: counter.words,
        witnesses: anchors.seen,
        ...actors,
      }),
      directoryScripts(sso.users, actors.userName),
      alarmScripts({ alarms, actions, journal, clock: ports.clock, shown }),
      historyScripts((script) => questions(levelsOf(script)), history, ports.clock),
      databaseScripts({
        databases,
        queries,
        note: ({ database, statement }, script) =>
          note('database.update', `database:${database}`, { statement: statement.slice(0, 2000) }, script),
      }),
      outgoingScripts({
        outgoing,
        // What stands behind the path may be a secret.
        note: ({ method, address: { origin, pathname } }, script) =>
          note('outgoing.request', `computer:${origin}`, { method, path: pathname.slice(0, 500) }, script),
      }),
      folderScripts({
        folders,
        notes: {
          written: ({ path, bytes, adds }, script) => note('file.write', `file:${path}`, { bytes, adds }, script),
          refused: ({ path, reason }, script) => note('file.refused', `file:${path.slice(0, 500)}`, { reason }, script),
        },
      }),
      mailScripts({
        mail,
        notes: {
          going: ({ server, ...going }, script) =>
            note('mail.send', `mail-server:${server}`, { ...going, to: [...going.to] }, script),
          refused: ({ server, reason }, script) => note('mail.refused', `mail-server:${server}`, { reason }, script),
          failed: ({ server, reason }, script) => note('mail.failed', `mail-server:${server}`, { reason }, script),
        },
      }),
      scriptAudit({ trail, store, projectName: project.name, ...actors }),
      sessionScripts({
        sessions,
        signInActions,
        ...actors,
        exportTrail: signature.exportTrail,
        exportRecord: signature.exportRecord,
        clock: ports.clock,
      }),
    ],
    store.whenFree,
  );
}

/**
 * Calls the functions that hear of signatures. One that a script handed over lives in the interpreter of its session; the
 * others run apart from the pages' scripts (`library`), so that a slow one holds no button.
 */
export function callbackCaller(
  { holder, library }: Pick<Scripts, 'holder' | 'library'>,
  signature: SignatureService,
  plant: Pick<PlantData, 'acknowledgeSigned'>,
): CallFunction {
  return async (ref, info) => {
    if ('interpreter' in ref)
      return holder(ref.interpreter)?.callFunction(ref.interpreter, ref.function, { ...info }) ?? 'lost';
    if ('station' in ref) plant.acknowledgeSigned(info.requestId);
    else if ('name' in ref) await library.callNamed(ref.name, { ...info }, []);
    else await library.callNamed(ref.handler, { ...info }, [outcomeOf(signature, info, ref.insteadOf)]);
    return 'done';
  };
}

/** What `onSignatureCompleted` is told. */
function outcomeOf(signature: SignatureService, info: CallbackInfo, insteadOf: string): JsonObject {
  const { name, state, template, recordId, recordVersion } = signature.getAuthRequest(info.requestId);
  return { ...info, insteadOf, name, state, template, recordId, recordVersion };
}
