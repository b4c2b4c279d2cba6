/** Scripts of a project as they are translated, each text once. */
import type { PythonVersion } from '../../platform/pythonVersion.ts';
import { fence } from './fence.ts';
import { loadGrammar } from './grammar.ts';
import { evenIndentation } from './indentation.ts';
import { knownTranslations, type KnownTranslations } from './known.ts';
import { dropOpenStrings } from './openString.ts';
import { translate } from './translate.ts';
import type { Translated } from './translated.ts';

const parse = await loadGrammar();
/** Of the files of projects. */
export const projectTranslations = knownTranslations();
/** Of texts that scripts make and run: there is no end of them, and they can hold what belongs on no disk. */
const madeTranslations = knownTranslations();

/** Larger texts would hold up what waits for them. */
const largest = 256 * 1024;

function translated(source: string, python: PythonVersion, known: KnownTranslations): Translated {
  if (source.length > largest)
    return {
      source,
      names: [],
      imports: [],
      refused: [{ line: 1, reason: `a script has ${largest / 1024} KB at most; take it apart` }],
    };
  return known.of(source, python, () =>
    python === 3
      ? fence(source, parse)
      : translate(evenIndentation(dropOpenStrings(source)), parse, known === madeTranslations),
  );
}

/** A script of its own: a module of the script library, or a file of an event. */
export function readModuleScript(source: string, python: PythonVersion = 2): Translated {
  return translated(source, python, projectTranslations);
}

/** A text that a script hands to `exec` or `eval`. */
export function readMadeScript(source: string, python: PythonVersion): Translated {
  return translated(source, python, madeTranslations);
}

export interface EventScriptText extends Translated {
  /** Whether the source defines a function of the name, whose `def` is a line before the script's first. */
  readonly isFunction: boolean;
  readonly name: string;
}

/**
 * A script of an event. Ignition stores it as the indented body of a function; one that is not indented runs as it
 * stands.
 */
export function readEventScript(
  source: string,
  name: string,
  parameters: readonly string[],
  python: PythonVersion = 2,
): EventScriptText {
  // It becomes a line of the script; what is no name there could be more than one.
  const own = /^[A-Za-z_]\w*$/.test(name) ? name : 'script';
  const first = source.split(/\r\n?|\n/).find((line) => line.trim() !== '' && !line.trim().startsWith('#'));
  const isFunction = first === undefined || /^[ \t]/.test(first);
  if (!isFunction) return { ...translated(source, python, projectTranslations), isFunction, name: own };
  const body = first === undefined ? '\tpass' : source;
  const read = translated(`def ${own}(${parameters.join(', ')}):\n${body}\n`, python, projectTranslations);
  const back = <T extends { readonly line: number }>(found: readonly T[]): T[] =>
    found.map((one) => ({ ...one, line: Math.max(1, one.line - 1) }));
  return {
    source: read.source,
    refused: back(read.refused),
    names: back(read.names),
    imports: back(read.imports),
    isFunction,
    name: own,
  };
}
