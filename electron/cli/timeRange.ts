/** The times of `--since` and `--until`. */
import { CountersignError, ErrorCode } from '../contract/errors.ts';
import { toUtc } from '../gateway/platform/time.ts';

export interface TimeRange {
  readonly since?: string | undefined;
  readonly until?: string | undefined;
}

/**
 * Dates or times that a person gives (ISO 8601, UTC where they name no other offset), as the store keeps them. Throws
 * `illegal-argument` for what is none, and where no time lies between them: an empty answer would say that nothing happened.
 */
export function timeRange(given: TimeRange): TimeRange {
  const [since, until] = [toUtc(given.since, 'UTC'), toUtc(given.until, 'UTC')];
  if (since !== undefined && until !== undefined && until <= since) {
    throw new CountersignError(
      ErrorCode.illegalArgument,
      `No time lies from ${given.since ?? ''} to before ${given.until ?? ''}.`,
    );
  }
  return { since, until };
}
