/** What a script names of the world around it: functions below `system`, and modules that it imports. */
import type { Node } from './grammar.ts';
import { partsOf } from './syntax.ts';

export interface NamesUsed {
  /** Dotted names that begin with `system`, each once, at its first line. */
  readonly names: readonly { readonly name: string; readonly line: number }[];
  /** Imported modules; with the names of `from module import a, b`. */
  readonly imports: readonly { readonly module: string; readonly names: readonly string[]; readonly line: number }[];
}

export function namesIn(root: Node): NamesUsed {
  const names = new Map<string, number>();
  const imports: { module: string; names: string[]; line: number }[] = [];
  const look = (node: Node): void => {
    const line = node.startPosition.row + 1;
    if (node.type === 'attribute') {
      const dotted = node.text;
      if (/^system(\.\w+)+$/.test(dotted)) {
        if (!names.has(dotted)) names.set(dotted, line);
        return;
      }
    } else if (node.type === 'identifier' && node.text === 'system') {
      if (!names.has('system')) names.set('system', line);
    } else if (node.type === 'import_statement') {
      for (const part of partsOf(node)) imports.push({ module: moduleOf(part), names: [], line });
    } else if (node.type === 'import_from_statement') {
      const module = node.childForFieldName('module_name');
      const parts = partsOf(node).filter((part) => part.id !== module?.id);
      imports.push({ module: module?.text ?? '', names: parts.map(moduleOf), line });
    }
    for (const child of node.children) if (child.childCount > 0 || child.isNamed) look(child);
  };
  look(root);
  return { names: [...names].map(([name, line]) => ({ name, line })), imports };
}

function moduleOf(part: Node): string {
  return (part.type === 'aliased_import' ? part.firstNamedChild : part)?.text ?? '';
}
