/** The interpreter's own Python files, and the names that no library of a project may have because of them. */
import { readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** Beside the source file under Node; beside the main script in a build. */
export const pythonFolder = fileURLToPath(new URL('./python/', import.meta.url));

/** Whether a library has the name of a module around scripts: an import of it would lead there, out of the guard. */
export function isOwnModule(library: string): boolean {
  const [first = ''] = library.split('.');
  return first === '_host' || own().has(first);
}

let names: ReadonlySet<string> | undefined;

function own(): ReadonlySet<string> {
  names ??= new Set(
    readdirSync(pythonFolder).flatMap((file) => (file.endsWith('.py') ? [`_${file.slice(0, -'.py'.length)}`] : [])),
  );
  return names;
}
