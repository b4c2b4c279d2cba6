/** Why a file that a person named cannot be read, to go behind its name: `is not there`. */
export function fileFault(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? String(error.code) : 'no reason is known';
  return faults.get(code) ?? `cannot be read (${code})`;
}

const faults: ReadonlyMap<string, string> = new Map([
  ['ENOENT', 'is not there'],
  ['ENOTDIR', 'is not there'],
  ['EISDIR', 'is a folder'],
  ['ENOTFILE', 'is no plain file'],
  // Of a socket, which cannot be opened.
  ['ENXIO', 'is no plain file'],
  ['EACCES', 'may not be read by this user'],
  ['EPERM', 'may not be read by this user'],
]);
