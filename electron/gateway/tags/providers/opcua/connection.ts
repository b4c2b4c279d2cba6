/** A connection to one server: a session with one subscription, which may go on after a break, until it is lost or closed. */
import type { ClientSession, OPCUAClient, UserIdentityInfo } from 'node-opcua-client';
import { CountersignError, ErrorCode } from '../../../../contract/errors.ts';
import { fileFault } from '../../../platform/fileFault.ts';
import { plainText } from '../../../platform/plainFile.ts';
import type { Clock } from '../../../platform/ports.ts';
import type { ProviderContext } from '../kind.ts';
import { distrust, ownIdentity } from './certificates.ts';
import { clientOptions, endedBy, offerOf } from './endpoints.ts';
import { loadOpcua, type Opcua } from './library.ts';
import { isSession, type Arrivals, type Session } from './session.ts';
import type { OpcuaSettings } from './settings.ts';
import { subscribe, type Subscription } from './subscription.ts';

/** Milliseconds by which the clock of a server may differ before it is said. */
const clockTolerance = 60_000;

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
  /**
   * Connects once more after a break, with the session and the subscription that the server kept. The answer tells what was
   * missed and goes on; undefined where the server has them no more. Rejects when it cannot be reached.
   */
  readonly resume: () => Promise<(() => void) | undefined>;
  readonly close: () => Promise<void>;
}

export interface ConnectionOptions {
  readonly address: string;
  readonly settings: OpcuaSettings;
  /** Ends it while it connects. */
  readonly signal: AbortSignal;
  readonly context: Pick<ProviderContext, 'name' | 'clock' | 'folder' | 'secret' | 'sealer'>;
  /** Hears that it was lost, with the reason in words, and whether the server may keep the session for a while. */
  readonly lost: (reason: string, isKept: boolean) => void;
}

/** A client that is connected, as the settings allow it. */
interface Reached {
  readonly opc: Opcua;
  readonly client: OPCUAClient;
  readonly security: string;
}

/** Connects, without a session yet. Rejects with what the library or `not-live` says; nothing is left open then. */
async function reach({ address, settings, signal, context }: ConnectionOptions): Promise<Reached> {
  const { name, clock, folder, sealer } = context;
  const opc = await loadOpcua();
  const identity = await ownIdentity(folder, opc, clock.now(), sealer);
  const chosen = await offerOf(opc, identity, address, settings, signal);
  const check = (der: Uint8Array | undefined): string | undefined => distrust(folder, name, der, clock.now());
  const problem = chosen.mode === 'None' ? undefined : check(chosen.certificate);
  if (problem !== undefined) throw new CountersignError(ErrorCode.notLive, problem);
  const client = opc.OPCUAClient.create({
    ...clientOptions(opc, identity, settings.timeout, chosen.mode === 'None' ? () => undefined : check),
    securityMode: chosen.mode,
    securityPolicy: chosen.policy,
    keepPendingSessionsOnDisconnect: true,
    ...(chosen.certificate === undefined || chosen.mode === 'None' ? {} : { serverCertificate: chosen.certificate }),
  });
  const stopSignal = endedBy(signal, client);
  try {
    await client.connect(address);
  } catch (error) {
    await client.disconnect().catch(() => undefined);
    throw error;
  } finally {
    stopSignal();
  }
  const security = chosen.mode === 'None' ? 'WITHOUT SECURITY (securityMode None)' : `${chosen.mode} ${chosen.policy}`;
  return { opc, client, security };
}

