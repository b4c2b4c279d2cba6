/** Printing a signed record: which one, when, by whom, and the thread that makes the file. */
import { Worker } from 'node:worker_threads';
import { z } from 'zod';
import { CountersignError, ErrorCode } from '../../contract/errors.ts';
import { readJsonText } from '../../contract/json.ts';
import { knownZone } from '../platform/time.ts';
import { programVersion } from '../platform/version.ts';
import type { Sqlite } from '../platform/sqlite.ts';
import { bundle as bundleSchema, makeBundle, type Bundle } from './bundle.ts';

/** What was printed of a bundle, when and by whom: the attachment `printed.json`, and the foot of each page. */
export const printing = z.strictObject({
  format: z.literal('countersign-print/1'),
  /** The version of the program, whose layout it is. */
  program: z.string(),
  request: z.string(),
  at: z.iso.datetime(),
  zone: z.string().refine((zone) => knownZone(zone) !== undefined),
  /** Who asked for it; null where it was made from a data directory, without the program. */
  by: z.string().nullable(),
  /** How many times the station printed the request, with this one. */
  copy: z.int().positive().nullable(),
});
export type Printing = Readonly<z.output<typeof printing>>;

/** A printing by this program. */
export function newPrinting(asked: Omit<Printing, 'format' | 'program'>): Printing {
  return { format: 'countersign-print/1', program: programVersion, ...asked };
}

/** The bundle of one request; of all requests about its record, where it has one with an id. */
export function bundleOfRequest(db: Sqlite, requestId: string): Bundle {
  const row = db
    .prepare<[string], { record: string | null }>('SELECT record_id AS record FROM signature_request WHERE id = ?')
    .get(requestId);
  return makeBundle(
    db,
    row?.record === undefined || row.record === null ? { request: requestId } : { record: row.record },
  );
}

/** What the thread is given, and what it answers. */
export interface PrintJob {
  readonly bundle: Bundle;
  readonly printed: Printing;
  readonly key: string | undefined;
}
export type PrintAnswer =
  | { readonly pdf: Uint8Array }
  | { readonly refused: { readonly code: ErrorCode; readonly message: string } }
  | { readonly problem: string };

/** Source files run as they are under Node; a build has the worker beside the main script. */
const workerUrl = new URL(import.meta.url.endsWith('.ts') ? './paperWorker.ts' : './paper-worker.js', import.meta.url);

/**
 * The PDF/A of a request, made in a thread that ends with it. The same bytes come of the same bundle and printing. Throws
 * `forbidden` for a bundle that does not verify by `key`, where one is given, `object-not-found` for a request that is not in
 * it, and `store` where the file could not be made.
 */
export async function paperOf(bundle: Bundle, printed: Printing, key?: string): Promise<Uint8Array> {
  const job: PrintJob = { bundle, printed, key };
  const answer = await new Promise<PrintAnswer>((resolve) => {
    const worker = new Worker(workerUrl, { workerData: job });
    worker.once('message', resolve);
    worker.once('error', (error) => resolve({ problem: String(error) }));
    worker.once('exit', () => resolve({ problem: 'it ended' }));
  });
  if ('pdf' in answer) return answer.pdf;
  if ('refused' in answer) throw new CountersignError(answer.refused.code, answer.refused.message);
  throw new CountersignError(ErrorCode.store, 'The PDF could not be made. Nothing was written.', {
    cause: new Error(answer.problem),
  });
}

/** Reads both attachments of a PDF back. Throws `illegal-argument` where they are none of ours. */
export function readAttachments({ bundle, printed }: { readonly bundle: string; readonly printed: string }): {
  readonly bundle: Bundle;
  readonly printed: Printing;
} {
  const made = bundleSchema.safeParse(readJsonText(bundle)).data;
  const says = printing.safeParse(readJsonText(printed)).data;
  if (made !== undefined && says !== undefined) return { bundle: made, printed: says };
  throw new CountersignError(
    ErrorCode.illegalArgument,
    'The attachments of this PDF are not those of a signed record.',
  );
}
