/** What a verification found, and its verdict. */
import { Missing } from './json.ts';

/** The end of a verification, by weight: whatever is worse outweighs the rest. */
export type Verdict = 'ok' | 'unknown key' | 'incomplete' | 'tampered';

/** The exit code of a verdict. */
export const exitCodes: Readonly<Record<Verdict, 0 | 2 | 3 | 4>> = Object.freeze({
  ok: 0,
  tampered: 2,
  incomplete: 3,
  'unknown key': 4,
});

export interface Report {
  readonly verdict: Verdict;
  /** What was found, a line each, in the order in which it was looked at. */
  readonly lines: readonly string[];
  /** What no bundle can show, or this one does not. */
  readonly notChecked: readonly string[];
}

export class Findings implements Report {
  verdict: Verdict = 'ok';
  readonly lines: string[] = [];
  readonly notChecked: string[] = [];

  /** Notes what was found; the first of its weight is the first that is told. */
  add(verdict: Verdict, line: string): void {
    const weight: readonly Verdict[] = ['ok', 'unknown key', 'incomplete', 'tampered'];
    if (weight.indexOf(verdict) > weight.indexOf(this.verdict)) this.verdict = verdict;
    this.lines.push(verdict === 'ok' ? line : `${verdict}: ${line}`);
  }

  /** Does a check that throws `Missing` where something is not there: that is noted, and keeps nothing else from being checked. */
  orMissing(check: () => void): void {
    try {
      check();
    } catch (error) {
      if (!(error instanceof Missing)) throw error;
      this.add('incomplete', error.message);
    }
  }
}
