/** A station for tests: a temporary data directory and project, a clock that the test owns, and a page to click on. */
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { v7 as uuidv7 } from 'uuid';
import { inject, onTestFinished } from 'vitest';
import type { CheckDatabase } from '../../electron/gateway/audit/inspection.ts';
import type { ChallengeView, ProofView, Sheet } from '../../electron/contract/challenge.ts';
import type { PageCommand } from '../../electron/contract/layout.ts';
import {
  pageEvents,
  type Delta,
  type Dock,
  type LayoutChange,
  type Notice,
  type PageSnapshot,
  type Popup,
  type ProjectProblem,
  type ViewNode,
} from '../../electron/contract/page.ts';
import type { Session } from '../../electron/gateway/session/session.ts';
import type { HandedFile, WindowProgram } from '../../electron/gateway/perspective/pageHost.ts';
import type { Over } from '../../electron/gateway/session/surface.ts';
import type { SessionWindow } from '../../electron/gateway/session/window.ts';
import type { QuerySource } from '../../electron/gateway/queries/queries.ts';
import { openProject } from '../../electron/gateway/project/openProject.ts';
import { signatureTemplate } from '../../electron/gateway/signature/template.ts';
import { openGateway, type Gateway } from '../../electron/gateway/gateway.ts';
import type { KeyVault } from '../../electron/gateway/platform/keyVault.ts';
import type { MonotonicCounter } from '../../electron/gateway/platform/monotonicCounter.ts';
import { developmentVault, openKeys } from '../../electron/gateway/station/keys.ts';
import type { PackagedProgram } from '../../electron/gateway/station/program.ts';
import { strengthMeter, takeThread } from './shared.ts';
import { checkTrailHere } from './trailCheck.ts';
import { systemClock, type Clock, type Log, type Ports } from '../../electron/gateway/platform/ports.ts';

