/**
 * Reads a project folder:
 *
 *     project.json
 *     com.inductiveautomation.perspective/views/<path>/view.json
 *     com.inductiveautomation.perspective/page-config/config.json
 *     com.inductiveautomation.perspective/session-props/props.json
 *     ignition/script-python/<package path>/code.py
 *     countersign/signature-templates/<any name>.json
 *     countersign/tags.json
 *
 * A file that cannot be used becomes a problem with its path and reason; the rest of the project still loads.
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, sep } from 'node:path';
import { z } from 'zod';
import { CountersignError, ErrorCode } from '../../contract/errors.ts';
import { jsonObject, type JsonObject } from '../../contract/json.ts';
import { readJson } from '../readJson.ts';
import {
  pageConfigFile,
  projectFile,
  tagsFile,
  viewFile,
  type ProjectFile,
  type TagDefinition,
  type ViewDefinition,
} from './schemas.ts';

/** A file of the project that could not be used, and why. */
export interface ProjectProblem {
  readonly file: string;
  readonly reason: string;
}

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
}

export interface Project {
  readonly name: string;
  readonly title: string;
  readonly settings: ProjectFile['countersign'];
  readonly views: ReadonlyMap<string, ViewDefinition>;
  readonly pages: readonly Page[];
  readonly sessionCustom: JsonObject;
  readonly scripts: readonly ScriptModule[];
  readonly tags: readonly TagDefinition[];
  readonly problems: readonly ProjectProblem[];
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
  const read = <S extends z.ZodType>(file: string, schema: S): z.output<S> | undefined => {
    const result = readJson(join(projectDir, file), schema);
    if (result.ok) return result.value;
    problems.push({ file: file.split(sep).join('/'), reason: result.reason });
    return undefined;
  };
  const readIfThere = <S extends z.ZodType>(file: string, schema: S): z.output<S> | undefined =>
    existsSync(join(projectDir, file)) ? read(file, schema) : undefined;

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
  for (const file of findFiles(projectDir, viewsDir, 'view.json')) {
    const view = read(file, viewFile);
    if (view !== undefined) views.set(slashed(relative(viewsDir, dirname(file))), view);
  }
  const config = read(join(perspective, 'page-config', 'config.json'), pageConfigFile);
  const sessionProps = z.object({ custom: jsonObject.default({}) });
  return {
    name: slashed(relative(dirname(projectDir), projectDir)),
    title: project.title,
    settings: project.countersign,
    views,
    pages: Object.entries(config?.pages ?? {}).map(([path, page]) => ({ path, ...page })),
    sessionCustom: readIfThere(join(perspective, 'session-props', 'props.json'), sessionProps)?.custom ?? {},
    scripts: findFiles(projectDir, join('ignition', 'script-python'), 'code.py').map((file) =>
      readScript(projectDir, file),
    ),
    tags: readIfThere(join('countersign', 'tags.json'), tagsFile)?.tags ?? [],
    templates: findFiles(projectDir, join('countersign', 'signature-templates'), '.json').flatMap((file) => {
      const found = read(file, template);
      return found === undefined ? [] : [found];
    }),
    problems,
  };
}

function readScript(projectDir: string, file: string): ScriptModule {
  const folder = slashed(relative(join('ignition', 'script-python'), dirname(file)));
  return {
    name: folder.replaceAll('/', '.'),
    file: slashed(file),
    source: readFileSync(join(projectDir, file), 'utf8').replace(/^\uFEFF/, ''),
  };
}

/** Files below a folder of the project whose name ends so, in a stable order; none when the folder is absent. */
function findFiles(projectDir: string, folder: string, ending: string): string[] {
  if (!existsSync(join(projectDir, folder))) return [];
  return readdirSync(join(projectDir, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith(ending))
    .map((entry) => relative(projectDir, join(entry.parentPath, entry.name)))
    .sort();
}

function slashed(path: string): string {
  return path.split(sep).join('/');
}
