/** When a server that is gone is tried again. */

const first = 500;
const most = 10_000;
/** Whom a server refused asks seldom: it may lock the account. */
const afterRefusal = 60_000;

export interface Failure {
  /** How many attempts failed in a row, one at least. */
  readonly attempt: number;
  /** How many addresses there are; each is tried before it is waited for longer. */
  readonly addresses: number;
  readonly refused: boolean;
}

/** Milliseconds until the next attempt: longer from round to round, and never the same for all stations of a plant. */
export function retryDelay({ attempt, addresses, refused }: Failure, random: () => number = Math.random): number {
  if (refused) return afterRefusal;
  const round = Math.floor((attempt - 1) / addresses);
  return Math.min(most, first * 2 ** Math.min(round, 10)) * (0.5 + random() / 2);
}
