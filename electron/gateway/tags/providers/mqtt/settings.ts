/** The settings of a provider of plain topics. */
import { z } from 'zod';
import { isJsonObject, json } from '../../../../contract/json.ts';
import { maybeAccess } from '../../access.ts';
import { dataTypes } from '../../dataTypes.ts';
import { brokerFields, tlsFits, tlsMisfit } from '../broker/settings.ts';
import { isRemark, misfit, noSetting } from '../misfit.ts';
import { isJsonPath } from './paths.ts';
import { isFilter, isTopic, matches } from './topics.ts';

const topic = z.string().refine(isTopic, 'is no topic: it has no + and no #, and is not empty');
const path = z.string().refine(isJsonPath, 'is no path like temperature.value or list[0].value');

/** Seconds without a message after which a value is stale. */
const staleAfter = z.number().min(1).max(864_000);

const topicTag = z.strictObject({
  topic,
  /** Where in a message of JSON the value is; the whole message where it is not said. */
  path: path.optional(),
  dataType: z.enum(dataTypes).optional(),
  /** Where in the message its time is: milliseconds or seconds since 1970, or a text like 2026-01-31T12:00:00Z. */
  timestampPath: path.optional(),
  staleAfter: staleAfter.optional(),
  /** What a message is that the broker kept and that does not say its time. */
  retained: z.enum(['uncertain', 'good']).default('uncertain'),
  qos: z.literal([0, 1, 2]).default(1),
  /** Where writes go; without one nobody writes the tag. */
  writeTopic: topic.optional(),
  /** Where in an object of JSON the written value stands; the value alone is sent where it is not said. */
  writePath: z
    .string()
    .refine((text) => isJsonPath(text) && !text.includes('['), 'is no path like command.value')
    .optional(),
  /** Whether the broker keeps what is written for whoever comes later. */
  retain: z.boolean().default(false),
});
export type TopicTag = z.output<typeof topicTag>;

export const mqttSettings = z
  .strictObject({
    ...brokerFields,
    /** Tags by their path; each is read by itself. */
    tags: z.record(z.string(), json).default({}),
    /** Topics that are tags under their own name, with their whole message: `line4/#`. */
    topics: z.array(z.string().refine(isFilter, 'is no topic like line4/#')).max(100).default([]),
    staleAfter: staleAfter.optional(),
  })
  .refine(tlsFits, tlsMisfit);
export type MqttSettings = z.output<typeof mqttSettings>;

/** The tags of settings. One that cannot be read is out alone, and is nothing else: no topic takes its place. */
export interface TopicTags {
  readonly tags: ReadonlyMap<string, TopicTag>;
  /** Why others are out, in words. */
  readonly out: ReadonlyMap<string, string>;
  /** Those of them that may say who may read them, in a way that is not understood. */
  readonly shut: ReadonlySet<string>;
}

/** Whether a text is one that the settings may call a tag. */
export function isTagPath(path: string): boolean {
  return /^[^/[\]]+(\/[^/[\]]+)*$/.test(path);
}

/** Reads the tags of settings. `note` hears of what is not used. */
export function readTopicTags(
  given: MqttSettings['tags'],
  note: (path: readonly PropertyKey[], reason: string) => void,
): TopicTags {
  const tags = new Map<string, TopicTag>();
  const out = new Map<string, string>();
  const shut = new Set<string>();
  for (const [path, entry] of Object.entries(given)) {
    const remarks = isJsonObject(entry) ? Object.keys(entry).filter((name) => isRemark(name, entry[name])) : [];
    for (const name of remarks) note(['tags', path, name], noSetting);
    const read = topicTag.safeParse(
      isJsonObject(entry)
        ? Object.fromEntries(Object.entries(entry).filter(([name]) => !remarks.includes(name)))
        : entry,
    );
    if (isTagPath(path) && read.success) {
      tags.set(path, read.data);
      continue;
    }
    const why = read.success ? { path: [], reason: 'is no path like Line 4/Speed' } : misfit(read.error, topicTag);
    note(['tags', path, ...why.path], `${why.reason}. The tag is out alone`);
    if (isJsonObject(entry) && Object.keys(entry).some(maybeAccess)) shut.add(path);
    out.set(path, [...why.path.map(String), why.reason].join(': '));
  }
  return { tags, out, shut };
}

/** The tag at a path: of the settings, or a topic under its own name; undefined where there is none. */
export function tagAt(
  path: string,
  { tags, out }: Pick<TopicTags, 'tags' | 'out'>,
  topics: MqttSettings['topics'],
): TopicTag | undefined {
  const own = tags.get(path);
  if (own !== undefined || out.has(path)) return own;
  return isTopic(path) && topics.some((filter) => matches(filter, path)) ? topicTag.parse({ topic: path }) : undefined;
}
