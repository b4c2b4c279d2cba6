/** What a bench gives to the services that it opens without a station, and in whose name they act. */
import { v7 as uuidv7 } from 'uuid';
import { systemClock, type Ports } from '../../electron/gateway/platform/ports.ts';
import { developmentVault } from '../../electron/gateway/station/keys.ts';

export const ports: Ports = {
  clock: systemClock(),
  newId: () => uuidv7(),
  log: { debug: () => undefined, info: () => undefined, warn: () => undefined, error: () => undefined },
  vault: developmentVault(),
  openExternal: () => Promise.reject(new Error('no browser')),
};

export const actor = { kind: 'person', id: 'bench', name: 'Bench' } as const;
