/** What a script names that this version does not have: functions below `system`, and modules. */
import type { ScriptProblem } from './python2.ts';
import { madeModules, standardModules, systemNames, zatoModules } from './supported.ts';
import type { Token } from './tokens.ts';

/**
 * The functions and modules that the tokens of a script name and that are not there, each once, at its first line.
 * `libraries` are the dotted names of the project's script library.
 */
export function missingIn(tokens: readonly Token[], libraries: readonly string[]): readonly ScriptProblem[] {
  const modules = new Set([
    ...standardModules,
    ...zatoModules,
    ...Object.keys(madeModules),
    ...libraries.flatMap(around),
  ]);
  const found = new Map<string, number>();
  const miss = (name: string, { line }: Token): void => {
    if (!found.has(name)) found.set(name, line);
  };
  for (const [place, token] of tokens.entries()) {
    const before = tokens[place - 1];
    if (token.kind !== 'name') continue;
    if (token.text === 'system' && before?.text !== '.') {
      const name = dotted(tokens, place);
      if (!isSystemName(name)) miss(name, token);
    }
    if (token.text === 'import' && startsStatement(before)) {
      for (const at of importedAt(tokens, place + 1)) {
        const name = dotted(tokens, at);
        if (!modules.has(name)) miss(`the module ${name}`, token);
      }
    }
    if (token.text === 'from' && startsStatement(before)) {
      const module = dotted(tokens, place + 1);
      if (!modules.has(module)) miss(`the module ${module}`, token);
      for (const name of missingNames(tokens, place + 1, module)) miss(`${module}.${name}`, token);
    }
  }
  return [...found].map(([name, line]) => ({ line, reason: `${name} is not supported in this version` }));
}

/** A dotted name and all that it stands in: `a.b.c`, `a.b`, `a`. */
function around(name: string): string[] {
  return name.split('.').map((_, depth, parts) => parts.slice(0, depth + 1).join('.'));
}

function startsStatement(before: Token | undefined): boolean {
  return before === undefined || before.kind === 'newline' || before.text === ';' || before.text === ':';
}

function dotted(tokens: readonly Token[], place: number): string {
  let name = tokens[place]?.text ?? '';
  for (let at = place + 1; tokens[at]?.text === '.' && tokens[at + 1]?.kind === 'name'; at += 2) {
    name += `.${tokens[at + 1]?.text ?? ''}`;
  }
  return name;
}

function isSystemName(name: string): boolean {
  return systemNames.some((known) => known === name || known.startsWith(`${name}.`) || name.startsWith(`${known}.`));
}

/** The places of the names in `import a.b as c, d`. */
function importedAt(tokens: readonly Token[], place: number): number[] {
  const found: number[] = [];
  for (
    let at = place;
    tokens[at] !== undefined && tokens[at]?.kind !== 'newline' && tokens[at]?.text !== ';';
    at += 1
  ) {
    if (at === place || tokens[at - 1]?.text === ',') found.push(at);
  }
  return found;
}

/** The names of `from module import a, b` that a module of Java does not have here. */
function missingNames(tokens: readonly Token[], place: number, module: string): string[] {
  const known = Object.hasOwn(madeModules, module) ? (madeModules[module] ?? []) : [];
  if (known.length === 0) return [];
  const start = tokens.findIndex(({ text }, at) => at > place && text === 'import');
  return importedAt(tokens, start + 1).flatMap((at) => {
    const name = tokens[at]?.text === '(' ? (tokens[at + 1]?.text ?? '') : (tokens[at]?.text ?? '');
    return known.includes(name) ? [] : [name];
  });
}
