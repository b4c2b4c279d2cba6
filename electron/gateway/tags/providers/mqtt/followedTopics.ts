/** The topics that are followed over a connection: the newest message of each, read a few milliseconds at a time. */
import { batch } from '@preact/signals-core';
import type { Quality } from '../../../../contract/page.ts';
import { pendingCode } from '../../../platform/quality.ts';
import type { Clock } from '../../../platform/ports.ts';
import type { QualifiedValue } from '../../provider.ts';
import type { BrokerConnection, Message } from '../broker/connection.ts';
import { readMessage, valueOf, type ReadMessage } from './payloads.ts';
import type { TopicTag } from './settings.ts';

/** Milliseconds in which topics gather that a page begins to follow. */
const gathering = 20;
/** Milliseconds in which only the newest message of a topic counts. */
const interval = 50;
/** Milliseconds of reading, and of rest where there is more to read. */
const slice = 8;

export interface Follower {
  readonly tag: TopicTag;
  /** Takes a value. `isLive` where its message was sent while the topic was followed. */
  readonly take: (value: QualifiedValue, isLive: boolean) => void;
  /** Hears why there is no value. */
  readonly lack: (quality: Quality) => void;
}

export interface FollowedTopics {
  readonly add: (follower: Follower) => void;
  readonly remove: (follower: Follower) => void;
  /** Resolves when the broker was asked for the topic of a tag and has answered, or is gone. */
  readonly asked: (topic: string) => Promise<void>;
  readonly isFollowed: (topic: string) => boolean;
  readonly take: (message: Message) => void;
  /** From now on topics are followed there. Rejects where the broker does not answer. */
  readonly connected: (connection: BrokerConnection) => Promise<void>;
  /** What came is forgotten. */
  readonly lost: () => void;
  readonly close: () => void;
}

interface Topic {
  readonly name: string;
  readonly followers: Set<Follower>;
  /** The newest message that is not read yet. */
  fresh: { readonly payload: Buffer; readonly isRetained: boolean; readonly cameAt: number } | undefined;
  read: ReadMessage | undefined;
  /** Settled once the broker has answered. */
  asked: PromiseWithResolvers<void>;
}

export interface FollowedTopicsOptions {
  readonly clock: Clock;
  /** Hears how many values came. */
  readonly received: (count: number) => void;
  /** The broker does not answer when it is asked for topics. */
  readonly failed: (error: unknown) => void;
}

export function openFollowedTopics({ clock, received, failed }: FollowedTopicsOptions): FollowedTopics {
  const topics = new Map<string, Topic>();
  let wanted = new Set<Topic>();
  let leaving = new Set<string>();
  let dirty = new Set<Topic>();
  let live: BrokerConnection | undefined;
  let lastRead = -interval;
  let callOffAsking: (() => void) | undefined;
  let callOffReading: (() => void) | undefined;

  const lack = (topic: Topic, quality: Quality): void =>
    batch(() => {
      for (const follower of topic.followers) follower.lack(quality);
    });
  const ask = async (of: BrokerConnection): Promise<void> => {
    of.unsubscribe([...leaving]);
    leaving = new Set();
    const all = [...wanted];
    wanted = new Set();
    for (const qos of [0, 1, 2] as const) {
      const some = all.filter(({ followers }) => qosOf(followers) === qos);
      if (some.length === 0) continue;
      const refused = await of.subscribe(
        some.map(({ name }) => name),
        qos,
      );
      for (const topic of some) {
        const reason = refused.get(topic.name);
        topic.asked.resolve();
        if (reason !== undefined) lack(topic, { code: 'Bad_AccessDenied', reason });
        else if (topic.read === undefined && topic.fresh === undefined)
          lack(topic, { code: pendingCode, reason: `nothing came on ${topic.name} yet` });
      }
    }
  };
  const askSoon = (): void => {
    if (live === undefined) return;
    callOffAsking ??= clock.after(gathering, () => {
      callOffAsking = undefined;
      if (live !== undefined) ask(live).catch(failed);
    });
  };
  const readSoon = (ms: number): void => {
    callOffReading ??= clock.after(ms, () => {
      callOffReading = undefined;
      read();
    });
  };
  const read = (): void => {
    const begun = clock.monotonic();
    lastRead = begun;
    const all = dirty;
    dirty = new Set();
    batch(() => {
      for (const topic of all) {
        all.delete(topic);
        if (topic.fresh === undefined) continue;
        const { payload, isRetained, cameAt } = topic.fresh;
        topic.fresh = undefined;
        topic.read = readMessage(payload, isRetained, cameAt);
        received(topic.followers.size);
        for (const follower of topic.followers) follower.take(valueOf(topic.read, follower.tag), !isRetained);
        if (clock.monotonic() - begun > slice) break;
      }
    });
    for (const topic of all) dirty.add(topic);
    if (dirty.size > 0) readSoon(slice);
  };
  return {
    add: (follower) => {
      const name = follower.tag.topic;
      const known = topics.get(name);
      const topic = known ?? {
        name,
        followers: new Set(),
        fresh: undefined,
        read: undefined,
        asked: Promise.withResolvers(),
      };
      topics.set(name, topic);
      const before = qosOf(topic.followers);
      topic.followers.add(follower);
      if (known === undefined || qosOf(topic.followers) > before) {
        leaving.delete(name);
        wanted.add(topic);
        askSoon();
      }
      if (topic.read !== undefined) follower.take(valueOf(topic.read, follower.tag), false);
    },
    remove: (follower) => {
      const topic = topics.get(follower.tag.topic);
      topic?.followers.delete(follower);
      if (topic === undefined || topic.followers.size > 0) return;
      topics.delete(topic.name);
      topic.asked.resolve();
      dirty.delete(topic);
      if (!wanted.delete(topic)) leaving.add(topic.name);
      askSoon();
    },
    asked: (topic) => topics.get(topic)?.asked.promise ?? Promise.resolve(),
    isFollowed: (topic) => topics.has(topic),
    take: ({ topic: name, payload, isRetained }) => {
      const topic = topics.get(name);
      // What the broker kept is older than what came.
      if (topic === undefined || (isRetained && (topic.read ?? topic.fresh) !== undefined)) return;
      topic.fresh = { payload, isRetained, cameAt: clock.now() };
      dirty.add(topic);
      readSoon(Math.max(0, interval - (clock.monotonic() - lastRead)));
    },
    connected: (connection) => {
      live = connection;
      wanted = new Set(topics.values());
      leaving = new Set();
      return ask(connection);
    },
    lost: () => {
      live = undefined;
      dirty = new Set();
      for (const topic of topics.values()) {
        topic.fresh = undefined;
        topic.read = undefined;
        topic.asked.resolve();
        topic.asked = Promise.withResolvers();
      }
    },
    close: () => {
      live = undefined;
      callOffAsking?.();
      callOffReading?.();
      for (const topic of topics.values()) topic.asked.resolve();
    },
  };
}

function qosOf(followers: ReadonlySet<Follower>): 0 | 1 | 2 {
  const all = [...followers].map(({ tag: { qos } }) => qos);
  return all.includes(2) ? 2 : all.includes(1) ? 1 : 0;
}
