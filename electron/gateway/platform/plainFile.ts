/** Reads files that somebody named or put there, without ever waiting for one: a pipe in the place of a file has no end. */
import { closeSync, constants, fstatSync, openSync, readFileSync, type Stats } from 'node:fs';

/** A pipe that the shell opened (`<(...)`, `/dev/stdin`): somebody writes into it, and closes it. */
const handedOver = /^\/(?:dev\/(?:fd\/\d+|stdin)|proc\/self\/fd\/\d+)$/;

/** On Windows there is no such flag, and no pipe among files. */
const atOnce = constants.O_RDONLY | (constants.O_NONBLOCK ?? 0);

/**
 * The content of a file, and what the system says of it. What is judged and what is read are one file. Throws the error of the
 * system, with the code `EISDIR` for a folder and `ENOTFILE` for a pipe, a socket or a device; `fileFault` has words for them.
 */
export function readPlainFile(file: string): { readonly bytes: Buffer; readonly found: Stats } {
  const isHandedOver = handedOver.test(file);
  const handle = openSync(file, isHandedOver ? 'r' : atOnce);
  try {
    const found = fstatSync(handle);
    if (!found.isFile() && !isHandedOver) throw notPlain(found.isDirectory() ? 'EISDIR' : 'ENOTFILE', file);
    return { bytes: readFileSync(handle), found };
  } finally {
    closeSync(handle);
  }
}

/** The bytes of a file alone, as `readPlainFile` reads them. */
export function plainBytes(file: string): Buffer {
  return readPlainFile(file).bytes;
}

/** Its text, whose bytes are not held against UTF-8. */
export function plainText(file: string): string {
  return plainBytes(file).toString('utf8');
}

function notPlain(code: string, file: string): Error {
  return Object.assign(new Error(`${code}: no plain file, read '${file}'`), { code });
}