/** Connects. Rejects with what the library or `not-live` says; nothing is left open then. */
export async function connectTo(options: ConnectionOptions): Promise<ServerConnection> {
  const { address, settings, signal, context, lost } = options;
  const { clock, secret } = context;
  const { opc, client: first, security } = await reach(options);
  let client = first;
  let session: Session | undefined;
  let subscription: Subscription | undefined;
  let isOver = false;
  let stopWatch = (): void => undefined;
  const stop = (): void => {
    isOver = true;
    stopWatch();
    subscription?.pause();
  };
  const end = (reason: string, isKept: boolean): void => {
    if (isOver) return;
    stop();
    // The server keeps the session: it is left, and not closed.
    if (isKept) void client.disconnect().catch(() => undefined);
    lost(reason, isKept);
  };
  const close = async (): Promise<void> => {
    stop();
    await session?.close(true).catch(() => undefined);
    await client.disconnect();
  };
  let heard = (): void => undefined;
  let silentFor = (): number => 0;
  const watch = (): void => {
    const silence = watchSilence(clock, settings.timeout, () => end(silentWords(settings.timeout), true));
    stopWatch = silence.stop;
    heard = silence.heard;
    silentFor = silence.since;
  };
  const follow = (followed: OPCUAClient): void => {
    const gone = (how: string) => (): void => {
      if (followed !== client) return;
      // The server says something three times in the limit; the library may give it up first.
      const silence = silentFor();
      const isSilent = silence > settings.timeout / 2;
      end(isSilent ? silentWords(silence) : `the connection to the server ${how}`, true);
    };
    followed.on('connection_lost', gone('broke'));
    followed.on('close', gone('was closed'));
  };
  const stopSignal = endedBy(signal, client);
  try {
    const made = await client.createSession(userOf(opc, settings, secret));
    if (!isSession(made)) throw new CountersignError(ErrorCode.unsupported, 'the library makes no monitored items');
    session = made;
    follow(client);
    session.on('session_closed', () => end('the server closed the session', false));
    const namespaces = await session.readNamespaceArray();
    const skew = await clockOf(opc, session, clock);
    const subscribed = await subscribe(opc, session, settings, {
      heard: () => heard(),
      ended: (reason) => end(reason, false),
      silent: (reason) => end(reason, true),
    });
    subscription = subscribed;
    watch();
    const resume = async (): Promise<(() => void) | undefined> => {
      const { client: other } = await reach(options);
      client = other;
      follow(other);
      const stopOther = endedBy(signal, other);
      try {
        await other.reactivateSession(made);
        const goOn = await subscribed.resume();
        return () => {
          isOver = false;
          watch();
          goOn();
        };
      } catch {
        await other.disconnect().catch(() => undefined);
        return undefined;
      } finally {
        stopOther();
      }
    };
    const words = `${address}, ${security}${skew}`;
    const { id: subscriptionId, onValues } = subscribed;
    return { opc, session, subscriptionId, namespaces, words, onValues, resume, close };
  } catch (error) {
    await close().catch(() => undefined);
    throw error;
  } finally {
    stopSignal();
  }
}

/** Who the station is to the server: nobody, a user with a password, or one with a certificate. */
function userOf(opc: Opcua, { user }: OpcuaSettings, secret: (name: string) => string | undefined): UserIdentityInfo {
  if (user === undefined) return { type: opc.UserTokenType.Anonymous };
  const kept = (name: string): string => {
    const found = secret(name);
    if (found === undefined) throw new CountersignError(ErrorCode.notLive, `the station has no secret "${name}"`);
    return found;
  };
  if ('name' in user)
    return { type: opc.UserTokenType.UserName, userName: user.name, password: kept(user.password.secret) };
  const { crypto_utils: make } = opc;
  const read = (file: string): string => {
    try {
      return plainText(file);
    } catch (cause) {
      throw new CountersignError(ErrorCode.notLive, `the file ${file} of "user" ${fileFault(cause)}`, { cause });
    }
  };
  const key = 'privateKey' in user ? kept(user.privateKey.secret) : read(user.privateKeyFile);
  return {
    type: opc.UserTokenType.Certificate,
    certificateData: make.convertPEMtoDER(read(user.certificateFile)),
    keyOperations: make.keyOperationsFromPrivateKey(make.makePrivateKeyFromPem(key)),
  };
}

/** Words where the clock of a server differs from the station's; the times of its values are shown as it says them. */
async function clockOf(opc: Opcua, session: ClientSession, clock: Clock): Promise<string> {
  const { value } = await session.read({ nodeId: 'ns=0;i=2258', attributeId: opc.AttributeIds.Value });
  const time: unknown = value.value;
  const skew = time instanceof Date ? time.getTime() - clock.now() : 0;
  if (Math.abs(skew) < clockTolerance) return '';
  return `; its clock is ${spanInWords(Math.abs(skew))} ${skew > 0 ? 'ahead of' : 'behind'} the station's`;
}

/** A span of milliseconds, a minute or more, as people say it. */
function spanInWords(ms: number): string {
  const minutes = Math.round(ms / 60_000);
  if (minutes < 120) return `${minutes} min`;
  const hours = Math.round(minutes / 60);
  return hours < 48 ? `${hours} h` : `${Math.round(hours / 24)} days`;
}

function silentWords(ms: number): string {
  return `nothing came from the server for ${Math.round(ms / 100) / 10} s`;
}

/** Hears when nothing came for longer than a time. The station itself may have stood still: it looks twice. */
function watchSilence(
  clock: Clock,
  limit: number,
  silent: () => void,
): { readonly heard: () => void; readonly since: () => number; readonly stop: () => void } {
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
    since: () => clock.monotonic() - last,
    stop: () => callOff(),
  };
}
