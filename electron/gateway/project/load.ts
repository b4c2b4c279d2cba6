/**
 * Reads a project folder:
 *
 *     project.json
 *     com.inductiveautomation.perspective/views/<path>/view.json
 *     com.inductiveautomation.perspective/page-config/config.json
 *     com.inductiveautomation.perspective/style-classes/<path>/style.json
 *     com.inductiveautomation.perspective/session-props/props.json
 *     ignition/script-python/<package path>/code.py
 *     countersign/signature-templates/<any name>.json
 *     countersign/tags.json
 *
 * A file that cannot be used becomes a problem with its path and reason; the rest of the project still loads.
 */
import { hash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, realpathSync } from 'node:fs';
import { dirname, isAbsolute, join, relative, sep } from 'node:path';
import type { z } from 'zod';
import { CountersignError, ErrorCode } from '../../contract/errors.ts';
import type { ProjectProblem, StyleClasses } from '../../contract/page.ts';
import { notUtf8, readJson, utf8, type Mend } from '../platform/readJson.ts';
import { readDocks, type DockSet } from './docks.ts';
import {
  mendEntryOf,
  mendView,
  pageConfigFile,
  projectFile,
  sessionPropsFile,
  styleClassFile,
  tagsFile,
  viewFile,
  type ProjectFile,
  type SessionProps,
  type TagDefinition,
  type ViewDefinition,
} from './schemas.ts';

/** A module of the project's script library: `line.release` from `ignition/script-python/line/release/code.py`. */
export interface ScriptModule {
  readonly name: string;
  readonly file: string;
  readonly source: string;
}

export interface Page {
  readonly path: string;
  readonly title: string;
  readonly viewPath: string;
  /** Docks of its own, beside those that all pages share. */
  readonly docks?: DockSet;
}

export interface Project {
  readonly name: string;
  readonly title: string;
  readonly description: string;
  readonly settings: ProjectFile['countersign'];
  readonly views: ReadonlyMap<string, ViewDefinition>;
  readonly pages: readonly Page[];
  readonly sharedDocks: DockSet;
  readonly sessionProps: SessionProps;
  readonly styleClasses: StyleClasses;
  readonly scripts: readonly ScriptModule[];
  readonly tags: readonly TagDefinition[];
  readonly problems: readonly ProjectProblem[];
  /** The SHA-256 of each file that was read, in hexadecimal, by its path in the folder. */
  readonly files: ReadonlyMap<string, string>;
}

const perspective = 'com.inductiveautomation.perspective';

/**
 * Loads a project. `template` is the schema of a signature template, which belongs to the signature service.
 * Throws `project` when there is no usable `project.json`.
 */
