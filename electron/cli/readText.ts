import { CountersignError, ErrorCode } from '../contract/errors.ts';
import { fileFault } from '../gateway/platform/fileFault.ts';
import { plainBytes } from '../gateway/platform/plainFile.ts';

/**
 * The text of a file that somebody named, as it stands there. Throws `illegal-argument` for a file that cannot be read or is
 * not UTF-8, with what did not happen (`Nothing was run.`): what stood in its place would be another text.
 */
export function readText(file: string, consequence: string): string {
  const refused = (why: string): CountersignError =>
    new CountersignError(ErrorCode.illegalArgument, `${file} ${why}. ${consequence}`);
  let bytes: Buffer;
  try {
    bytes = plainBytes(file);
  } catch (error) {
    throw refused(fileFault(error));
  }
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    throw refused('is not UTF-8');
  }
}
