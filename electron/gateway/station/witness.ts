/** Asks a witness to cosign a checkpoint (C2SP tlog-witness): it sees that the log goes on from what it saw before. */
import { isCosigned, isOf, readCosignature, type Witness } from '../../ledger/cosignature.ts';
import { boundedText, whyUnanswered } from '../platform/answers.ts';

/** A witness says that the log is another one than it saw before: an older copy, or one that was made anew. */
export class OtherLogError extends Error {
  /** Entries of the log that it saw, where this one has fewer. */
  readonly longer: number | undefined;

  constructor(message: string, longer?: number) {
    super(message);
    this.longer = longer;
  }
}

/** A checkpoint to be cosigned. */
export interface Asked {
  readonly size: number;
  /** The signed note. */
  readonly note: string;
  /** What of the note is signed. */
  readonly text: string;
  /** The largest log that the witness is known to have seen; 0 for none. */
  readonly seen: number;
  /** Proves the log of so many entries, 1 or more, to be the beginning of this one. */
  readonly proof: (before: number) => readonly Buffer[];
}

const mostBytes = 100_000;
/** Milliseconds that a witness has to answer. */
const patience = 10_000;

/**
 * Gets the cosignature of a witness, as a line without its line feed, verified by its key. Throws `OtherLogError` where the
 * witness saw a log that this one does not go on from, or a longer one; `Error` in words for whatever else it answers, or where
 * it does not.
 */
export async function cosign(address: string, witness: Witness, asked: Asked): Promise<string> {
  const first = await post(address, asked, Math.min(asked.seen, asked.size));
  const known = sizeOf(first);
  // It says which log it saw last: another program of this station may have asked it.
  const isOther = known !== undefined && known !== first.before && known <= asked.size;
  const answer = isOther ? await post(address, asked, known) : first;
  if (answer.status === 200) return lineOf(answer.text, asked.text, witness);
  throw refusal(answer, asked.size);
}

interface Answer {
  readonly before: number;
  readonly status: number;
  readonly text: string;
}

async function post(address: string, { note, proof }: Asked, before: number): Promise<Answer> {
  const hashes = before === 0 ? [] : proof(before);
  const body = [`old ${before}`, ...hashes.map((hash) => hash.toString('base64')), '', note].join('\n');
  try {
    const response = await fetch(`${address.replace(/\/+$/, '')}/add-checkpoint`, {
      method: 'POST',
      body,
      redirect: 'error',
      credentials: 'omit',
      signal: AbortSignal.timeout(patience),
    });
    return { before, status: response.status, text: await boundedText(response, mostBytes) };
  } catch (error) {
    throw new Error(`the witness gave no answer: ${whyUnanswered(error)}`, { cause: error });
  }
}

/** How many entries the log has that a witness saw last, where it says that this is why it refuses. */
function sizeOf({ status, text }: Answer): number | undefined {
  return status === 409 && /^(?:0|[1-9]\d{0,14})\n$/.test(text) ? Number(text) : undefined;
}

function lineOf(text: string, signed: string, witness: Witness): string {
  for (const line of text.split('\n')) {
    const read = readCosignature(line);
    if (read !== undefined && isOf(read, witness) && isCosigned(signed, read, witness)) return line;
  }
  throw new Error(`the witness answered without a cosignature by the key of ${witness.name} that the site gives`);
}

function refusal(answer: Answer, size: number): Error {
  const { status, before } = answer;
  const known = sizeOf(answer);
  if (known !== undefined && known > size)
    return new OtherLogError(`the witness saw a log of ${known} entries, and this one has ${size}`, known);
  if (status === 422)
    return new OtherLogError(`the witness says that this log does not go on from the ${before} entries that it saw`);
  if (status === 409 && before === size && (known ?? size) === size)
    return new OtherLogError(`the witness saw another log of ${size} entries than this one`);
  return new Error(meanings[status] ?? `the witness answered ${status}`);
}

/** By HTTP status, what whoever runs the station or the witness can do. */
const meanings: Readonly<Record<number, string>> = Object.freeze({
  403: 'the witness does not know the key of this station: give it what "countersign key --for-witness" tells',
  404: 'the witness does not know this station: give it what "countersign key --for-witness" tells',
  409: 'the witness saw another checkpoint at this moment: it is asked again',
});
