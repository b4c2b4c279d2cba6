/** A connection to one server: a session with one subscription, until it is lost or closed. It is never mended: another is opened. */
import { readFileSync } from 'node:fs';
import type {
  ClientSession,
  ClientSessionRawSubscriptionService,
  DataChangeNotification,
  DataValue,
  UserIdentityInfo,
} from 'node-opcua-client';
import { CountersignError, ErrorCode } from '../../../../contract/errors.ts';
import type { Clock } from '../../../platform/ports.ts';
import type { ProviderContext } from '../kind.ts';
import { distrust } from './certificates.ts';
import { clientOptions, endedBy } from './endpoints.ts';
import type { Opcua } from './library.ts';
import { offerOf } from './offer.ts';
import type { OpcuaSettings } from './settings.ts';

/** Milliseconds for which a server keeps a subscription that nobody asks for. */
const lifetime = 60_000;
/** Values of one notification: so many are read and put at once. */
export const mostAtOnce = 1000;
/** Milliseconds by which the clock of a server may differ before it is said. */
const clockTolerance = 60_000;

/** A session that makes monitored items many at a time, which the types of the library keep apart. */
export type Session = ClientSession & ClientSessionRawSubscriptionService;

/** Values that came: the handle of each item and its value. */
export type Arrivals = readonly { readonly clientHandle: number; readonly value: DataValue }[];

export interface ServerConnection {
  readonly opc: Opcua;
  readonly session: Session;
  readonly subscriptionId: number;
  /** The namespaces of the server, by their index. */
  readonly namespaces: readonly string[];
  /** How it speaks, for people. */
  readonly words: string;
  /** From now on what comes is told. */
  readonly onValues: (take: (values: Arrivals) => void) => void;
  readonly close: () => Promise<void>;
}

export interface ConnectionOptions {
  readonly address: string;
  readonly settings: OpcuaSettings;
  /** Ends it while it connects. */
  readonly signal: AbortSignal;
  readonly context: Pick<ProviderContext, 'name' | 'clock' | 'folder' | 'secret'>;
  /** Hears once that it was lost, with the reason in words. */
  readonly lost: (reason: string) => void;
}

/** Connects. Rejects with what the library or `not-live` says; nothing is left open then. */
export async function connectTo({
  address,
  settings,
  signal,
  context,
  lost,
}: ConnectionOptions): Promise<ServerConnection> {
  const { name, clock, folder, secret } = context;
  const { timeout } = settings;
  const { opc, identity, chosen } = await offerOf(address, settings, folder, clock.now(), signal);
  const check = (der: Uint8Array | undefined): string | undefined => distrust(folder, name, der, clock.now());
  const problem = chosen.mode === 'None' ? undefined : check(chosen.certificate);
  if (problem !== undefined) throw new CountersignError(ErrorCode.notLive, problem);
  const user = userOf(opc, settings, secret);
  const client = opc.OPCUAClient.create({
    ...clientOptions(opc, identity, timeout, chosen.mode === 'None' ? () => undefined : check),
    securityMode: chosen.mode,
    securityPolicy: chosen.policy,
    ...(chosen.certificate === undefined || chosen.mode === 'None' ? {} : { serverCertificate: chosen.certificate }),
  });
  let ended = false;
  let stopWatch = (): void => undefined;
  const end = (reason: string): void => {
    if (ended) return;
    ended = true;
    stopWatch();
    lost(reason);
  };
  const close = async (): Promise<void> => {
    ended = true;
    stopWatch();
    await client.disconnect();
  };
  const stopSignal = endedBy(signal, client);
  try {
    await client.connect(address);
    client.on('connection_lost', () => end('the connection to the server broke'));
    client.on('close', () => end('the connection to the server was closed'));
    const session = await client.createSession(user);
    if (!makesItems(session)) throw new CountersignError(ErrorCode.unsupported, 'the library makes no monitored items');
    session.on('session_closed', () => end('the server closed the session'));
    const namespaces = await session.readNamespaceArray();
    const skew = await clockOf(opc, session, clock);
    const { publishingInterval } = settings;
    const subscription = opc.ClientSubscription.create(session, {
      requestedPublishingInterval: publishingInterval,
      requestedMaxKeepAliveCount: Math.max(1, Math.floor(timeout / 3 / publishingInterval)),
      requestedLifetimeCount: Math.max(10, Math.ceil(lifetime / publishingInterval)),
      maxNotificationsPerPublish: mostAtOnce,
      publishingEnabled: true,
    });
    let take: (values: Arrivals) => void = () => undefined;
    const watch = watchSilence(clock, timeout, () => end(`nothing came from the server for ${timeout / 1000} s`));
    stopWatch = watch.stop;
    subscription.on('raw_notification', ({ notificationData }) => {
      watch.heard();
      for (const data of notificationData ?? []) if (isDataChange(opc, data)) take(data.monitoredItems ?? []);
    });
    subscription.on('terminated', () => end('the server ended the subscription'));
    subscription.on('internal_error', () => end('the server ended the subscription'));
    await new Promise<void>((resolve, reject) => {
      subscription.once('started', () => resolve());
      subscription.once('internal_error', reject);
    });
    const security =
      chosen.mode === 'None' ? 'WITHOUT SECURITY (securityMode None)' : `${chosen.mode} ${chosen.policy}`;
    return {
      opc,
      session,
      subscriptionId: subscription.subscriptionId,
      namespaces,
      words: `${address}, ${security}${skew}`,
      onValues: (next) => {
        take = next;
      },
      close,
    };
  } catch (error) {
    await close().catch(() => undefined);
    throw error;
  } finally {
    stopSignal();
  }
}

