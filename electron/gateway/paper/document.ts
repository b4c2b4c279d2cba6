/** What a signed record on paper says, and what makes a PDF/A of it. */
import { Worker } from 'node:worker_threads';
import { CountersignError, ErrorCode } from '../../contract/errors.ts';

/** A signed record as its pages show it: all texts are ready to be read. */
export interface PaperDocument {
  readonly title: string;
  readonly subtitle: string;
  readonly station: string;
  /** What each page names at its foot, beside its number. */
  readonly reference: string;
  readonly printed: string;
  readonly state: string;
  /** `2 of 2 signed`. */
  readonly signed: string;
  /** What whoever relies on the page must know first. */
  readonly warnings: readonly string[];
  readonly facts: readonly { readonly label: string; readonly value: string }[];
  /** The record; `was` says what the first version had, where that was something else. */
  readonly values: readonly {
    readonly label: string;
    readonly value: string;
    readonly quality: string;
    readonly at: string;
    readonly was: string | null;
  }[];
  readonly changes: readonly string[];
  readonly hashes: readonly string[];
  readonly slots: readonly {
    readonly number: string;
    readonly name: string;
    readonly line: string;
    readonly comment: string;
    readonly when: string;
    readonly how: readonly string[];
    readonly entry: string;
  }[];
  readonly binding: string;
  readonly checkpoint: { readonly line: string; readonly words: readonly string[]; readonly advice: string };
  readonly trail: readonly {
    readonly seq: string;
    readonly when: string;
    readonly who: string;
    readonly what: string;
    readonly hash: string;
  }[];
  readonly notes: readonly string[];
}

/** What a PDF is made of: the same bytes come of the same parts. */
export interface PaperParts {
  readonly document: PaperDocument;
  /** The square that a scanner reads, as SVG. */
  readonly code: string;
  /** The attachments `bundle.json` and `printed.json`. */
  readonly bundle: string;
  readonly printed: string;
  /** Seconds since 1970: the time in the file's own metadata. */
  readonly at: number;
}

/** The thread's answer: the file, or what went wrong inside. */
export type PaperAnswer = { readonly pdf: Uint8Array } | { readonly problem: string };

/** Source files run as they are under Node; a build has the worker beside the main script. */
const workerUrl = new URL(import.meta.url.endsWith('.ts') ? './worker.ts' : './paper-worker.js', import.meta.url);

/**
 * Makes a PDF/A-3a with both attachments, in a thread of its own that ends with it. A character that no font has stands
 * by its number, and the pages say so. Throws `store` where the file could not be made.
 */
export async function makePdf(parts: PaperParts): Promise<Uint8Array> {
  const answer = await new Promise<PaperAnswer>((resolve) => {
    const worker = new Worker(workerUrl, { workerData: parts });
    worker.once('message', resolve);
    worker.once('error', (error) => resolve({ problem: String(error) }));
    worker.once('exit', () => resolve({ problem: 'it ended' }));
  });
  if ('pdf' in answer) return answer.pdf;
  throw new CountersignError(ErrorCode.store, 'The PDF could not be made. Nothing was written.', {
    cause: new Error(answer.problem),
  });
}
