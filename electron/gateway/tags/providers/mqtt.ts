/**
 * A provider of the topics of an MQTT broker: `{ "kind": "mqtt", "broker": "mqtts://10.0.0.9", "tags": { "Line 4/Speed": { "topic":
 * "line4/state", "path": "speed" } } }`. A path is that of a tag in the settings, or a topic that they name.
 */
import { batch, effect, signal, type ReadonlySignal } from '@preact/signals-core';
import { CountersignError, ErrorCode } from '../../../contract/errors.ts';
import type { Quality } from '../../../contract/page.ts';
import { pendingCode } from '../../platform/quality.ts';
import { everybody } from '../access.ts';
import { foldersOf } from '../folders.ts';
import { followed, pendingValue } from '../followed.ts';
import {
  Connection,
  type QualifiedValue,
  type TagNode,
  type TagProvider,
  type TagWrite,
  type WriteAnswer,
} from '../provider.ts';
import { Unconfirmed, type BrokerConnection } from './broker/connection.ts';
import { readComing } from './broker/coming.ts';
import { openSayings } from './broker/sayings.ts';
import { openSession } from './broker/session.ts';
import { providerKind, type ProviderContext } from './kind.ts';
import { openFollowedTopics, type Follower } from './mqtt/followedTopics.ts';
import { openFreshness } from './mqtt/freshness.ts';
import { openListening } from './mqtt/listening.ts';
import { isTagPath, mqttSettings, readTopicTags, tagAt, type MqttSettings, type TopicTag } from './mqtt/settings.ts';
import { messageFor, outcome, sent } from './mqtt/writes.ts';
import { openStanding } from './standing.ts';

export const mqtt = providerKind(mqttSettings, openMqtt);

/** Milliseconds in which a broker says what it kept, for whoever reads a topic that nobody followed. */
const patience = 1000;

/** A tag that is followed, with the last value that it had. */
interface Kept extends Follower {
  readonly path: string;
  last: QualifiedValue | undefined;
  readonly put: (value: QualifiedValue) => void;
}

