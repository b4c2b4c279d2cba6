/** Seals with a key that every test has. */
import { sealerOf } from '../../electron/gateway/platform/sealer.ts';
import { systemClock } from '../../electron/gateway/platform/ports.ts';

export const testSealer = sealerOf(Buffer.alloc(32, 7), systemClock());
