/** Texts that a service keeps in files of its own, sealed with a key of the station. */
import { decryptFernet, encryptFernet } from './fernet.ts';
import type { Clock } from './ports.ts';

export interface Sealer {
  readonly seal: (text: string) => string;
  /** What was sealed; undefined where it was sealed by another station, or changed. */
  readonly open: (sealed: string) => string | undefined;
}

/** Seals with a key of 32 bytes. */
export function sealerOf(key: Buffer, clock: Pick<Clock, 'now'>): Sealer {
  return { seal: (text) => encryptFernet(key, text, clock.now()), open: (sealed) => decryptFernet(key, sealed.trim()) };
}
