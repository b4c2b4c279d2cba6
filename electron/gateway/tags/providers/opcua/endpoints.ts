/** Which of the endpoints of a server a provider uses, as its settings say. */
import type { EndpointDescription, StatusCode } from 'node-opcua-client';
import { CountersignError, ErrorCode } from '../../../../contract/errors.ts';
import type { Identity } from './certificates.ts';
import type { Opcua } from './library.ts';
import { safePolicies, type OpcuaSettings } from './settings.ts';

/** What every client of the library is made with: it neither tries again by itself nor keeps certificates of its own. */
export function clientOptions(
  opc: Opcua,
  identity: Identity,
  timeout: number,
  check: (certificate: Uint8Array) => string | undefined,
): NonNullable<Parameters<Opcua['OPCUAClient']['create']>[0]> {
  const key = opc.crypto_utils.makePrivateKeyFromPem(identity.key);
  const judged = (certificate: Buffer | Buffer[]): Promise<StatusCode> => {
    const [first] = [certificate].flat();
    const isTrusted = first !== undefined && check(first) === undefined;
    return Promise.resolve(isTrusted ? opc.StatusCodes.Good : opc.StatusCodes.BadCertificateUntrusted);
  };
  const nothing = (): Promise<void> => Promise.resolve();
  return {
    applicationName: 'Countersign',
    applicationUri: identity.applicationUri,
    certificateKeyPairProvider: {
      getCertificate: () => identity.certificate,
      getCertificateChain: () => [identity.certificate],
      getPrivateKey: () => key,
    },
    clientCertificateManager: {
      referenceCounter: 0,
      initialize: nothing,
      dispose: nothing,
      checkCertificate: judged,
      verifyCertificate: async (certificate: Buffer | Buffer[]) => (await judged(certificate)).name,
      trustCertificate: nothing,
      rejectCertificate: nothing,
      getTrustStatus: judged,
      addIssuer: nothing,
      addRevocationList: nothing,
    },
    endpointMustExist: false,
    connectionStrategy: { maxRetry: 0, initialDelay: 100, maxDelay: 100 },
    transportTimeout: timeout,
    defaultTransactionTimeout: timeout,
    requestedSessionTimeout: 60_000,
  };
}

/** The endpoints that a server tells of. Rejects when it cannot be asked, or the signal comes. */
async function endpointsOf(
  opc: Opcua,
  identity: Identity,
  address: string,
  timeout: number,
  signal: AbortSignal,
): Promise<readonly EndpointDescription[]> {
  const client = opc.OPCUAClient.create(clientOptions(opc, identity, timeout, () => undefined));
  const stop = endedBy(signal, client);
  try {
    await client.connect(address);
    return await client.getEndpoints();
  } finally {
    stop();
    await client.disconnect();
  }
}

/** Has a client that connects end when it is not wanted any more; the answer takes that back. */
export function endedBy(signal: AbortSignal, client: { readonly disconnect: () => Promise<void> }): () => void {
  signal.throwIfAborted();
  const end = (): void => void client.disconnect().catch(() => undefined);
  signal.addEventListener('abort', end, { once: true });
  return () => signal.removeEventListener('abort', end);
}

/** What a server offers somebody, asked over a connection without security. Rejects as `endpointsOf` and `choose` do. */
export async function offerOf(
  opc: Opcua,
  identity: Identity,
  address: string,
  settings: OpcuaSettings,
  signal: AbortSignal,
): Promise<Chosen> {
  return choose(opc, await endpointsOf(opc, identity, address, settings.timeout, signal), settings);
}

export interface Chosen {
  readonly mode: OpcuaSettings['securityMode'];
  /** As the library names it; `None` without security. */
  readonly policy: string;
  /** The certificate of the server, DER. */
  readonly certificate: Buffer | undefined;
}

/** The endpoint to use. Throws `not-live` in words where the server offers none that the settings allow. */
function choose(
  opc: Opcua,
  endpoints: readonly EndpointDescription[],
  { securityMode, securityPolicy }: Pick<OpcuaSettings, 'securityMode' | 'securityPolicy'>,
): Chosen {
  const wanted: readonly string[] =
    securityMode === 'None' ? ['None'] : securityPolicy ? [securityPolicy] : safePolicies;
  const offers = endpoints.map(({ securityMode: mode, securityPolicyUri, serverCertificate }) => ({
    mode: opc.MessageSecurityMode[mode],
    policy: securityPolicyUri?.split('#').at(-1) ?? '',
    certificate: serverCertificate,
  }));
  for (const policy of wanted) {
    const found = offers.find((offer) => offer.mode === securityMode && offer.policy === policy);
    if (found !== undefined) return { mode: securityMode, policy, certificate: found.certificate ?? undefined };
  }
  const there = [...new Set(offers.map(({ mode, policy }) => (mode === 'None' ? 'None' : `${mode} ${policy}`)))].join(
    ', ',
  );
  const asked = securityMode === 'None' ? 'None' : `${securityMode} with ${wanted.join(' or ')}`;
  throw new CountersignError(ErrorCode.notLive, `the server does not offer ${asked}; it offers ${there || 'nothing'}`);
}
