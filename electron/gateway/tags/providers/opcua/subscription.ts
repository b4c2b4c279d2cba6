/**
 * The subscription of a session: what it tells, in its order. It outlives a connection that breaks: what was told into the
 * void is asked for once more (OPC UA part 4, Republish), so that of what the server kept nothing is lost.
 */
import type { DataChangeNotification, NotificationMessage, StatusChangeNotification } from 'node-opcua-client';
import { CountersignError, ErrorCode } from '../../../../contract/errors.ts';
import { mostAtOnce, type Arrivals, type Session } from './session.ts';
import type { Opcua } from './library.ts';
import type { OpcuaSettings } from './settings.ts';

/** Milliseconds for which a server keeps a subscription that nobody asks for. */
const lifetime = 60_000;
/** Requests that wait at the server for something to be told. */
const pipeline = 5;
/** Milliseconds after which a request that waits is given up; the connection is watched otherwise. */
const longestWait = 5 * lifetime;

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
}

/** Makes the subscription of a session and begins to ask. Rejects as the server does. */
export async function subscribe(
  opc: Opcua,
  session: Session,
  { publishingInterval, timeout }: OpcuaSettings,
  { heard, ended }: SubscriptionHears,
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
  let acknowledged: { readonly subscriptionId: number; readonly sequenceNumber: number }[] = [];
  /** Counts the connections, so that the answers of one that broke are known. */
  let connection = 0;
  let isResumed = false;

  const receive = ({ sequenceNumber, notificationData }: NotificationMessage): void => {
    heard();
    // A message without data has the number of the next one.
    if (isResumed && sequenceNumber !== next) {
      ended('the server did not keep all of what it told during the break');
      return;
    }
    isResumed = false;
    const all = notificationData ?? [];
    if (all.length === 0) return;
    next = following(sequenceNumber);
    acknowledged.push({ subscriptionId: id, sequenceNumber });
    for (const data of all) {
      if (isDataChange(opc, data)) take(data.monitoredItems ?? []);
      else if (isStatusChange(opc, data) && !data.status.isGood()) ended('the server ended the subscription');
    }
  };
  const ask = (): void => {
    const mine = connection;
    const request = new opc.PublishRequest({
      requestHeader: { timeoutHint: longestWait },
      subscriptionAcknowledgements: acknowledged,
    });
    acknowledged = [];
    session.publish(request, (error, response) => {
      if (mine !== connection) return;
      if (response !== undefined && error === null) {
        ask();
        receive(response.notificationMessage);
      } else if (/BadNoSubscription|BadSession/.test(error?.message ?? '')) {
        ended('the server ended the subscription');
      } else if (/BadTimeout/.test(error?.message ?? '')) {
        ask();
      }
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
    onValues: (told) => {
      take = told;
    },
    pause: () => {
      connection += 1;
      acknowledged = [];
    },
    resume: async () => {
      const missed: NotificationMessage[] = [];
      let number = next;
      for (let one = await again(number); one !== undefined; one = await again(number)) {
        missed.push(one);
        number = following(number);
      }
      return () => {
        for (const one of missed) receive(one);
        isResumed = true;
        start();
      };
    },
  };
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
