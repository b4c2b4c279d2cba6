/** The settings of a provider of Sparkplug B. */
import { z } from 'zod';
import { brokerFields, tlsFits, tlsMisfit } from '../broker/settings.ts';

const id = z.string().regex(/^[^/+#\0]+$/, 'is no name of Sparkplug: it has no /, + and #');

export const sparkplugSettings = z
  .strictObject({
    ...brokerFields,
    /** The groups that are listened to; all of them where none is said. */
    groups: z.array(id).max(100).default([]),
    /** The name under which the station says that it is there, as edge nodes know their primary host. It says nothing without one. */
    hostId: id.optional(),
    /** Seconds in which a node is asked once at most to say everything anew. */
    rebirthInterval: z.number().min(1).max(3600).default(10),
  })
  .refine(tlsFits, tlsMisfit);
export type SparkplugSettings = z.output<typeof sparkplugSettings>;
