import { CountersignError, ErrorCode } from '../contract/errors.ts';

/** Why a pattern is not obeyed: the character that is not understood and where it stands, counted from 1. */
export function refusal(pattern: string, at: number, reason: string): CountersignError {
  const character = pattern[at];
  const where = character === undefined ? 'its end' : `"${character}" at place ${at + 1}`;
  return new CountersignError(
    ErrorCode.illegalArgument,
    `the pattern "${pattern}" is not understood: ${where} ${reason}`,
  );
}
