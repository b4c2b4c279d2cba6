/** Everything that a project asks and this version does not do, and how much of it is complete. */
import type { ProjectProblem } from '../../contract/page.ts';
import { knownClasses } from '../../contract/knownClasses.ts';
import { pageProps } from '../perspective/pageProperties.ts';
import { themeOf } from '../perspective/theme.ts';
import { jsonPath } from '../platform/jsonPath.ts';
import type { DockSet } from '../project/docks.ts';
import type { Project } from '../project/load.ts';
import type { ViewDefinition } from '../project/schemas.ts';
import { scriptFindings, scriptProblems, scriptsOf, type ScriptFinding } from '../project/scriptCheck.ts';
import { isNowhere } from '../scripting/missing.ts';
import { checkBindings } from './bindings.ts';
import { checkDatabases, refusedQueries, type SiteDatabases } from './databases.ts';
import { namesOfSession, type Names, type SitePlant } from './references.ts';
import { checkLibrary, checkModuleNames } from './library.ts';
import { checkTagProviders } from './providers.ts';
import { checkRelatives } from './relatives.ts';
import { checkResources } from './resources.ts';
import { checkOpened } from './scripts.ts';
import { sharesOf, type Shares } from './shares.ts';
import { checkSheet, checkStyleClass } from './styles.ts';
import { embeddingOf } from './embedding.ts';
import { checkFiles, type HasFile } from './files.ts';
import { found, missingKinds, type Found, type MissingKind, type Problem } from './finding.ts';
import { checkView } from './views.ts';

const perspective = 'com.inductiveautomation.perspective';

export interface MissingCount {
  readonly kind: MissingKind;
  readonly name: string;
  readonly count: number;
}

export interface ProjectCheck extends Shares {
  /** Views in the folder, those that load, and those of them of which nothing is missing. */
  readonly views: number;
  readonly viewsLoaded: number;
  readonly viewsComplete: number;
  /** By kind, the most frequent first. */
  readonly missing: readonly MissingCount[];
  /** By file. */
  readonly problems: readonly Problem[];
}

/** What a site has for the pages of a project. */
export interface Site {
  /** The other computers that pages may load pictures from. */
  readonly hosts: readonly string[];
  /** Those whose pages may stand inside of pages. */
  readonly frames: readonly string[];
  readonly hasFile: HasFile;
  readonly databases: SiteDatabases;
  /** The providers of tags that it configures, and the histories in databases. */
  readonly providers: readonly string[];
  readonly historians: readonly string[];
}

/**
 * Checks a project as it was opened; what it has from its parents is checked with them.
 * @param site The site that it runs at, where that is known; otherwise one that lists no computers.
 */
export function checkProject(project: Project, site?: Site): ProjectCheck {
  const { hosts, frames } = site ?? { hosts: [], frames: [] };
  const hasFile = site?.hasFile;
  const own = ownViews(project);
  const embedding = embeddingOf(project.views);
  const scripts = scriptsOf(project);
  const sets = [project.sharedDocks, ...project.pages.flatMap(({ docks }) => docks ?? [])];
  const docks = new Set(sets.flatMap((set) => set.docks.map(({ id }) => id)));
  const names: Names = { ...namesOfSession(project.sessionProps, scripts), 'page.props': pageProps };
  const styleClasses = knownClasses(project.styleClasses, project.stylesheet);
  const plant = site && { ...site, refusedQueries: refusedQueries(project, site.databases) };
  const inFiles = [
    ...pageProblems(project),
    ...sessionProblems(project, names, plant),
    ...classProblems(project, hosts, hasFile),
    ...[...checkSheet(project.stylesheet, hosts), ...sheetFiles(project, hasFile)].map(
      inFile(`${perspective}/stylesheet/stylesheet.css`),
    ),
    ...own.flatMap(({ path, file, view }) =>
      checkView(path, view, { ...project, styleClasses, hosts, frames, hasFile, embedding, names, plant, docks }).map(
        inFile(file),
      ),
    ),
    ...scriptProblemsOf(project, own),
    ...checkOpened(scripts, project),
    ...checkRelatives(scripts, new Map(own.map(({ file, view }) => [file, view]))),
    ...checkLibrary(scripts, project.scripts),
    ...checkModuleNames(project.scripts),
    ...(site === undefined
      ? []
      : [...checkDatabases(project, site.databases), ...checkTagProviders(project, site.providers)]),
  ];
  // Built-in pages are no files of a project, and those of a parent lie outside of its folder.
  const problems = [
    ...loadProblems(project),
    ...inFiles.filter(({ file }) => project.files.has(file)),
    ...checkResources(project),
  ]
    .filter(({ file }) => !file.startsWith('../'))
    .sort((one, other) => (one.file < other.file ? -1 : one.file > other.file ? 1 : 0));
  const files = new Set(problems.map(({ file }) => file));
  const lacking = new Set(problems.flatMap(({ file, kind }) => (kind === 'slip' ? [] : [file])));
  return {
    views: new Set([...project.files.keys(), ...files].filter(isView)).size,
    viewsLoaded: own.length,
    viewsComplete: own.filter(({ file }) => !lacking.has(file)).length,
    ...sharesOf(own, problems),
    missing: countMissing(problems),
    problems,
  };
}

/** A view that stands in the project's own folder. */
export interface OwnView {
  readonly path: string;
  readonly file: string;
  readonly view: ViewDefinition;
}

export function ownViews({ views, viewFiles }: Project): readonly OwnView[] {
  return [...views].flatMap(([path, view]) => {
    const file = viewFiles.get(path);
    return file !== undefined && isView(file) ? [{ path, file, view }] : [];
  });
}

