/** Turns a script of Python 2.7 into what the interpreter runs, or says why it does not run. */
import type { Node } from './grammar.ts';
import { asGrammarReads, newKeywords, renamed, withNames } from './jythonOnly.ts';
import { namesIn } from './names.ts';
import { Scope } from './scope.ts';
import { deepest, outOfReach, syntaxError } from './syntax.ts';
import type { Parsed, ScriptProblem, Translated } from './translated.ts';
import { Translation } from './writer.ts';

/** Python 3 reads a name in its compatible form (NFKC): one that looks otherwise here would be another word there. */
function foreignNames(text: string, root: Node): ScriptProblem[] {
  // eslint-disable-next-line no-control-regex -- The signs of ASCII are meant, all of them.
  const foreign = /[^\x00-\x7f]/;
  if (!foreign.test(text)) return [];
  return root
    .descendantsOfType('identifier')
    .filter((node) => foreign.test(node.text))
    .map((node) => ({
      line: node.startPosition.row + 1,
      reason: `SyntaxError: ${node.text} is no name of Python 2.7, whose names are of ASCII`,
    }));
}

/** A text as the grammar reads it, and its tree. */
function parsed(text: string, parse: (source: string) => Parsed): { readonly read: string; readonly tree: Parsed } {
  const tree = parse(text);
  const read = tree.rootNode.hasError || newKeywords.test(text) ? asGrammarReads(text) : text;
  if (read === text) return { read, tree };
  tree.delete();
  return { read, tree: parse(read) };
}

/** The head of a block, of which no sign is a colon and that goes on in no further line. */
const headWithoutColon =
  /^(?:if|elif|else|for|while|def|class|try|except|finally|with)\b[^:#]*[^:#\s,([{\\](?:\s*#.*)?$/;

/** A truth value where a name is given to something. */
const truthAsName = /\b(True|False)\s*=(?!=)|\b(?:for|as|def|class|global|import)\s+(True|False)\b/;

/** Why a line was not read: it may name what is a name in Python 2.7, and a keyword of the grammar; or be Python 3. */
function whyUnread(line: string): string {
  const [, assigned, given = assigned] = truthAsName.exec(line) ?? [];
  if (given !== undefined) return `${given} is no name here, or this is not Python 2.7`;
  if (headWithoutColon.test(line)) return 'this is not Python 2.7, which wants a colon at its end';
  const [word] = /\b(?:async|await|nonlocal)\b/.exec(line) ?? [];
  if (word === undefined) return 'this is not Python 2.7';
  return word === 'nonlocal'
    ? 'nonlocal is not Python 2.7; hold the value in a list or an object'
    : `${word} is not Python 2.7`;
}

function lineAt(text: string, place: number): number {
  return text.slice(0, place).split('\n').length;
}

/**
 * Turns a script into what the interpreter runs. `parse` is the grammar's.
 * @param isMade A script made the text, and runs it with names that it can look at.
 */
export function translate(source: string, parse: (source: string) => Parsed, isMade = false): Translated {
  const text = source.includes('\r') ? source.replace(/\r\n?/g, '\n') : source;
  const nul = text.indexOf('\0');
  const refused: ScriptProblem[] = nul < 0 ? [] : [{ line: lineAt(text, nul), reason: 'a script holds no NUL' }];
  const ours = text.indexOf(renamed);
  if (ours >= 0) refused.push({ line: lineAt(text, ours), reason: `${renamed} is a word of the interpreter` });
  const { read, tree } = parsed(text, parse);
  try {
    const error = syntaxError(tree.rootNode);
    if (error !== undefined) {
      const lines = text.split('\n').map((written) => written.trim());
      const row = error.startPosition.row;
      // A remark at the end of a head without a colon is read as its end.
      const line = headWithoutColon.test(lines[row - 1] ?? '') ? row : row + 1;
      const shown = lines[line - 1]?.slice(0, 120) ?? '';
      return {
        source,
        refused: [...refused, { line, reason: `SyntaxError: ${whyUnread(shown)}: ${shown}` }],
        names: [],
        imports: [],
      };
    }
    refused.push(...foreignNames(text, tree.rootNode));
    const translation = new Translation(read, parse);
    const written = withNames(translation.write(tree.rootNode, new Scope('module', tree.rootNode, undefined, isMade)));
    // What runs is looked through, whose lines are those of the script.
    for (const word of outOfReach) {
      const place = written.indexOf(word);
      if (place >= 0) refused.push({ line: lineAt(written, place), reason: `${word} is out of reach of scripts` });
    }
    const all = [...refused, ...translation.refused].toSorted((one, other) => one.line - other.line);
    return { source: all.length > 0 ? source : written, refused: all, ...namesIn(tree.rootNode) };
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    return { source, refused: [...refused, { line: 1, reason: deepest }], names: [], imports: [] };
  } finally {
    tree.delete();
  }
}
