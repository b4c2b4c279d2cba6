/** What a reader that types puts before and after what it read, by the names of the keys (HM-12). */
import { z } from 'zod';

export const readerKeys = z.object({ prefix: z.string(), suffix: z.string() });
/** Characters that a scan has at most; more are none. */
export const longestScan = 500;
export type ReaderKeys = Readonly<z.output<typeof readerKeys>>;
