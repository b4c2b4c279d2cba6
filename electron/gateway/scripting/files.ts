/** The interpreter's own files: Python modules around scripts, and the snapshot that it starts from. */
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const fromSource = import.meta.url.endsWith('.ts');

/** Beside the source file under Node; beside the main script in a build. */
export const pythonFolder = fileURLToPath(new URL('./python/', import.meta.url));

/** Where the snapshot of the interpreter's memory lies. */
export const snapshotFile = fileURLToPath(
  new URL(fromSource ? '../../../out/python-snapshot.bin' : './python-snapshot.bin', import.meta.url),
);

/** The snapshot's path, where one was made. */
export function pythonSnapshot(): string | undefined {
  return existsSync(snapshotFile) ? snapshotFile : undefined;
}
