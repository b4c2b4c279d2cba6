/** The settings of a provider that speaks OPC UA. */
import { z } from 'zod';
import { secretName } from '../kind.ts';

/** Policies that are held safe now, the best first. What is older is used only where the settings name it. */
export const safePolicies = ['Aes256_Sha256_RsaPss', 'Aes128_Sha256_RsaOaep', 'Basic256Sha256'] as const;

const address = z
  .string()
  .regex(/^opc\.tcp:\/\/[^\s/:@]+(:\d{1,5})?(\/\S*)?$/, 'is no address like opc.tcp://10.0.0.5:4840')
  .meta({ description: 'an address like opc.tcp://10.0.0.5:4840' });

const user = z.union(
  [
    z.strictObject({ name: z.string().min(1), password: secretName }),
    z.strictObject({ certificateFile: z.string().min(1), privateKey: secretName }),
    z.strictObject({ certificateFile: z.string().min(1), privateKeyFile: z.string().min(1) }),
  ],
  'is { "name", "password": { "secret" } } or { "certificateFile", "privateKey": { "secret" } }',
);

export const opcuaSettings = z
  .strictObject({
    endpoint: z.union([address, z.array(address).min(1).max(2)], 'is an address like opc.tcp://10.0.0.5:4840, or two'),
    securityMode: z.enum(['None', 'Sign', 'SignAndEncrypt']).default('SignAndEncrypt'),
    securityPolicy: z.enum([...safePolicies, 'Basic256', 'Basic128Rsa15']).optional(),
    user: user.optional(),
    /** Milliseconds between two notifications of the server. */
    publishingInterval: z.number().int().min(50).max(60_000).default(250),
    /** Milliseconds between two looks of the server at its device; the publishing interval where it is not said. */
    samplingInterval: z.number().int().min(0).max(60_000).optional(),
    /** Values of a tag that the server keeps between two notifications. */
    queueSize: z.number().int().min(1).max(100).default(1),
    /** Changes of numbers that are not told, in the unit of the tag, or in per cent of the range that the server says of it. */
    deadband: z.number().min(0).default(0),
    deadbandMode: z.enum(['Absolute', 'Percent']).default('Absolute'),
    /** Milliseconds for an answer, and of silence after which a connection counts as lost. */
    timeout: z.number().int().min(500).max(60_000).default(5000),
  })
  .refine(({ deadband, deadbandMode }) => deadbandMode === 'Absolute' || deadband <= 100, {
    path: ['deadband'],
    message: 'is more than 100 per cent',
  })
  .refine(({ securityMode, securityPolicy }) => securityMode !== 'None' || securityPolicy === undefined, {
    path: ['securityPolicy'],
    message: 'securityMode None has no policy',
  })
  .refine(({ securityMode, user: who }) => securityMode === 'SignAndEncrypt' || who === undefined || !('name' in who), {
    path: ['user'],
    message: 'a password is sent over SignAndEncrypt alone: others could read it on the line',
  });

export type OpcuaSettings = z.output<typeof opcuaSettings>;
