/** `countersign project check`: what a project asks and this version does not do, told before it runs in a plant. */
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Command } from 'commander';
import { counted } from '../contract/counted.ts';
import { CountersignError, ErrorCode } from '../contract/errors.ts';
import { openViews, type OpenedView } from '../gateway/check/open.ts';
import type { Problem } from '../gateway/check/finding.ts';
import {
  checkProject,
  countMissing,
  ownViews,
  type MissingCount,
  type ProjectCheck,
  type Site,
} from '../gateway/check/project.ts';
import { groupByReason, type Reason } from '../gateway/check/qualities.ts';
import { configured } from '../gateway/databases/settings.ts';
import { folderLine, hasFile } from '../gateway/files/shownFiles.ts';
import { listedIn } from '../gateway/outgoing/outgoing.ts';
import { isFolder } from '../gateway/platform/dataDir.ts';
import { systemPorts } from '../gateway/platform/ports.ts';
import { openProject } from '../gateway/project/openProject.ts';
import { namedTemplates } from '../gateway/tags/alarmSettings.ts';
import { readProviders } from '../gateway/tags/configured.ts';
import { doubtfulTemplates, unknownTemplates } from '../gateway/signature/templates.ts';
import { signatureTemplate } from '../gateway/signature/template.ts';
import { developmentVault } from '../gateway/station/keys.ts';
import { ExitCode } from './exitCodes.ts';
import { addKeysOption, requireDataDirName, silent, type Terminal } from './station.ts';

interface CheckOptions {
  readonly dataDir?: string;
  readonly json?: boolean;
  readonly open?: boolean;
}

interface Checked extends ProjectCheck {
  readonly folder: string;
  readonly title: string;
  /** What became of the views, where they were opened. */
  readonly opened: readonly OpenedView[] | undefined;
}

/** Of each kind, in the summary for people. */
const mostNames = 5;
/** Reasons why values are not good, and notes of components, in the summary for people. */
const mostReasons = 20;

/** Adds the commands. A view that cannot load ends them with the code of a refusal. */
export function addProjectCommands(program: Command, { print }: Terminal, end: (code: ExitCode) => void): void {
  addKeysOption(
    program
      .command('project')
      .description('Looks at project folders.')
      .command('check')
      .argument('<folders...>', 'project folders, or folders of project folders'),
  )
    .description(
      'Names everything that a project asks and this version does not do, with its file, its place in the file and what ' +
        'happens instead; counts it by kind.',
    )
    .option('--json', 'prints one object of JSON')
    .option(
      '--data-dir <folder>',
      'data directory of the station that it runs at: computers that its site lists are none that are missing, and files are ' +
        'named that pages show and neither the project nor the station has, and databases and providers of tags that it lacks',
      requireDataDirName,
    )
    .option(
      '--open',
      'opens each view as a page does, runs its bindings and its start-up scripts, and tells what became of them; nothing is ' +
        'written, and there are no users and no signatures',
    )
    .action(async (folders: readonly string[], { dataDir, json = false, open = false }: CheckOptions) => {
      const checked: Checked[] = [];
      for (const folder of folders.flatMap(projectFolders)) checked.push(await check(folder, open, dataDir));
      if (json) print(JSON.stringify(asJson(checked), undefined, 2));
      else for (const line of checked.flatMap(inWords)) print(line);
      if (checked.some(({ views, viewsLoaded }) => viewsLoaded < views)) end(ExitCode.refused);
    });
}

async function check(folder: string, opens: boolean, dataDir: string | undefined): Promise<Checked> {
  const read = openProject(folder, signatureTemplate);
  const project = {
    ...read,
    problems: [
      ...read.problems,
      ...doubtfulTemplates(read.templates),
      ...unknownTemplates(namedTemplates(read.tags), read.templates, []),
    ],
  };
  const result = checkProject(project, dataDir === undefined ? undefined : siteOf(dataDir, project.folders));
  const views = ownViews(project).map(({ path }) => path);
  const ports = systemPorts(silent, developmentVault());
  const opened: OpenedView[] = [];
  if (opens) for await (const view of openViews(project, { views, ports })) opened.push(view);
  return { folder, title: project.title, ...result, opened: opens ? opened : undefined };
}

/** What the site of a data directory has. Throws `project` for a list of computers, databases or providers that cannot be read. */
function siteOf(dataDir: string, projects: readonly string[]): Site {
  const folders = folderLine(projects, dataDir);
  return {
    ...listedIn(dataDir),
    hasFile: (place) => hasFile(folders, place),
    databases: configured(dataDir),
    ...providersOf(dataDir),
  };
}

/** The providers of tags of a data directory, and its histories. Throws `project` for a file that cannot be read. */
function providersOf(dataDir: string): Pick<Site, 'providers' | 'historians'> {
  const read = readProviders(dataDir);
  if (read.ok) {
    const { providers, history } = read.value;
    // Those with a mistake are there, and tags test says what it is.
    const named = [...Object.keys(providers), ...read.doubts.left];
    return { providers: named, historians: Object.keys(history?.external ?? {}) };
  }
  throw new CountersignError(ErrorCode.project, `tags.json ${read.reason}. Mend the file.`);
}

