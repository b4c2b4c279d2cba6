/** The settings of a provider of plain topics. */
import { z } from 'zod';
import { dataTypes } from '../../dataTypes.ts';
import { brokerFields, tlsFits, tlsMisfit } from '../broker/settings.ts';
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
    /** Tags by their path. */
    tags: z.record(z.string().regex(/^[^/[\]]+(\/[^/[\]]+)*$/, 'is no path like Line 4/Speed'), topicTag).default({}),
    /** Topics that are tags under their own name, with their whole message: `line4/#`. */
    topics: z.array(z.string().refine(isFilter, 'is no topic like line4/#')).max(100).default([]),
    staleAfter: staleAfter.optional(),
  })
  .refine(tlsFits, tlsMisfit);
export type MqttSettings = z.output<typeof mqttSettings>;

/** The tag at a path: of the settings, or a topic under its own name; undefined where the settings have none. */
export function tagAt(path: string, { tags, topics }: MqttSettings): TopicTag | undefined {
  if (Object.hasOwn(tags, path)) return tags[path];
  return isTopic(path) && topics.some((filter) => matches(filter, path)) ? topicTag.parse({ topic: path }) : undefined;
}
