/** What a provider asks of a session, where the types of the library keep it apart. */
import type {
  ClientSession,
  ClientSessionPublishService,
  ClientSessionRawSubscriptionService,
  DataValue,
} from 'node-opcua-client';

/** Values of one notification, and nodes of one request: so many are read and put at once. */
export const mostAtOnce = 1000;

/** A session that makes monitored items many at a time, and asks for what they tell by itself. */
export type Session = ClientSession & ClientSessionRawSubscriptionService & ClientSessionPublishService;

/** Values that came: the handle of each item and its value. */
export type Arrivals = readonly { readonly clientHandle: number; readonly value: DataValue }[];

/** Whether the library's session does what its types do not say. */
export function isSession(session: ClientSession): session is Session {
  return ['createMonitoredItems', 'deleteMonitoredItems', 'createSubscription', 'publish', 'republish'].every(
    (name) => name in session,
  );
}