function openMqtt(settings: MqttSettings, context: ProviderContext): TagProvider {
  const { name, clock } = context;
  const tags = readTopicTags(settings.tags, context.note);
  const seconds = settings.timeout / 1000;
  const standing = openStanding(settings.broker, context);
  const { away } = standing;
  const signals = new Map<string, ReadonlySignal<QualifiedValue>>();
  const kept = new Map<string, Kept>();
  const sayings = openSayings(clock);

  const stale = (tag: TopicTag, last: QualifiedValue): QualifiedValue => {
    const reason = `nothing came on ${tag.topic} for ${limitOf(tag) ?? 0} s`;
    return { ...last, quality: { code: 'Bad_Stale', reason } };
  };
  const freshness = openFreshness<Kept>(clock, (one) => {
    set(one, stale(one.tag, one.last ?? pendingValue(clock.now())));
  });
  const limitOf = (tag: TopicTag): number | undefined => tag.staleAfter ?? settings.staleAfter;
  const set = (one: Kept, value: QualifiedValue): void => {
    one.last = value;
    one.put(value);
  };
  const watch = (one: Kept, age: number): void => {
    const limit = limitOf(one.tag);
    if (limit !== undefined) freshness.heard(one, limit, age);
  };
  const topics = openFollowedTopics({ clock, received: standing.received, failed: (error) => session.fail(error) });
  const listening = openListening({ clock, filters: settings.topics, isFollowed: topics.isFollowed });
  const session = openSession({
    settings,
    context,
    standing,
    connected: async (connection) => {
      for (const one of kept.values()) watch(one, 0);
      await topics.connected(connection);
    },
    lost: () => {
      topics.lost();
      batch(() => {
        for (const one of kept.values()) {
          freshness.forget(one);
          set(one, away(one.last));
        }
      });
    },
    take: (message) => {
      topics.take(message);
      listening.take(message.topic);
    },
  });
  /** Why a tag of the settings is out; undefined of all others. */
  const whyOut = (path: string): Quality | undefined => {
    const why = tags.out.get(path);
    return why === undefined ? undefined : { code: 'Error_Configuration', reason: `tags.json: ${why}` };
  };
  const tag = (path: string): ReadonlySignal<QualifiedValue> | undefined => {
    const known = signals.get(path);
    const out = known === undefined ? whyOut(path) : undefined;
    if (out !== undefined) {
      const none = signal<QualifiedValue>({ value: null, quality: out, timestamp: clock.now() });
      signals.set(path, none);
      return none;
    }
    const own = known === undefined ? tagAt(path, tags, settings.topics) : undefined;
    if (own === undefined) return known;
    const made = followed({
      clock,
      first: pendingValue(clock.now()),
      open: (put) => {
        const one: Kept = {
          path,
          tag: own,
          last: undefined,
          put,
          take: (value, isLive) => {
            // A message that says its time may be old already when it comes, and is live for nobody then.
            const age = isLive ? 0 : Math.max(0, clock.now() - value.timestamp);
            if (age >= (limitOf(own) ?? Infinity) * 1000) {
              freshness.forget(one);
              set(one, stale(own, value));
            } else {
              watch(one, age);
              set(one, value);
            }
            if (isLive) sayings.reported(path, value.value);
          },
          lack: (quality) => {
            const { last } = one;
            if (last === undefined) put({ value: null, quality, timestamp: clock.now() });
            // It had a value before the connection was made anew.
            else
              set(one, {
                ...last,
                quality: quality.code === pendingCode ? { ...quality, code: 'Bad_Stale' } : quality,
              });
          },
        };
        kept.set(path, one);
        if (session.live() !== undefined) watch(one, 0);
        else if (standing.connection() === Connection.faulted) put(away(undefined));
        topics.add(one);
        return () => {
          kept.delete(path);
          freshness.forget(one);
          topics.remove(one);
        };
      },
      left: () => signals.delete(path),
    });
    signals.set(path, made);
    return made;
  };
  const read = (paths: readonly string[]): Promise<readonly QualifiedValue[]> =>
    readComing(paths, {
      tag,
      isLive: () => session.live() !== undefined,
      away: (path) => {
        const out = whyOut(path);
        return out === undefined ? away(kept.get(path)?.last) : { value: null, quality: out, timestamp: clock.now() };
      },
      lacking: (path) => `${path} is no tag of [${name}].`,
      patience,
      clock,
    });
  /** Sends what is written, and answers why not, or what will be known of it. */
  const send = async (
    connection: BrokerConnection,
    { path, value }: TagWrite,
  ): Promise<WriteAnswer | { readonly later: Promise<WriteAnswer> }> => {
    const out = whyOut(path);
    if (out !== undefined) return out;
    const own = tagAt(path, tags, settings.topics);
    const followed = tag(path);
    if (own === undefined || followed === undefined)
      return { code: 'Bad_NotFound', reason: `${path} is no tag of [${name}].` };
    const { topic, writeTopic, retain } = own;
    if (writeTopic === undefined)
      return { code: 'Bad_ReadOnly', reason: `${path} has no "writeTopic": nobody can write it.` };
    const message = messageFor(own, value, followed.peek().value);
    if ('refused' in message) return { code: 'Bad_TypeMismatch', reason: `${path} ${message.refused}.` };
    const stop = effect(() => void followed.value);
    await topics.asked(topic);
    const saying = sayings.expect(path, message.wanted);
    const refused = await sent(connection, writeTopic, message.payload, { retain, expiry: Math.ceil(seconds) });
    if (refused !== undefined) {
      saying.giveUp();
      stop();
      return refused;
    }
    return {
      later: saying.within(settings.timeout).then((isConfirmed) => {
        const answer = outcome(topic, isConfirmed, followed.peek().value, seconds);
        stop();
        return answer;
      }),
    };
  };
  const write = async (writes: readonly TagWrite[]): Promise<readonly WriteAnswer[]> => {
    const connection = session.live();
    if (connection === undefined)
      return writes.map(() => ({ code: 'Bad_NotConnected', reason: `Nothing was written: ${standing.words()}.` }));
    const answers: (WriteAnswer | { readonly later: Promise<WriteAnswer> })[] = [];
    for (const one of writes) answers.push(await send(connection, one));
    return Promise.all(answers.map((answer) => ('later' in answer ? answer.later : Promise.resolve(answer))));
  };
  const browse = async (folder: string): Promise<readonly TagNode[]> => {
    const own = [
      ...[...tags.tags].map(([path, { dataType }]) => ({ path, dataType })),
      ...[...tags.out.keys()].filter(isTagPath).map((path) => ({ path, dataType: undefined })),
    ];
    // Before the first attempt has ended, nobody knows how it stands.
    if (standing.connection() === Connection.connecting) await session.settled();
    const connection = session.live();
    if (connection === undefined)
      throw new CountersignError(ErrorCode.notLive, `[${name}] is not connected: ${standing.words()}.`);
    const heard = await listening.topics(connection).catch((error: unknown) => {
      if (!(error instanceof Unconfirmed)) throw error;
      throw new CountersignError(ErrorCode.notLive, `[${name}] does not answer: ${error.message}.`);
    });
    return foldersOf([...heard.map((path) => ({ path, dataType: undefined })), ...own].map(listed)).in(folder);
  };
  return {
    name,
    kind: 'mqtt',
    tag,
    read,
    write,
    browse,
    describe: (path) => {
      const own = tagAt(path, tags, settings.topics);
      if (own === undefined) return undefined;
      const { topic, dataType, writeTopic } = own;
      return {
        name: path.slice(path.lastIndexOf('/') + 1),
        tagType: 'AtomicTag',
        valueSource: 'opc',
        opcItemPath: topic,
        readOnly: writeTopic === undefined,
        ...(dataType === undefined ? {} : { dataType }),
      };
    },
    readAccess: (path) => (tags.shut.has(path) ? 'nobody' : everybody),
    status: () => standing.status(kept.size),
    close: async () => {
      await session.close();
      topics.close();
      freshness.close();
      listening.close();
    },
  };
}

function listed({ path, dataType }: { readonly path: string; readonly dataType: TopicTag['dataType'] }): {
  readonly path: string;
  readonly dataType: TopicTag['dataType'];
  readonly valueSource: 'opc';
} {
  return { path, dataType, valueSource: 'opc' };
}