/** The folder itself, or the projects in it where it is none. */
function projectFolders(folder: string): readonly string[] {
  if (existsSync(join(folder, 'project.json')) || !isFolder(folder)) return [folder];
  const inside = readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && existsSync(join(folder, entry.name, 'project.json')))
    .map(({ name }) => join(folder, name))
    .sort();
  return inside.length === 0 ? [folder] : inside;
}

/** What `--json` prints: sums over all projects, each project's own, and every problem. */
function asJson(checked: readonly Checked[]) {
  const sum = (count: (one: Checked) => number): number => checked.reduce((total, one) => total + count(one), 0);
  const problems = checked.flatMap((one) => one.problems.map((problem) => ({ project: one.folder, ...problem })));
  return {
    views: sum(({ views }) => views),
    viewsLoaded: sum(({ viewsLoaded }) => viewsLoaded),
    viewsComplete: sum(({ viewsComplete }) => viewsComplete),
    components: sum(({ components }) => components),
    componentsShown: sum(({ componentsShown }) => componentsShown),
    properties: sum(({ properties }) => properties),
    propertiesObeyed: sum(({ propertiesObeyed }) => propertiesObeyed),
    missing: countMissing(problems),
    projects: checked.map(({ missing: _missing, problems: _problems, opened: _opened, ...project }) => project),
    problems,
    ...(checked.some(({ opened }) => opened !== undefined)
      ? { opened: checked.flatMap(({ folder, opened = [] }) => opened.map((view) => ({ project: folder, ...view }))) }
      : {}),
  };
}

function inWords({
  folder,
  title,
  views,
  viewsLoaded,
  viewsComplete,
  missing,
  problems,
  opened,
  ...shares
}: Checked): readonly string[] {
  const shown = title === '' ? folder : `${title} (${folder})`;
  return [
    ...byFile(problems),
    `${shown}: ${counted(views, 'view')}, ${viewsLoaded} loaded, ${viewsComplete} of which nothing is missing.`,
    `  ${share(shares.componentsShown, shares.components, 'component')} shown, ${share(shares.propertiesObeyed, shares.properties, 'property', 'properties')} obeyed`,
    ...summary(missing),
    ...(opened === undefined ? [] : openedInWords(opened)),
  ];
}

/** `11 of 12 components (91.6 %)`: rounded down, so that all of them alone are 100 %. */
function share(some: number, all: number, one: string, many?: string): string {
  const percent = all === 0 ? 100 : Math.floor((some / all) * 1000) / 10;
  return `${some} of ${counted(all, one, many)} (${percent} %)`;
}

function byFile(problems: readonly Problem[]): readonly string[] {
  const files = Map.groupBy(problems, ({ file }) => file);
  return [...files].flatMap(([file, ofFile]) => [
    file,
    ...ofFile.map(({ path, kind, name, reason }) => {
      // Where a file cannot be read, the reason says its place.
      if (kind === 'file') return `  ${reason}`;
      return path === '' ? `  ${kind} ${name}: ${reason}` : `  ${path}\n    ${kind} ${name}: ${reason}`;
    }),
    '',
  ]);
}

/** The kinds with what is missing most often. */
function summary(missing: readonly MissingCount[]): readonly string[] {
  return [...Map.groupBy(missing, ({ kind }) => kind)].map(([kind, ofKind]) => {
    const total = ofKind.reduce((sum, { count }) => sum + count, 0);
    const names = ofKind.slice(0, mostNames).map(({ name, count }) => `${name} ${count}`);
    return `  ${kind} ${total}: ${names.join(', ')}${ofKind.length > mostNames ? ', ...' : ''}`;
  });
}

/** What became of the views that were opened: those that fail, what scripts said, why values are not good, what components note. */
function openedInWords(opened: readonly OpenedView[]): readonly string[] {
  const times = opened.map(({ milliseconds }) => milliseconds).sort((one, other) => one - other);
  const at = (share: number): number => times[Math.min(times.length - 1, Math.floor(times.length * share))] ?? 0;
  const bound = opened.reduce((sum, view) => sum + view.bound, 0);
  const bad = groupByReason(opened.flatMap((view) => view.bad));
  const notes = groupByReason(opened.flatMap((view) => view.notes));
  const failed = bad.reduce((sum, { count }) => sum + count, 0);
  const messageLines = opened.flatMap(({ view, messages }) =>
    [...new Set(messages)].map((message) => `  ${view}: ${message}`),
  );
  return [
    '',
    ...opened.flatMap(({ view, error }) => (error === null ? [] : [`  ${view} was not opened: ${error}`])),
    ...opened.flatMap(({ view, settled }) => (settled ? [] : [`  ${view} did not come to rest.`])),
    ...messageLines,
    `Opened ${counted(opened.length, 'view')}: half in ${at(0.5)} ms, 99 % in ${at(0.99)} ms. ` +
      `${bound - failed} of ${counted(bound, 'bound property is', 'bound properties are')} good.`,
    ...listed(bad, 'reason'),
    ...(notes.length === 0 ? [] : ['Components say of themselves:', ...listed(notes, 'note')]),
  ];
}

function listed(reasons: readonly Reason[], what: string): readonly string[] {
  return [
    ...reasons
      .slice(0, mostReasons)
      .map(({ reason, count, examples }) => `  ${count}: ${reason} (${examples[0] ?? ''})`),
    ...(reasons.length > mostReasons
      ? [`  ... and ${counted(reasons.length - mostReasons, what)} more; --json has them all.`]
      : []),
  ];
}