function makesItems(session: ClientSession): session is Session {
  return 'createMonitoredItems' in session && 'deleteMonitoredItems' in session;
}

function isDataChange(opc: Opcua, data: unknown): data is DataChangeNotification {
  return data instanceof opc.DataChangeNotification;
}

/** Who the station is to the server: nobody, a user with a password, or one with a certificate. */
function userOf(opc: Opcua, { user }: OpcuaSettings, secret: (name: string) => string | undefined): UserIdentityInfo {
  if (user === undefined) return { type: opc.UserTokenType.Anonymous };
  if ('name' in user) {
    const password = secret(user.password.secret);
    if (password === undefined)
      throw new CountersignError(ErrorCode.notLive, `the station has no secret "${user.password.secret}"`);
    return { type: opc.UserTokenType.UserName, userName: user.name, password };
  }
  const { crypto_utils: make } = opc;
  const read = (file: string): string => {
    try {
      return readFileSync(file, 'utf8');
    } catch (cause) {
      throw new CountersignError(ErrorCode.notLive, `the file ${file} of "user" cannot be read`, { cause });
    }
  };
  return {
    type: opc.UserTokenType.Certificate,
    certificateData: make.convertPEMtoDER(read(user.certificateFile)),
    keyOperations: make.keyOperationsFromPrivateKey(make.makePrivateKeyFromPem(read(user.privateKeyFile))),
  };
}

/** Words where the clock of a server differs from the station's; the times of its values are shown as it says them. */
async function clockOf(opc: Opcua, session: ClientSession, clock: Clock): Promise<string> {
  const { value } = await session.read({ nodeId: 'ns=0;i=2258', attributeId: opc.AttributeIds.Value });
  const time: unknown = value.value;
  const skew = time instanceof Date ? time.getTime() - clock.now() : 0;
  if (Math.abs(skew) < clockTolerance) return '';
  const minutes = Math.round(Math.abs(skew) / 60_000);
  return `; its clock is ${minutes} min ${skew > 0 ? 'ahead of' : 'behind'} the station's`;
}

/** Hears when nothing came for longer than a time. The station itself may have stood still: it looks twice. */
function watchSilence(
  clock: Clock,
  limit: number,
  silent: () => void,
): { readonly heard: () => void; readonly stop: () => void } {
  let last = clock.monotonic();
  let isSuspect = false;
  let callOff = (): void => undefined;
  const look = (): void => {
    if (clock.monotonic() - last > limit) {
      if (isSuspect) {
        silent();
        return;
      }
      isSuspect = true;
    }
    callOff = clock.after(limit / 5, look);
  };
  callOff = clock.after(limit / 5, look);
  return {
    heard: () => {
      last = clock.monotonic();
      isSuspect = false;
    },
    stop: () => callOff(),
  };
}
