/** What a script names that this version does not have: functions below `system`, and modules. */
import { madeModules, standardModules, systemNames } from './supported.ts';
import type { NamesUsed } from './translation/names.ts';
import type { ScriptProblem } from './translation/translate.ts';

/**
 * The functions and modules that a script names and that are not there, each once, at its first line. `libraries` are the
 * dotted names of the project's script library.
 */
export function missingIn({ names, imports }: NamesUsed, libraries: readonly string[]): readonly ScriptProblem[] {
  const modules = new Set<string>([...standardModules, ...Object.keys(madeModules), ...libraries.flatMap(around)]);
  const found = new Map<string, number>();
  const miss = (name: string, line: number): void => {
    if (!found.has(name)) found.set(name, line);
  };
  for (const { name, line } of names) if (!isSystemName(name)) miss(name, line);
  for (const { module, names: wanted, line } of imports) {
    if (!modules.has(module)) miss(`the module ${module}`, line);
    const known = Object.hasOwn(madeModules, module) ? (madeModules[module] ?? []) : [];
    if (known.length > 0) for (const name of wanted) if (!known.includes(name)) miss(`${module}.${name}`, line);
  }
  return [...found].map(([name, line]) => ({ line, reason: `${name} is not supported in this version` }));
}

/** A dotted name and all that it stands in: `a.b.c`, `a.b`, `a`. */
function around(name: string): string[] {
  return name.split('.').map((_, depth, parts) => parts.slice(0, depth + 1).join('.'));
}

function isSystemName(name: string): boolean {
  return systemNames.some((known) => known === name || known.startsWith(`${name}.`) || name.startsWith(`${known}.`));
}
