/** A project as the gateway uses it: what its folder has, with the pages that every project has, and what is wrong with it. */
import type { z } from 'zod';
import { reservedViews, withBuiltIn } from './builtIn/builtIn.ts';
import { loadProject, type Project } from './load.ts';
import { scriptProblems } from './scriptCheck.ts';

/** Opens the project of a folder; `template` reads its signature templates. Throws `project` where it cannot be used. */
export function openProject<T extends z.ZodType>(
  projectDir: string,
  template: T,
): Project & { readonly templates: readonly z.output<T>[] } {
  const own = loadProject(projectDir, template);
  const project = withBuiltIn(own);
  return { ...project, problems: [...own.problems, ...reservedViews(own.views.keys()), ...scriptProblems(project)] };
}
