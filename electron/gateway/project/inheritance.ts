/** The projects that a project inherits from, as each names its parent: the nearest first. */
import { existsSync } from 'node:fs';
import { basename } from 'node:path';
import { placeOf, siblingOf, type Place, type ProjectFolder, type Tell } from './folders.ts';

export interface Line {
  /** The project itself, and then its parents. */
  readonly line: readonly ProjectFolder[];
  /** Parents that are named and not there. */
  readonly absent: readonly ProjectFolder[];
}

/** What a `project.json` says of its place in the line. */
interface Inheriting {
  readonly parent: string;
  readonly inheritable: boolean;
}

/** Follows the parents from a project. What stops the line is told at the `project.json` that names it. */
export function inherits(
  own: ProjectFolder,
  parent: string,
  read: (projectFile: Place) => Inheriting | undefined,
  tell: Tell,
): Line {
  const line = [own];
  let naming = own;
  let named = parent;
  while (named !== '') {
    const found = siblingOf(own.dir, named);
    const file = placeOf(naming, 'project.json').name;
    const lost = 'what it would inherit is missing';
    if (found === undefined) {
      tell(file, `names the parent "${named}", which is no folder beside this project; ${lost}`);
      return { line, absent: [] };
    }
    if (line.some(({ dir }) => dir === found.dir)) {
      const names = [...line, found].map(({ dir }) => basename(dir));
      tell(file, `goes in a circle of parents: ${names.join(', ')}`);
      return { line, absent: [] };
    }
    const place = placeOf(found, 'project.json');
    if (!existsSync(place.full)) {
      tell(file, `names the parent "${named}", and there is no project of that name beside this one; ${lost}`);
      return { line, absent: [found] };
    }
    const about = read(place);
    if (about === undefined) return { line, absent: [found] };
    if (!about.inheritable)
      tell(place.name, 'does not say that it can be inherited ("inheritable"); it is all the same');
    line.push(found);
    naming = found;
    named = about.parent;
  }
  return { line, absent: [] };
}
