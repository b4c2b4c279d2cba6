/** The project that a station runs, as it is now: what is changed in its folder is taken while the station runs. */
import type { OnScreenKeyboard } from '../../contract/onScreenKeyboard.ts';
import type { ProjectProblem } from '../../contract/page.ts';
import { levelRules } from '../idp/securityLevels.ts';
import type { IdentityProviders } from '../idp/providers.ts';
import { unknownProvider } from '../idp/service.ts';
import type { Log, Ports } from '../platform/ports.ts';
import { followProject } from '../project/live.ts';
import type { LoadedProject } from '../project/load.ts';
import { projectOpener } from '../project/openProject.ts';
import { scriptProblemsBeside } from '../project/scriptCheck.ts';
import { keepTranslations } from '../scripting/keptTranslations.ts';
import { projectTranslations } from '../scripting/translation/scripts.ts';
import { translatorVersion } from '../scripting/translation/version.ts';
import { signatureTemplate } from '../signature/template.ts';
import { doubtfulTemplates, namesInStore, unknownProviders, unknownTemplates } from '../signature/templates.ts';
import { KeyPurpose, type Keys } from '../station/keys.ts';
import type { Store } from '../store/database.ts';
import { namedTemplates } from '../tags/alarmSettings.ts';
import type { ScriptedProject } from './scripts.ts';

export type StationProject = LoadedProject<typeof signatureTemplate>;

/**
 * Reads the project of a folder, with its rules for security levels; what of it is not run at all goes to the log. Throws
 * `project` where it cannot be used.
 */
export function readStationProject(projectDir: string, log: Log) {
  const read: () => StationProject = projectOpener(projectDir, signatureTemplate);
  const project = read();
  const rules = levelRules(project.settings.securityLevels, log);
  for (const { file, reason } of project.notRun) log.info(`${file} ${reason}`);
  return { read, project, rules };
}

export interface RunningProjectOptions extends Pick<
  ReturnType<typeof readStationProject>,
  'read' | 'project' | 'rules'
> {
  readonly projectDir: string;
  readonly dataDir: string;
  readonly ports: Pick<Ports, 'clock' | 'log'>;
  /** Of the station, which keeps translations of its scripts. */
  readonly keys: Pick<Keys, 'derive'>;
  readonly store: Store;
  /** Of the site. */
  readonly providers: Pick<IdentityProviders, 'names'>;
}

/** Who take a project that was read again while the station runs. */
export interface ProjectTakers {
  /** Before it is the one that runs. */
  readonly take: (next: StationProject) => void;
  /** What pages have of it changed, if only what is wrong with it. */
  readonly show: (project: StationProject) => void;
}

export interface RunningProject {
  /** As it is now, with everything that is wrong with it. */
  readonly now: () => StationProject;
  /** What programs around the gateway show of it. */
  readonly shown: {
    readonly title: string;
    readonly theme: 'light' | 'dark';
    readonly profile: 'laptop' | 'default' | 'kiosk';
    readonly alarmBanner: boolean;
    readonly onScreenKeyboard: OnScreenKeyboard;
    readonly problems: readonly ProjectProblem[];
  };
  /** As scripts ask for it, as it is whenever they do. */
  readonly scripted: ScriptedProject;
  /** From now on, what is changed in its folder is taken. */
  readonly follow: (takers: ProjectTakers) => void;
  readonly close: () => Promise<void>;
}

/** Runs a project; what is wrong with it goes to the log, and what is wrong with its scripts once it is followed. */
export function runProject(options: RunningProjectOptions): RunningProject {
  const { projectDir, ports, read, project, rules, store, providers } = options;
  const stopKeeping = keepTranslations({
    dataDir: options.dataDir,
    key: options.keys.derive(KeyPurpose.translations),
    version: translatorVersion,
    known: projectTranslations,
    ports,
  });
  /** Of the scripts of the project that runs. */
  let ofScripts: readonly ProjectProblem[] = [];
  const problemsOf = (found: StationProject): readonly ProjectProblem[] => [
    ...found.problems,
    ...ofScripts,
    ...doubtfulTemplates(found.templates),
    ...rules.problems,
    ...problemsHere(found, providers.names(), store),
  ];
  let current = { ...project, problems: problemsOf(project) };
  const log = (problems: readonly ProjectProblem[]): void => {
    for (const { file, reason } of problems) ports.log.warn(`${file} ${reason}`);
  };
  log(current.problems);
  let isClosed = false;
  const lookThrough = (found: StationProject) => scriptProblemsBeside(found, () => isClosed);
  let stop = (): Promise<void> => Promise.resolve();
  const { name, title, description, settings } = project;
  return {
    now: () => current,
    shown: {
      title,
      theme: settings.theme,
      profile: settings.profile,
      alarmBanner: settings.alarmBanner,
      onScreenKeyboard: settings.onScreenKeyboard,
      get problems() {
        return current.problems;
      },
    },
    scripted: {
      name,
      title,
      description,
      settings,
      get views() {
        return current.views;
      },
      get pages() {
        return current.pages;
      },
      get gatewayMessages() {
        return current.gatewayMessages;
      },
    },
    follow: ({ take, show }) => {
      let last = project;
      const become = (next: StationProject, found: StationProject): void => {
        last = found;
        current = { ...next, problems: problemsOf(found) };
        show(current);
      };
      const looked = lookThrough(project).then((found) => {
        if (isClosed || found.length === 0) return;
        ofScripts = found;
        log(found);
        become(current, last);
      });
      const following = followProject<typeof signatureTemplate>({
        projectDir,
        ports,
        first: project,
        open: read,
        take: async (next) => {
          await looked;
          const found = await lookThrough(next);
          await store.whenFree(() => {
            take(next);
            ofScripts = found;
            become(next, next);
          });
        },
        tell: (problems) => become(current, { ...current, problems }),
      });
      stop = async () => {
        await following();
        await looked;
      };
    },
    close: async () => {
      isClosed = true;
      await stop();
      await stopKeeping();
    },
  };
}

/** What of a project means nothing on this station. */
function problemsHere(
  { settings, templates, tags }: StationProject,
  providers: readonly string[],
  store: Store,
): readonly ProjectProblem[] {
  const ofDemo = settings.demoProvider === undefined ? [] : [settings.demoProvider.name];
  return [
    ...unknownProvider(settings, providers),
    ...unknownProviders(templates, [...providers, ...ofDemo]),
    ...unknownTemplates(namedTemplates(tags), templates, namesInStore(store)),
  ];
}