/** What a key file of this vault says; for tests that need many such, where each costs what a passphrase costs. */
export function keyFileOf(vault: KeyVault): string {
  const folder = mkdtempSync(join(tmpdir(), 'countersign-test-'));
  try {
    openKeys(folder, vault);
    return readFileSync(join(folder, 'keys.json'), 'utf8');
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** A folder that goes away with the test. */
export function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'countersign-test-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

export interface TestLog extends Log {
  readonly lines: {
    readonly level: string;
    readonly message: string;
    readonly details: Readonly<Record<string, unknown>>;
  }[];
}

export function testLog(): TestLog {
  const lines: TestLog['lines'] = [];
  const write =
    (level: string) =>
    (message: string, details: Readonly<Record<string, unknown>> = {}): void => {
      lines.push({ level, message, details });
    };
  return { lines, debug: write('debug'), info: write('info'), warn: write('warn'), error: write('error') };
}

/** A computer without a browser. */
export function noBrowser(): Promise<void> {
  return Promise.reject(new Error('This test has no browser.'));
}

/** Files of a project by path; objects are written as JSON. */
export type ProjectFiles = Readonly<Record<string, unknown>>;

const perspective = 'com.inductiveautomation.perspective';
export const viewFile = (path: string): string => `${perspective}/views/${path}/view.json`;
export const pageConfig = `${perspective}/page-config/config.json`;
export const templateFile = (name: string): string => `countersign/signature-templates/${name}.json`;

/** The least that is a project: one page with an empty view, and two templates. */
export const smallProject: ProjectFiles = {
  'project.json': { title: 'Test', countersign: { station: 'TEST-1' } },
  [pageConfig]: { pages: { '/': { title: 'Main', viewPath: 'Main' } } },
  [viewFile('Main')]: { root: { type: 'ia.container.flex', meta: { name: 'root' } } },
  [templateFile('line')]: {
    name: 'Line Release Approval',
    expression: '{role:Supervisor}',
    meanings: { approve: ['Released by', 'Reviewed by'], reject: ['Rejected by'] },
  },
  [templateFile('batch')]: {
    name: 'Batch Disposition',
    expression: '{role:Supervisor} AND ({role:Quality} OR {userName:olga})',
  },
};

export function writeProject(files: ProjectFiles): string {
  const folder = temporaryFolder();
  writeFiles(folder, files);
  return folder;
}

/** All that is wrong with a project, that of its scripts with it: a station looks for that beside its work. */
export function problemsIn(projectDir: string): readonly ProjectProblem[] {
  return openProject(projectDir, signatureTemplate).problems;
}

/** Writes files into a folder; objects as JSON. */
export function writeFiles(folder: string, files: ProjectFiles): void {
  for (const [path, content] of Object.entries(files)) {
    const file = join(folder, path);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, isWritten(content) ? content : JSON.stringify(content, undefined, 2));
  }
}

/** Whether it is written as it stands: a text or bytes. */
function isWritten(content: unknown): content is string | Buffer {
  return typeof content === 'string' || Buffer.isBuffer(content);
}

/** A window of the station as a test sees it. */
export interface TestPage {
  readonly frame: SessionWindow;
  readonly shown: ChallengeView[];
  readonly ended: { readonly id: string; readonly title: string; readonly message: string }[];
  readonly deltas: Delta[];
  /** What the document was told of popups, docks and the like, and what it was told to do. */
  readonly layout: LayoutChange[];
  readonly commands: PageCommand[];
  readonly notices: Notice[];
  readonly inert: boolean[];
  /** How often the page was told that the project was changed. */
  readonly changes: () => number;
  /** How often it was told that what passes does not hold any more. */
  readonly settled: () => number;
  readonly cancelled: string[];
  /** How a proof outside stood, from the first to the last. */
  readonly proofs: ProofView[];
  /** The sheet that lies over the page. */
  readonly sheet: () => Sheet | undefined;
  /** How often the window was told to drop what an earlier person left, and to load its page anew. */
  readonly resets: () => number;
  /** The window loads its page anew. */
  readonly reload: () => void;
  /** Who the page was told is signed in, from the first to the last. */
  readonly users: (string | undefined)[];
  /** Files that were handed out. */
  readonly files: readonly HandedFile[];
  readonly snapshot: () => PageSnapshot;
  readonly node: (name: string) => ViewNode;
  /** The popups and docks by their ids, as they stand now. */
  readonly popup: (id: string) => Popup | undefined;
  readonly dock: (id: string) => Dock | undefined;
  /** Presses a button by its name, in whatever view of the page it is. */
  readonly press: (name: string) => Promise<void>;
}

interface TestPageOptions {
  /** Another session than the station's own. */
  readonly session?: Session;
  readonly canShow?: boolean;
  readonly path?: string;
  /** Whether a window that was told to load its page anew does so by itself. */
  readonly reloads?: boolean;
  /** The program around the window; a browser has none. */
  readonly program?: WindowProgram;
}

export interface TestStation {
  readonly gateway: Gateway;
  /** The session of the station's own windows. */
  readonly session: Session;
  readonly log: TestLog;
  readonly dataDir: string;
  readonly projectDir: string;
  readonly openPage: (options?: TestPageOptions) => TestPage;
  /** Ends the gateway and opens it again over the same data, as a restart does. */
  readonly restart: () => Promise<TestStation>;
  readonly addUser: (userName: string, ...roles: string[]) => Promise<void>;
}

export interface StationOptions {
  readonly files?: ProjectFiles;
  readonly clock?: Clock;
  readonly dataDir?: string;
  readonly projectDir?: string;
  readonly scriptTimeLimit?: number;
  /** What hashes of passwords cost; the least that the schema takes where nothing is said. */
  readonly hashing?: { readonly memory: number; readonly passes: number };
  /** The system browser of the test. */
  readonly openExternal?: (url: string) => Promise<void>;
  /** Bytes that are free on the station's disk. */
  readonly freeBytes?: (folder: string) => number;
  /** Runs named queries. */
  readonly querySource?: QuerySource;
  /** Reads the whole database beside the work; the trail alone is read where it is not given. */
  readonly checkDatabase?: CheckDatabase;
  /** Reads the packaged program; it runs from source where it is not given. */
  readonly program?: PackagedProgram;
  /** Keeps the keys; development keys where it is not given. */
  readonly vault?: KeyVault;
  /** What the computer counts; none is asked where it is not given. */
  readonly counter?: MonotonicCounter;
}

/** A new data directory, with an empty database that is at this version already. */
export function newDataDir(): string {
  return copyData(inject('migrated'));
}

/** The password that every user of a test station has. */
export const testPassword = 'correct horse battery';

export async function openStation(options: StationOptions = {}): Promise<TestStation> {
  const dataDir = options.dataDir ?? newDataDir();
  const projectDir = options.projectDir ?? writeProject({ ...smallProject, ...options.files });
  // Tests check what is done with a password, not how long it takes.
  writeFileSync(
    join(dataDir, 'sso.json'),
    JSON.stringify({ hash_secret: options.hashing ?? { memory: 19_456, passes: 2 } }),
  );
  const log = testLog();
  const ports: Ports = {
    clock: options.clock ?? systemClock(),
    newId: () => uuidv7(),
    log,
    vault: options.vault ?? developmentVault(),
    openExternal: options.openExternal ?? noBrowser,
    ...(options.counter === undefined ? {} : { counter: options.counter }),
  };
  const gateway = openGateway({
    dataDir,
    projectDir,
    ports,
    stationName: 'test',
    strengthMeter,
    startThread: takeThread,
    checkDatabase: options.checkDatabase ?? checkTrailHere,
    ...(options.program === undefined ? {} : { program: options.program }),
    ...(options.scriptTimeLimit === undefined ? {} : { scriptTimeLimit: options.scriptTimeLimit }),
    ...(options.querySource === undefined ? {} : { querySource: options.querySource }),
    ...(options.freeBytes === undefined ? {} : { freeBytes: options.freeBytes }),
  });
  await gateway.prepareDemo();
  const session = gateway.openSession({
    address: '127.0.0.1',
    host: 'test',
    userAgent: 'Countersign',
    scope: 'workstation',
  });
  let open = true;
  const close = async (): Promise<void> => {
    if (open) await gateway.close();
    open = false;
  };
  onTestFinished(close);
  return {
    gateway,
    session,
    log,
    dataDir,
    projectDir,
    openPage: (page) => openTestPage(page?.session ?? session, page),
    restart: async () => {
      await close();
      return openStation({ ...options, dataDir, projectDir });
    },
    addUser: async (userName, ...roles) => {
      const actor = { kind: 'station', id: 'test', name: 'test' } as const;
      const data = { username: userName, displayName: `${userName} Example`, roles, password: testPassword };
      await gateway.sso.user.createUser({ data: { ...data, passwordMustChange: false } }, actor);
    },
  };
}

function openTestPage(session: Session, options: TestPageOptions = {}): TestPage {
  const { canShow = true, path = '/', reloads = true } = options;
  const shown: ChallengeView[] = [];
  const ended: TestPage['ended'] = [];
  const deltas: Delta[] = [];
  const layout: LayoutChange[] = [];
  const commands: PageCommand[] = [];
  const notices: Notice[] = [];
  const inert: boolean[] = [];
  const cancelled: string[] = [];
  const proofs: ProofView[] = [];
  const painted: Over[] = [];
  const users: TestPage['users'] = [];
  const files: HandedFile[] = [];
  let resets = 0;
  let changes = 0;
  let settled = 0;
  const frame = session.windows.open(
    {
      send: (name, payload) => {
        if (name === 'deltas') deltas.push(...pageEvents.deltas.parse(payload));
        else if (name === 'layout') layout.push(pageEvents.layout.parse(payload));
        else if (name === 'command') commands.push(pageEvents.command.parse(payload));
        else if (name === 'notice') notices.push(pageEvents.notice.parse(payload));
        else if (name === 'settled') settled += 1;
        else if (name === 'changed') changes += 1;
        else if (name === 'inert') inert.push(pageEvents.inert.parse(payload));
        else if (name === 'status') users.push(pageEvents.status.parse(payload).user?.userName);
      },
      reset: () => {
        resets += 1;
        if (reloads) queueMicrotask(() => reload());
      },
      save: (file) => files.push(file),
      ...(options.program === undefined ? {} : { program: options.program }),
    },
    {
      paint: (over) => {
        const before = painted.at(-1);
        if (over.kind === 'challenge') {
          if (!canShow) return false;
          shown.push(over.challenge);
          queueMicrotask(() => frame.painted(over.challenge.id));
        }
        if (over.kind === 'ended') ended.push({ id: over.id, title: over.title, message: over.message });
        if (over.kind === 'nothing' && before?.kind === 'challenge') cancelled.push(before.challenge.id);
        painted.push(over);
        return true;
      },
      proof: (view) => proofs.push(view),
    },
  );
  let snapshot = frame.open(path);
  const reload = (): void => {
    frame.loaded();
    snapshot = frame.open(path);
  };
  return {
    frame,
    shown,
    ended,
    deltas,
    layout,
    commands,
    notices,
    inert,
    changes: () => changes,
    settled: () => settled,
    cancelled,
    proofs,
    users,
    files,
    sheet: () => {
      const over = painted.at(-1);
      return over?.kind === 'sheet' ? over.sheet : undefined;
    },
    resets: () => resets,
    reload,
    snapshot: () => {
      snapshot = frame.open(path);
      return snapshot;
    },
    node: (name) => {
      // A page that opens is told of its first components alone.
      const found = findNode(snapshot.root, name) ?? findNode(frame.resume().root, name);
      if (found === undefined) throw new Error(`The page has no component ${name}.`);
      return found;
    },
    popup: (id) => frame.resume().popups.find((popup) => popup.id === id),
    dock: (id) => frame.resume().docks.find((dock) => dock.id === id),
    press: async (name) => {
      const { root, popups, docks } = frame.resume();
      const views = [root, ...popups.map((popup) => popup.root), ...docks.map((dock) => dock.root)];
      const [found] = views.flatMap((view) => (view === null ? [] : (findNode(view, name) ?? [])));
      if (found === undefined) throw new Error(`The page has no component ${name}.`);
      await frame.fire(found.id, 'component.onActionPerformed', {});
    },
  };
}

export function findNode(node: ViewNode, name: string): ViewNode | undefined {
  if (node.name === name) return node;
  for (const child of node.children) {
    const found = findNode(child, name);
    if (found !== undefined) return found;
  }
  return undefined;
}

/** A copy of the data directory as a power cut would leave it: the files as they are on disk now. */
export function copyData(dataDir: string): string {
  const copy = temporaryFolder();
  cpSync(dataDir, copy, { recursive: true });
  return copy;
}