/** Whether a file is one of a view of the project's own; `data.bin` is what it is called in old projects. */
function isView(file: string): boolean {
  return file.startsWith(`${perspective}/views/`) && /\/(view\.json|data\.bin)$/.test(file);
}

function inFile(file: string): (one: Found) => Problem {
  return (one) => ({ file, ...one });
}

/** What was told when the project was opened, but for its scripts, which are told with their places. */
function loadProblems(project: Project): readonly Problem[] {
  const ofScripts = new Set(scriptProblems(project).map(({ file, reason }) => `${file} ${reason}`));
  return [
    ...project.problems
      .filter(({ file, reason }) => !ofScripts.has(`${file} ${reason}`))
      .map((problem) => fileProblem(problem)),
    ...project.notRun.map(({ event, ...problem }): Problem => {
      if (event === undefined) return fileProblem(problem);
      const path = project.files.has(problem.file) ? event : '';
      return { file: problem.file, ...found('event', event, path, 'Nothing raises it. Its scripts are not run.') };
    }),
  ];
}

function fileProblem({ file, reason }: ProjectProblem): Problem {
  return { file, path: placeIn(reason), kind: 'file', name: file, reason };
}

/** The place in a file that a reason begins with: `line 3, root.children[0].type: ...`; empty where there is none. */
function placeIn(reason: string): string {
  const place = /^line \d+, (.+?): /.exec(reason)?.[1] ?? '';
  return place === 'the file' ? '' : place;
}

/** Pages and docks whose views are not there. */
function pageProblems({ pages, sharedDocks, views }: Project): readonly Problem[] {
  const why = 'The project has no such view that can be used.';
  const docks = (set: DockSet | undefined, at: string): Found[] =>
    (set?.docks ?? [])
      .filter(({ viewPath }) => !views.has(viewPath))
      .map(({ viewPath, edge }) => found('reference', viewPath, jsonPath(at, edge), `${why} The dock says so.`));
  return [
    ...pages.flatMap(({ path, viewPath, docks: own }) => [
      ...(viewPath === '' || views.has(viewPath)
        ? []
        : [found('reference', viewPath, jsonPath('pages', path, 'viewPath'), `${why} The page cannot be opened.`)]),
      ...docks(own, jsonPath('pages', path, 'docks')),
    ]),
    ...docks(sharedDocks, 'sharedDocks'),
  ].map(inFile(`${perspective}/page-config/config.json`));
}

function sessionProblems(
  { sessionProps, queries }: Project,
  names: Names,
  plant: SitePlant | undefined,
): readonly Problem[] {
  const nowhere = { place: undefined, root: undefined, queries, names, plant };
  const { theme } = sessionProps.props;
  const isThere = theme === '' || themeOf(theme) !== undefined;
  return [
    ...(sessionProps.unread ?? []).map((key) => found('property', `session.${key}`, key, 'Nothing reads it here.')),
    ...(isThere
      ? []
      : [found('reference', `theme ${theme}`, 'props.theme', 'There is no such theme. Pages are light.')]),
    ...checkBindings(sessionProps.propConfig, '', nowhere),
  ].map(inFile(`${perspective}/session-props/props.json`));
}

function classProblems(
  { styleClasses }: Project,
  hosts: readonly string[],
  hasFile: HasFile | undefined,
): readonly Problem[] {
  return Object.entries(styleClasses).flatMap(([name, look]) =>
    [
      ...checkStyleClass(look, hosts),
      ...checkFiles(look.base.style, 'base.style', hasFile),
      ...look.variants.flatMap(({ style }, index) => checkFiles(style, `variants[${index}].style`, hasFile)),
    ].map(inFile(`${perspective}/style-classes/${name}/style.json`)),
  );
}

/** Files that the style sheet names, by its lines. */
function sheetFiles({ stylesheet }: Project, hasFile: HasFile | undefined): readonly Found[] {
  return stylesheet.flatMap((rule) => {
    const at = `line ${rule.line}`;
    if (rule.kind === 'font') return rule.sources.flatMap(({ url }) => checkFiles(url, at, hasFile));
    const values =
      rule.kind === 'look' ? rule.declarations : Object.values(rule.keyframes).flatMap((look) => Object.values(look));
    return values.flatMap((one) => checkFiles(typeof one === 'string' ? one : one.value, at, hasFile));
  });
}

function scriptProblemsOf(project: Project, own: readonly OwnView[]): readonly Problem[] {
  const views = new Map(own.map(({ path, view }) => [path, view]));
  return scriptFindings({ ...project, views }).map(({ file, path, kind, name, line, reason }) => ({
    file,
    path,
    kind: isSlip(kind, name) ? 'slip' : kind,
    name,
    reason: `line ${line}: ${reason}.${kind === 'script' ? ' The script is not run.' : ''}`,
  }));
}

/** What is no Python 2.7 in any reading. */
const noPython = /^IndentationError:|^SyntaxError: (?:this|an f-string) is not Python 2\.7\b/;

/** Whether Perspective does not run it either: no Python 2.7, or a function that `system` has in no version. */
function isSlip(kind: ScriptFinding['kind'], name: string): boolean {
  return kind === 'script' ? noPython.test(name) : isNowhere(name);
}

/** How often each thing is missing, in order of the kinds and then of frequency. */
export function countMissing(problems: readonly Problem[]): readonly MissingCount[] {
  const counts = new Map<string, MissingCount>();
  for (const { kind, name } of problems) {
    if (kind === 'file' || kind === 'slip') continue;
    const key = `${kind} ${name}`;
    counts.set(key, { kind, name, count: (counts.get(key)?.count ?? 0) + 1 });
  }
  return [...counts.values()].sort(
    (one, other) =>
      missingKinds.indexOf(one.kind) - missingKinds.indexOf(other.kind) ||
      other.count - one.count ||
      (one.name < other.name ? -1 : 1),
  );
}
