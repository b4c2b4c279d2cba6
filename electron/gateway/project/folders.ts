/**
 * The folder of a project and those of the projects that it inherits from: a resource of a parent is there where the child
 * has none of the same path. Each of them lies beside the others, and nothing is read from outside of them.
 */
import { lstatSync, readdirSync, realpathSync, type Dirent } from 'node:fs';
import { dirname, isAbsolute, join, relative, resolve, sep } from 'node:path';

/** A file of a project as it was found. */
export interface Place {
  /** The project that it is in. */
  readonly of: ProjectFolder;
  /** Where in its project, with "/": `ignition/script-python/line/code.py`. */
  readonly path: string;
  /** How people and the trail name it: the path, after `../Base/` where it is a parent's. */
  readonly name: string;
  /** Where on the disk. */
  readonly full: string;
  /** Why it is not read: it leads out of its project. */
  readonly refused?: string;
}

/** One project of the line: its folder, and what stands before the paths of its files when they are named. */
export interface ProjectFolder {
  readonly dir: string;
  readonly before: string;
}

/** Tells of something that stands aside. */
export type Tell = (file: string, reason: string) => void;

export interface Folders {
  /** A file of the project by its path: its own, or the nearest parent's; undefined where none has it. */
  readonly locate: (path: string) => Place | undefined;
  /** Files below a folder whose name ends so, a child's in place of a parent's of the same path, in a stable order. */
  readonly files: (folder: string, ending: string) => readonly Place[];
  /**
   * Resources below a folder, by their paths there: folders that have a file of one of the names, of which the first
   * counts. A child's stands in place of a parent's as a whole.
   */
  readonly resources: (folder: string, names: readonly string[]) => ReadonlyMap<string, Place>;
}

/** The folder of a sibling project; undefined for what is no plain name of one. */
export function siblingOf(projectDir: string, name: string): ProjectFolder | undefined {
  if (name === '' || name === '.' || name === '..' || /[/\\:]/.test(name)) return undefined;
  return { dir: join(dirname(resolve(projectDir)), name), before: `../${name}/` };
}

/**
 * The files of a line of projects, the child first. `overridable` says whether a parent lets a resource of its be replaced;
 * `tell` hears of links that are not followed.
 */
export function openFolders(
  line: readonly ProjectFolder[],
  overridable: (resource: Place) => boolean,
  tell: Tell,
): Folders {
  const found = (folder: string, wanted: (name: string) => boolean): Place[][] =>
    line.map((project) => {
      const { files, links, closed, unnamed } = walk(project, folder, wanted);
      for (const link of links) tell(`${project.before}${link}`, 'is a link to a folder; it is not followed');
      for (const one of closed)
        tell(`${project.before}${one}`, 'is a folder that cannot be read; nothing in it is used');
      for (const one of unnamed) tell(`${project.before}${one}`, 'has a name that is no UTF-8; it is not read');
      return files;
    });
  /** The places of all projects as the child sees them, by what makes two of them the same resource. */
  const merged = (all: readonly (readonly (readonly [key: string, place: Place])[])[]): ReadonlyMap<string, Place> => {
    const taken = new Map<string, Place>();
    for (const places of all) {
      for (const [key, place] of places) {
        const child = taken.get(key);
        if (child === undefined) taken.set(key, place);
        else if (!overridable(place)) {
          tell(child.name, `is not used: ${place.name}, which it would replace, does not let itself be overridden`);
          taken.set(key, place);
        }
      }
    }
    return new Map([...taken].sort(([one], [other]) => (one < other ? -1 : 1)));
  };
  return {
    locate: (path) => {
      const places = line.flatMap((project) => (isThere(join(project.dir, path)) ? [placeOf(project, path)] : []));
      return merged(places.map((place) => [['', place]])).get('');
    },
    files: (folder, ending) => [
      ...merged(
        found(folder, (name) => name.endsWith(ending)).map((of) => of.map((place) => [place.path, place])),
      ).values(),
    ],
    resources: (folder, names) =>
      merged(
        found(folder, (name) => names.includes(name)).map((places) => {
          const own = new Map<string, Place>();
          for (const name of names) {
            for (const place of places.filter(({ path }) => path.endsWith(`/${name}`))) {
              const key = slashed(relative(folder, dirname(place.path)));
              if (!own.has(key)) own.set(key, place);
            }
          }
          return [...own];
        }),
      ),
  };
}

