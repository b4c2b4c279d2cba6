/** The script library of a project as interpreters run it. */
import type { PythonVersion } from '../platform/pythonVersion.ts';
import { readModuleScript } from './translation/scripts.ts';

/** A module of the project's script library. */
export interface ModuleSource {
  readonly name: string;
  readonly source: string;
  readonly python?: PythonVersion | undefined;
}

export interface ScriptLibrary {
  readonly modules: readonly ModuleSource[];
}

/** Before the reason why a script was not run. */
export const notRun = 'The script was not run:';

/** A library that would do something else here says so to whoever uses it, at the line where it would. */
function readModule({ name, source, python = 2 }: ModuleSource): ModuleSource {
  const { source: translated, refused } = readModuleScript(source, python);
  const [first] = refused;
  if (first === undefined) return { name, source: translated, python };
  const raise = `raise UnsupportedOperationException(${JSON.stringify(`${notRun} ${first.reason}`)})`;
  return { name, source: '\n'.repeat(first.line - 1) + raise, python };
}

/** Reads the script library once for all interpreters. */
export function readLibrary(modules: readonly ModuleSource[]): ScriptLibrary {
  return { modules: modules.map(readModule) };
}
