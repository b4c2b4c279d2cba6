/** How a provider reaches a broker of MQTT: settings that each kind has that speaks through one. */
import { z } from 'zod';
import { secretName } from '../kind.ts';

const file = z.string().min(1);

export const brokerFields = {
  broker: z
    .string()
    .regex(
      /^(mqtts?|wss?):\/\/(\[[\da-fA-F:.]+\]|[^\s/:@?#[\]]+)(:\d{1,5})?(\/[^\s@?#]*)?$/,
      'is no address like mqtts://10.0.0.9:8883 (mqtt, mqtts, ws or wss, without user)',
    ),
  /** Its name at the broker, which no other program may have; one that chance makes where it is not said. */
  clientId: z.string().min(1).max(256).optional(),
  user: z.strictObject({ name: z.string().min(1), password: secretName }).optional(),
  tls: z
    .strictObject({
      /** A file with the certificates (PEM) that the broker's is held against, in place of those that the system trusts. */
      ca: file.optional(),
      verify: z.boolean().default(true),
      /** What the station shows of itself, with its key. */
      certificateFile: file.optional(),
      privateKeyFile: file.optional(),
      privateKey: secretName.optional(),
    })
    .refine(
      ({ certificateFile, privateKeyFile, privateKey }) =>
        [privateKeyFile, privateKey].filter((key) => key !== undefined).length ===
        (certificateFile === undefined ? 0 : 1),
      'has "certificateFile" and "privateKey" together, or "privateKeyFile" in its place',
    )
    .optional(),
  protocolVersion: z.enum(['5', '3.1.1']).default('5'),
  /** Seconds of silence after which the station asks whether the broker is there; half as much again, and it counts as gone. */
  keepalive: z.number().int().min(1).max(600).default(10),
  /** Milliseconds for a connection, for an answer of the broker, and for what a write has to bring about. */
  timeout: z.number().int().min(100).max(60_000).default(5000),
};

export type BrokerSettings = z.output<z.ZodObject<typeof brokerFields>>;

/** Whether `tls` stands where there is TLS. */
export function tlsFits({ broker, tls }: Pick<BrokerSettings, 'broker' | 'tls'>): boolean {
  return tls === undefined || /^(mqtts|wss):/.test(broker);
}

export const tlsMisfit = { path: ['tls'], message: 'is for mqtts:// and wss:// alone' };
