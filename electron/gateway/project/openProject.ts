/** A project as the gateway uses it: what its folder has, with the pages that every project has, and what is wrong with it. */
import type { z } from 'zod';
import { reservedViews, withBuiltIn } from './builtIn/builtIn.ts';
import { projectLoader, type LoadedProject } from './load.ts';
import { scriptProblems } from './scriptCheck.ts';

/** Opens the project of a folder; `template` reads its signature templates. Throws `project` where it cannot be used. */
export function openProject<T extends z.ZodType>(projectDir: string, template: T): LoadedProject<T> {
  const project = projectOpener(projectDir, template)();
  return { ...project, problems: [...project.problems, ...scriptProblems(project)] };
}

/**
 * Opens the project of a folder again and again, as it stands each time; what is wrong with its scripts is for `scriptProblems`
 * to say. Throws as `openProject`.
 */
export function projectOpener<T extends z.ZodType>(projectDir: string, template: T): () => LoadedProject<T> {
  const load = projectLoader(projectDir, template);
  return () => {
    const own = load();
    return { ...withBuiltIn(own), problems: [...own.problems, ...reservedViews(own.views.keys())] };
  };
}
