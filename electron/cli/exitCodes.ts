/** What a command's exit code says; the same for all of them, in `--help` and in the documentation. */
import type { CountersignError } from '../contract/errors.ts';
import { StoreTrouble } from '../contract/storeTrouble.ts';
import { Loss } from '../gateway/store/loss.ts';

export const ExitCode = Object.freeze({ done: 0, refused: 1, altered: 2, incomplete: 3, unknownKey: 4 } as const);
export type ExitCode = (typeof ExitCode)[keyof typeof ExitCode];

export const exitCodesInWords = `
Exit codes:
  0  done; for verify: all that was checked holds
  1  refused or could not be done, and why: usage, no station there, no access, full disk, in use
  2  the data was altered, or is damaged
  3  the data is incomplete: the database, its log or its newest entries are missing
  4  for verify: all that was checked holds, by a key that was not given with --key
  64 the program does not take a switch on its command line, and names it`;

/** The exit code of a refusal. */
export function exitCodeOf({ details }: CountersignError): ExitCode {
  const { loss, trouble } = details;
  if (loss === Loss.damaged || loss === Loss.rewritten || trouble === StoreTrouble.damaged) return ExitCode.altered;
  return loss === undefined ? ExitCode.refused : ExitCode.incomplete;
}