export function loadProject<T extends z.ZodType>(
  projectDir: string,
  template: T,
): Project & { readonly templates: readonly z.output<T>[] } {
  const problems: ProjectProblem[] = [];
  const tell = (file: string, reason: string): void => void problems.push({ file: slashed(file), reason });
  const files = new Map<string, string>();
  const note =
    (file: string) =>
    (bytes: Uint8Array): void =>
      void files.set(slashed(file), hash('sha256', bytes));
  const read = <S extends z.ZodType>(file: string, schema: S, mend?: Mend): z.output<S> | undefined => {
    const away = leadsAway(projectDir, file);
    const result =
      away === undefined ? readJson(join(projectDir, file), schema, mend, note(file)) : { ok: false, reason: away };
    if (!('value' in result)) {
      tell(file, result.reason);
      return undefined;
    }
    for (const problem of result.problems) tell(file, problem);
    return result.value;
  };
  const findFiles = (folder: string, ending: string): string[] => {
    const { files, links } = walk(projectDir, folder, ending);
    for (const link of links) tell(link, 'is a link to a folder; it is not followed');
    return files;
  };
  const readIfThere = <S extends z.ZodType>(file: string, schema: S, mend?: Mend): z.output<S> | undefined =>
    existsSync(join(projectDir, file)) ? read(file, schema, mend) : undefined;

  const project = read('project.json', projectFile);
  if (project === undefined) {
    const reason = problems[0]?.reason ?? 'is missing';
    throw new CountersignError(
      ErrorCode.project,
      `The folder ${projectDir} cannot be opened as a project: project.json ${reason}. Name a project folder with --project.`,
    );
  }
  const viewsDir = join(perspective, 'views');
  const views = new Map<string, ViewDefinition>();
  for (const file of findFiles(viewsDir, 'view.json')) {
    const view = read(file, viewFile, mendView);
    if (view !== undefined) views.set(slashed(relative(viewsDir, dirname(file))), view);
  }
  const classesDir = join(perspective, 'style-classes');
  const styleClasses = findFiles(classesDir, 'style.json').flatMap((file) => {
    const found = read(file, styleClassFile);
    return found === undefined ? [] : [[slashed(relative(classesDir, dirname(file))), found] as const];
  });
  const pagesFile = join(perspective, 'page-config', 'config.json');
  const config = readIfThere(pagesFile, pageConfigFile, mendEntryOf('pages'));
  const pages = Object.entries(config?.pages ?? {}).flatMap(([path, page]) => {
    if (page === null) return [];
    if (path.startsWith('/')) {
      const docks = readDocks(page.docks, (reason) => tell(pagesFile, `the docks of the page "${path}": ${reason}`));
      return [{ ...page, path, docks }];
    }
    tell(pagesFile, `the page "${path}" is left out: its path does not begin with "/"`);
    return [];
  });
  const sharedDocks = readDocks(config?.sharedDocks, (reason) => tell(pagesFile, `sharedDocks: ${reason}`));
  const propsFile = join(perspective, 'session-props', 'props.json');
  return {
    name: slashed(relative(dirname(projectDir), projectDir)),
    title: project.title,
    description: project.description,
    settings: project.countersign,
    views,
    pages,
    sharedDocks,
    sessionProps: readIfThere(propsFile, sessionPropsFile, mendView) ?? { custom: {}, propConfig: {} },
    styleClasses: Object.fromEntries(styleClasses),
    scripts: findFiles(join('ignition', 'script-python'), 'code.py').flatMap((file) => {
      const away = leadsAway(projectDir, file);
      const read = away === undefined ? readScript(projectDir, file, note(file)) : undefined;
      if (read === undefined) tell(file, away ?? notUtf8);
      return read === undefined ? [] : [read];
    }),
    tags: (readIfThere(join('countersign', 'tags.json'), tagsFile, mendEntryOf('tags'))?.tags ?? []).filter(
      (tag) => tag !== null,
    ),
    templates: findFiles(join('countersign', 'signature-templates'), '.json').flatMap((file) => {
      const found = read(file, template);
      return found === undefined ? [] : [found];
    }),
    problems,
    files,
  };
}

/** Why a file is not read: what it links to lies outside of the project folder. Undefined where it lies inside. */
function leadsAway(projectDir: string, file: string): string | undefined {
  let inside: string;
  try {
    inside = relative(realpathSync(projectDir), realpathSync(join(projectDir, file)));
  } catch {
    return undefined;
  }
  const leaves = inside === '..' || inside.startsWith(`..${sep}`) || isAbsolute(inside);
  return leaves ? 'is a link that leads out of the project folder; it is not followed' : undefined;
}

/** Undefined where the file is not UTF-8. */
function readScript(projectDir: string, file: string, onBytes: (bytes: Uint8Array) => void): ScriptModule | undefined {
  const folder = slashed(relative(join('ignition', 'script-python'), dirname(file)));
  const bytes = readFileSync(join(projectDir, file));
  onBytes(bytes);
  const source = utf8(bytes);
  return source === undefined ? undefined : { name: folder.replaceAll('/', '.'), file: slashed(file), source };
}

/**
 * Files below a folder of the project whose name ends so, in a stable order, and the links to folders beside them, which
 * could lead anywhere and in a circle; none of either when the folder is absent.
 */
function walk(
  projectDir: string,
  folder: string,
  ending: string,
): { readonly files: string[]; readonly links: string[] } {
  const files: string[] = [];
  const links: string[] = [];
  const left = existsSync(join(projectDir, folder)) ? [folder] : [];
  for (let next = left.pop(); next !== undefined; next = left.pop()) {
    for (const entry of readdirSync(join(projectDir, next), { withFileTypes: true })) {
      const path = join(next, entry.name);
      if (entry.isDirectory()) left.push(path);
      else if (entry.name.endsWith(ending)) files.push(path);
      else if (entry.isSymbolicLink()) links.push(path);
    }
  }
  return { files: files.sort(), links: links.sort() };
}

function slashed(path: string): string {
  return path.split(sep).join('/');
}
