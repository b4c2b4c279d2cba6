/**
 * The subscription of a session: what it tells, in its order. It outlives a connection that breaks: what was told into the
 * void is asked for once more (OPC UA part 4, Republish), so that of what the server kept nothing is lost. So is what did not
 * come while the connection stood. What the server did not hear is acknowledged again, as it keeps all that is not.
 */
import type { DataChangeNotification, NotificationMessage, StatusChangeNotification } from 'node-opcua-client';
import { CountersignError, ErrorCode } from '../../../../contract/errors.ts';
import { mostAtOnce, type Arrivals, type Session } from './session.ts';
import type { Opcua } from './library.ts';
import type { OpcuaSettings } from './settings.ts';
import { wordsOf } from './words.ts';

/** Milliseconds for which a server keeps a subscription that nobody asks for. */
const lifetime = 60_000;
/** Requests that wait at the server for something to be told. */
const pipeline = 5;
/** Milliseconds after which a request that waits is given up; the connection is watched otherwise. */
const longestWait = 5 * lifetime;

/** What is said where messages are gone for good. */
const notAll = 'the server did not keep all of what it told';

type Acknowledgements = readonly { readonly subscriptionId: number; readonly sequenceNumber: number }[];

/** A message, and the numbers of those that the server kept when it told it. */
interface Came {
  readonly message: NotificationMessage;
  readonly kept: readonly number[];
}

export interface Subscription {
  readonly id: number;
  /** From now on what comes is told. */
  readonly onValues: (take: (values: Arrivals) => void) => void;
  /** The connection broke: nothing is asked, and what still comes is not heard. */
  readonly pause: () => void;
  /**
   * Asks for what was told during the break; the answer tells it and goes on. Rejects when the server has the subscription
   * no more, or not all of it.
   */
  readonly resume: () => Promise<() => void>;
}

export interface SubscriptionHears {
  /** The server said something, be it that there is nothing new. */
  readonly heard: () => void;
  /** It is over; why, in words. */
  readonly ended: (reason: string) => void;
  /** The server does not answer; why, in words. It may still have the subscription. */
  readonly silent: (reason: string) => void;
}

