/** What a server offers a provider: the endpoint that its settings allow, before anybody trusts it. */
import { ownIdentity, type Identity } from './certificates.ts';
import { choose, endpointsOf, type Chosen } from './endpoints.ts';
import { loadOpcua, type Opcua } from './library.ts';
import type { OpcuaSettings } from './settings.ts';

export interface Offer {
  readonly opc: Opcua;
  readonly identity: Identity;
  readonly chosen: Chosen;
}

/** Asks a server, over a connection without security. `now` is epoch milliseconds. Rejects as `endpointsOf` and `choose` do. */
export async function offerOf(
  address: string,
  settings: OpcuaSettings,
  folder: string,
  now: number,
  signal: AbortSignal,
): Promise<Offer> {
  const opc = await loadOpcua();
  const identity = await ownIdentity(folder, opc, now);
  const endpoints = await endpointsOf(opc, identity, address, settings.timeout, signal);
  return { opc, identity, chosen: choose(opc, endpoints, settings) };
}
