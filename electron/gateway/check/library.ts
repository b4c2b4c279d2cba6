/** What scripts name of the script library of their project (`plant.auth.run`). */
import type { ScriptModule } from '../project/load.ts';
import type { Script } from '../project/scriptCheck.ts';
import { found, type Problem } from './finding.ts';
import { lineAt, namesOf } from './pythonText.ts';

/** What a module gives itself other than by a name that can be read: any name may be in it. */
const givesAny = /\bimport\s*\*|\b(globals|vars|locals|exec|setattr|__getattr__)\b|sys\.modules/;
/**
 * Names of a module at its first column, or made there by an import, a loop or a condition around it. Each is read without a look
 * back: where a text stood, which may be long, there are blanks.
 */
const given = [
  /^[ \t]*(?:def|class)\s+(\w+)/gm,
  /^[ \t]*(?=([\w(][\w, \t()]*))\1=(?!=)/gm,
  /^[ \t]*([\w(](?:(?!\bin\b)[\w, \t()])*)\bin\b/gm,
  /\b(?:for|as|global)\s+([\w, \t()]+)/g,
  /\bimport\s+([\w., \t()\\\n]+)/g,
];

/** Modules that are imported by whole names, which are looked at with all others; a short one may be another of that name. */
const imported = /^[ \t]*(?:import[ \t]+\w+(?:\.\w+)+|from[ \t]+[\w.]+)/gm;

interface Library {
  /** By their dotted names: the names of a module, or undefined where any may be in it. */
  readonly modules: ReadonlyMap<string, ReadonlySet<string> | undefined>;
  /** Modules and what they stand in, with the names in each. */
  readonly packages: ReadonlyMap<string, ReadonlySet<string>>;
}

/** What Python takes for a name, and what it does not though it looks like one. */
const word =
  /^(?!(?:and|as|assert|break|class|continue|def|del|elif|else|except|exec|finally|for|from|global|if|import|in|is|lambda|not|or|pass|print|raise|return|try|while|with|yield)$)[A-Za-z_]\w*$/;

/** Where modules of a project are. */
const folder = 'ignition/script-python/';

/** Names modules that no script can call by their names, as those of a folder with a blank. */
export function checkModuleNames(modules: readonly ScriptModule[]): readonly Problem[] {
  return modules.flatMap(({ name, file }) => {
    const [, path] = file.split(folder);
    const odd = path
      ?.split('/')
      .slice(0, -1)
      .find((part) => !word.test(part));
    if (odd === undefined) return [];
    return [
      { file, ...found('script', `module ${name}`, '', `"${odd}" is no name in Python: no script can call it.`) },
    ];
  });
}

/** Checks what scripts name of the library; what a script could have made itself is not looked at. */
export function checkLibrary(scripts: readonly Script[], modules: readonly ScriptModule[]): readonly Problem[] {
  const library = libraryOf(modules);
  const tops = [...library.packages.keys()].filter((name) => name !== '' && !name.includes('.'));
  if (tops.length === 0) return [];
  return scripts.flatMap(({ file, path, source }) => {
    const code = namesOf(source).replaceAll(imported, '');
    const reported = new Map<string, Problem>();
    for (const top of tops.filter((name) => code.includes(`${name}.`) && !isOwn(code, name))) {
      for (const { 0: text, index } of code.matchAll(new RegExp(String.raw`(?<![\w.])${top}(?:\.\w+)+`, 'g'))) {
        const name = missingOf(text.split('.'), library);
        if (name === undefined || reported.has(name)) continue;
        const why = `line ${lineAt(code, index)}: The script library has no ${name}. The script fails where it asks for it.`;
        reported.set(name, { file, ...found('reference', name, path, why) });
      }
    }
    return [...reported.values()];
  });
}

/** Whether a script uses a name other than to reach into it: it may stand for something of the script's own. */
function isOwn(code: string, name: string): boolean {
  return new RegExp(String.raw`(?<![\w.])${name}(?!\w|\.)`).test(code);
}

/** The part of a dotted name that is not there; undefined where all of it may be. */
function missingOf(parts: readonly string[], { modules, packages }: Library): string | undefined {
  for (let depth = 1; depth < parts.length; depth += 1) {
    const [at, next = ''] = [parts.slice(0, depth).join('.'), parts[depth]];
    const isModule = modules.has(at);
    const names = modules.get(at);
    if (packages.get(at)?.has(next) === true) continue;
    if (next.startsWith('__')) return undefined;
    if (isModule && (names === undefined || names.has(next))) return undefined;
    return `${at}.${next}`;
  }
  return undefined;
}

function libraryOf(scripts: readonly ScriptModule[]): Library {
  const packages = new Map<string, Set<string>>();
  for (const { name } of scripts) {
    const parts = name.split('.');
    for (const [depth, part] of parts.entries()) {
      const around = parts.slice(0, depth).join('.');
      packages.set(around, (packages.get(around) ?? new Set()).add(part));
    }
  }
  for (const name of packages.get('') ?? []) if (!packages.has(name)) packages.set(name, new Set());
  return { modules: new Map(scripts.map(({ name, source }) => [name, givenBy(source)])), packages };
}

function givenBy(source: string): ReadonlySet<string> | undefined {
  const code = namesOf(source);
  if (givesAny.test(code)) return undefined;
  return new Set(
    given.flatMap((form) => [...code.matchAll(form)].flatMap(([, names = '']) => names.match(/\w+/g) ?? [])),
  );
}