/** Makes the subscription of a session and begins to ask. Rejects as the server does. */
export async function subscribe(
  opc: Opcua,
  session: Session,
  { publishingInterval, timeout }: OpcuaSettings,
  { heard, ended, silent }: SubscriptionHears,
): Promise<Subscription> {
  const { subscriptionId: id } = await session.createSubscription({
    requestedPublishingInterval: publishingInterval,
    requestedMaxKeepAliveCount: Math.max(1, Math.floor(timeout / 3 / publishingInterval)),
    requestedLifetimeCount: Math.max(10, Math.ceil(lifetime / publishingInterval)),
    maxNotificationsPerPublish: mostAtOnce,
    publishingEnabled: true,
    priority: 0,
  });
  let take: (values: Arrivals) => void = () => undefined;
  /** The number of the next message that has something in it. */
  let next = 1;
  /** What is to be acknowledged, and what was, of which nobody knows yet whether the server heard it. */
  let acknowledged: Acknowledgements = [];
  const unheard = new Set<Acknowledgements>();
  /** Counts the connections, so that the answers of one that broke are known. */
  let connection = 0;
  let isResumed = false;
  /** What came while messages before it are asked for once more. */
  let held: Came[] | undefined;
  /** What was asked for once more, and may have been on its way. */
  const early = new Set<number>();

  const tell = ({ sequenceNumber, notificationData }: NotificationMessage): void => {
    isResumed = false;
    next = following(sequenceNumber);
    acknowledged = [...acknowledged, { subscriptionId: id, sequenceNumber }];
    for (const data of notificationData ?? []) {
      if (isDataChange(opc, data)) take(data.monitoredItems ?? []);
      else if (isStatusChange(opc, data) && !data.status.isGood()) ended('the server ended the subscription');
    }
  };
  const receive = ({ message, kept }: Came): void => {
    const { sequenceNumber } = message;
    const isEmpty = (message.notificationData ?? []).length === 0;
    if (!isEmpty && early.delete(sequenceNumber)) return;
    // A message without data has the number of the next one, of which some servers think otherwise: they are not believed alone.
    if (isAhead(sequenceNumber, next) && (!isEmpty || kept.includes(next))) void fill({ message, kept });
    else if (isResumed && sequenceNumber !== next) ended(notAll);
    else if (isEmpty) isResumed = false;
    else tell(message);
  };
  /** Tells what lies before a message that came, and then that. */
  const fill = async (came: Came): Promise<void> => {
    const mine = connection;
    held = [came];
    const { sequenceNumber } = came.message;
    try {
      while (isAhead(sequenceNumber, next)) {
        const missed = await again(next);
        if (mine !== connection) return;
        if (missed === undefined) {
          ended(notAll);
          return;
        }
        early.add(next);
        tell(missed);
      }
    } catch (error) {
      if (mine === connection) silent(wordsOf(error));
      return;
    }
    const all = held;
    held = undefined;
    for (const one of all) arrive(one);
  };
  const arrive = (came: Came): void => {
    if (held === undefined) receive(came);
    else held.push(came);
  };
  const ask = (): void => {
    const mine = connection;
    const subscriptionAcknowledgements = acknowledged;
    acknowledged = [];
    unheard.add(subscriptionAcknowledgements);
    const request = new opc.PublishRequest({
      requestHeader: { timeoutHint: longestWait },
      subscriptionAcknowledgements: [...subscriptionAcknowledgements],
    });
    session.publish(request, (error, response) => {
      if (mine !== connection) return;
      unheard.delete(subscriptionAcknowledgements);
      if (response !== undefined && error === null) {
        ask();
        heard();
        arrive({ message: response.notificationMessage, kept: response.availableSequenceNumbers ?? [] });
        return;
      }
      acknowledged = [...subscriptionAcknowledgements, ...acknowledged];
      if (/BadNoSubscription|BadSession/.test(error?.message ?? '')) ended('the server ended the subscription');
      else if (/BadTimeout/.test(error?.message ?? '')) ask();
      // Of others there were too many, or the connection breaks: it is heard when nothing comes any more.
    });
  };
  const start = (): void => {
    for (let at = 0; at < pipeline; at += 1) ask();
  };
  /** A message that was told before; undefined where there is none of the number. */
  const again = (retransmitSequenceNumber: number): Promise<NotificationMessage | undefined> =>
    new Promise((resolve, reject) => {
      const request = new opc.RepublishRequest({ subscriptionId: id, retransmitSequenceNumber });
      session.republish(request, (error, response) => {
        const { name } = response?.responseHeader.serviceResult ?? opc.StatusCodes.BadUnexpectedError;
        if (error === null && response !== undefined && name === 'Good') resolve(response.notificationMessage);
        else if (/BadMessageNotAvailable/.test(error?.message ?? name)) resolve(undefined);
        else reject(error ?? new CountersignError(ErrorCode.notLive, `the server tells nothing again (${name})`));
      });
    });
  start();
  return {
    id,
    onValues: (listener) => {
      take = listener;
    },
    pause: () => {
      connection += 1;
      acknowledged = [...[...unheard].flat(), ...acknowledged];
      unheard.clear();
      held = undefined;
      early.clear();
    },
    resume: async () => {
      const missed: NotificationMessage[] = [];
      let number = next;
      for (let one = await again(number); one !== undefined; one = await again(number)) {
        missed.push(one);
        number = following(number);
      }
      return () => {
        for (const one of missed) tell(one);
        isResumed = true;
        start();
      };
    },
  };
}

/** Whether a message comes after the next one. */
function isAhead(sequenceNumber: number, next: number): boolean {
  const by = (sequenceNumber - next) >>> 0;
  return by > 0 && by < 0x8000_0000;
}

/** Numbers of messages begin at 1 anew after the largest of 32 bits. */
function following(sequenceNumber: number): number {
  return sequenceNumber >= 0xffff_ffff ? 1 : sequenceNumber + 1;
}

function isDataChange(opc: Opcua, data: unknown): data is DataChangeNotification {
  return data instanceof opc.DataChangeNotification;
}

function isStatusChange(opc: Opcua, data: unknown): data is StatusChangeNotification {
  return data instanceof opc.StatusChangeNotification;
}
