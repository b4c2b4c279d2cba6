/** Everything that a project asks and this version does not do, and how much of it is complete. */
import { jsonPath } from '../platform/jsonPath.ts';
import type { Project } from '../project/load.ts';
import type { ViewDefinition } from '../project/schemas.ts';
import { scriptFindings, scriptProblems } from '../project/scriptCheck.ts';
import { checkBindings } from './bindings.ts';
import { missingKinds, type Found, type MissingKind, type Problem } from './finding.ts';
import { checkView } from './views.ts';

const perspective = 'com.inductiveautomation.perspective';

export interface MissingCount {
  readonly kind: MissingKind;
  readonly name: string;
  readonly count: number;
}

export interface ProjectCheck {
  /** Views in the folder, those that load, and those of them of which nothing is missing. */
  readonly views: number;
  readonly viewsLoaded: number;
  readonly viewsComplete: number;
  /** By kind, the most frequent first. */
  readonly missing: readonly MissingCount[];
  /** By file. */
  readonly problems: readonly Problem[];
}

/** Checks a project as it was opened. */
export function checkProject(project: Project): ProjectCheck {
  const own = ownViews(project);
  const inFile =
    (file: string) =>
    (one: Found): Problem => ({ file, ...one });
  const problems: Problem[] = [
    ...loadProblems(project),
    ...pageProblems(project),
    ...checkBindings(project.sessionProps.propConfig, '', { place: undefined, root: undefined }).map(
      inFile(`${perspective}/session-props/props.json`),
    ),
    ...own.flatMap(([path, view]) => checkView(view, project).map(inFile(viewFileOf(path)))),
    ...scriptFindings({ ...project, views: new Map(own) })
      .filter(({ file }) => project.files.has(file))
      .map(({ file, path, kind, name, line, reason }) => ({
        file,
        path,
        kind,
        name,
        reason: `line ${line}: ${reason}.${kind === 'script' ? ' The script is not run.' : ''}`,
      })),
  ].sort((one, other) => (one.file < other.file ? -1 : one.file > other.file ? 1 : 0));
  const files = new Set(problems.map(({ file }) => file));
  return {
    views: new Set([...project.files.keys(), ...files].filter(isView)).size,
    viewsLoaded: own.length,
    viewsComplete: own.filter(([path]) => !files.has(viewFileOf(path))).length,
    missing: countMissing(problems),
    problems,
  };
}

/** The views that stand in the project's own folder. */
export function ownViews({ views, files }: Project): readonly (readonly [path: string, view: ViewDefinition])[] {
  return [...views].filter(([path]) => files.has(viewFileOf(path)));
}

function viewFileOf(path: string): string {
  return `${perspective}/views/${path}/view.json`;
}

function isView(file: string): boolean {
  return file.startsWith(`${perspective}/views/`) && file.endsWith('/view.json');
}

/** What was told when the project was opened, but for its scripts, which are told with their places. */
function loadProblems(project: Project): readonly Problem[] {
  const ofScripts = new Set(scriptProblems(project).map(({ file, reason }) => `${file} ${reason}`));
  return project.problems
    .filter(({ file, reason }) => !ofScripts.has(`${file} ${reason}`))
    .map(({ file, reason }) => ({ file, path: placeIn(reason), kind: 'file', name: file, reason }));
}

/** The place in a file that a reason begins with: `line 3, root.children[0].type: ...`; empty where there is none. */
function placeIn(reason: string): string {
  const place = /^line \d+, (.+?): /.exec(reason)?.[1] ?? '';
  return place === 'the file' ? '' : place;
}

/** Pages whose view is not there. */
function pageProblems({ pages, views }: Project): readonly Problem[] {
  return pages
    .filter(({ viewPath }) => !views.has(viewPath))
    .map(({ path, viewPath }) => ({
      file: `${perspective}/page-config/config.json`,
      path: jsonPath('', 'pages', path, 'viewPath'),
      kind: 'reference',
      name: viewPath,
      reason: 'The project has no such view, or it could not be loaded. The page cannot be opened.',
    }));
}

/** How often each thing is missing, in order of the kinds and then of frequency. */
export function countMissing(problems: readonly Problem[]): readonly MissingCount[] {
  const counts = new Map<string, MissingCount>();
  for (const { kind, name } of problems) {
    if (kind === 'file') continue;
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
