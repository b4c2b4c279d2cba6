/** The grammar by which scripts are read: tree-sitter's of Python, which reads Python 2 too. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import { Language, Parser, type Node, type Tree } from 'web-tree-sitter';

export type { Node };

/** Beside the main script in a build; in their packages under Node. */
const fromSource = import.meta.url.endsWith('.ts');

function wasmOf(specifier: string, builtName: string): string {
  return fromSource
    ? createRequire(import.meta.url).resolve(specifier)
    : fileURLToPath(new URL(`./grammar/${builtName}`, import.meta.url));
}

/** What reads scripts, compiled. */
export const parserFile = wasmOf('web-tree-sitter/web-tree-sitter.wasm', 'web-tree-sitter.wasm');
export const languageFile = wasmOf('tree-sitter-python/tree-sitter-python.wasm', 'tree-sitter-python.wasm');

/** Loads the grammar, some 25 ms. What it gives reads one source text; the tree is to be deleted by `delete()`. */
export async function loadGrammar(): Promise<(source: string) => Tree> {
  await Parser.init({ locateFile: () => parserFile });
  const language = await Language.load(new Uint8Array(readFileSync(languageFile)));
  const parser = new Parser();
  parser.setLanguage(language);
  return (source) => {
    const tree = parser.parse(source);
    if (tree === null) throw new Error('The grammar gave no tree.');
    return tree;
  };
}