/** Whether there is anything: what cannot be read as a file there, such as a folder or a link to nothing, is not absent. */
function isThere(file: string): boolean {
  return lstatSync(file, { throwIfNoEntry: false }) !== undefined;
}

/** A file by its path in one project, whether it is there or not. */
export function placeOf(project: ProjectFolder, path: string): Place {
  const full = join(project.dir, path);
  const refused = leadsAway(project.dir, full);
  return { of: project, path, name: `${project.before}${path}`, full, ...(refused === undefined ? {} : { refused }) };
}

/** Why a file is not read: what it links to lies outside of its project. Undefined where it lies inside. */
function leadsAway(dir: string, full: string): string | undefined {
  let inside: string;
  try {
    inside = relative(realpathSync.native(dir), realpathSync.native(full));
  } catch {
    return undefined;
  }
  const leaves = inside === '..' || inside.startsWith(`..${sep}`) || isAbsolute(inside);
  return leaves ? 'is a link that leads out of the project folder; it is not followed' : undefined;
}

/**
 * Files below a folder of a project whose names are wanted, the links to folders beside them, which could lead anywhere and
 * in a circle, folders that cannot be read, and what has a name that nothing finds again; nothing when the folder is absent, or goes away meanwhile.
 */
function walk(
  project: ProjectFolder,
  folder: string,
  wanted: (name: string) => boolean,
): {
  readonly files: Place[];
  readonly links: string[];
  readonly closed: string[];
  readonly unnamed: string[];
} {
  const files: Place[] = [];
  const links: string[] = [];
  const closed: string[] = [];
  const unnamed: string[] = [];
  // What is no link, in a folder that is none, cannot lead away.
  const isInside = leadsAway(project.dir, join(project.dir, folder)) === undefined;
  const left = [folder];
  for (let next = left.pop(); next !== undefined; next = left.pop()) {
    const entries = entriesOf(join(project.dir, next));
    if (entries === undefined) closed.push(next);
    for (const entry of entries ?? []) {
      const path = `${next}/${entry.name}`;
      if (isMisread(project, path)) unnamed.push(path);
      else if (entry.isDirectory()) left.push(path);
      else if (wanted(entry.name)) {
        const isPlain = isInside && entry.isFile();
        files.push(
          isPlain
            ? { of: project, path, name: `${project.before}${path}`, full: join(project.dir, path) }
            : placeOf(project, path),
        );
      } else if (entry.isSymbolicLink()) links.push(path);
    }
  }
  return { files, links: links.sort(), closed: closed.sort(), unnamed: unnamed.sort() };
}

/** Whether bytes of a name that are no UTF-8 were replaced: there is nothing of the name that came of it. */
function isMisread(project: ProjectFolder, path: string): boolean {
  return path.includes('\ufffd') && lstatSync(join(project.dir, path), { throwIfNoEntry: false }) === undefined;
}

/** What a folder has: nothing where it is not there, undefined where it cannot be read. */
function entriesOf(dir: string): readonly Dirent[] | undefined {
  try {
    return readdirSync(dir, { withFileTypes: true });
  } catch (error) {
    const isAbsent = error instanceof Error && 'code' in error && (error.code === 'ENOENT' || error.code === 'ENOTDIR');
    return isAbsent ? [] : undefined;
  }
}

function slashed(path: string): string {
  return path.split(sep).join('/');
}
