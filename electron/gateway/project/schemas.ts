/**
 * Schemas of the files in a project folder, which has Ignition's own layout. Keys that this runtime does not know are
 * kept out of its way, not refused: a project that another designer wrote stays readable.
 */
import { z } from 'zod';
import { json, jsonObject, type JsonObject } from '../../contract/json.ts';

export const projectFile = z.object({
  title: z.string().default(''),
  description: z.string().default(''),
  enabled: z.boolean().default(true),
  countersign: z
    .strictObject({
      /** Name of the station on its first start; the computer's name when it is absent. */
      station: z.string().min(1).max(64).optional(),
      theme: z.enum(['light', 'dark']).default('light'),
      /** Sizes of targets: 36 px, 48 px, or 20 mm for gloves. */
      profile: z.enum(['laptop', 'default', 'kiosk']).default('default'),
      /** Zones that the station belongs to: what `[Zone]` in the expression of a signature template asks for. */
      zones: z.array(z.string().min(1).max(128)).max(50).default([]),
      /**
       * A function of the script library, `line.events.onSignatureCompleted`, that hears of an outcome when the function
       * that should have heard it is gone.
       */
      onSignatureCompleted: z
        .string()
        .regex(/^[A-Za-z_]\w*(\.[A-Za-z_]\w*)+$/)
        .optional(),
      /** A function of the script library for the session event "Authentication Challenge": `(session, payload, result)`. */
      onAuthenticationChallenge: z
        .string()
        .regex(/^[A-Za-z_]\w*(\.[A-Za-z_]\w*)+$/)
        .optional(),
      /** Identity provider of `system.perspective.login`: of the station's, or `internal`. */
      identityProvider: z.string().min(1).max(64).default('internal'),
      /** Whether a sign-in asks for credentials also of somebody whom the provider still knows. */
      alwaysReauthenticate: z.boolean().default(true),
      /** Rules that give whoever signs in or signs a security level, looked at once at the proof. */
      securityLevels: z
        .array(
          z.strictObject({
            level: z
              .string()
              .max(500)
              .regex(/^Authenticated(\/[^/]+)+$/)
              .refine(
                (level) => !/^Authenticated\/(Roles|Administrator)(\/|$)/.test(level),
                'this level is the system’s own',
              ),
            when: z.string().min(1).max(2000),
          }),
        )
        .max(200)
        .default([]),
      /** An OpenID provider that a demo starts beside it, and its users. Never for a real plant. */
      demoProvider: z
        .strictObject({
          name: z.string().min(1).max(64),
          users: z
            .array(z.strictObject({ userName: z.string(), fullName: z.string(), roles: z.array(z.string()) }))
            .min(1)
            .max(20),
        })
        .optional(),
      /** Users that a demo makes on its first start, each with a password made then. Never for a real plant. */
      demoUsers: z
        .array(
          z.strictObject({
            userName: z.string(),
            fullName: z.string(),
            roles: z.array(z.string()),
            administrator: z.boolean().default(false),
          }),
        )
        .default([]),
    })
    .prefault({}),
});
export type ProjectFile = z.output<typeof projectFile>;

const pageEntry = z.object({ title: z.string().default(''), viewPath: z.string().min(1) });
export const pageConfigFile = z.object({ pages: z.record(z.string().startsWith('/'), pageEntry) });

const bindingConfig = z.object({
  type: z.string(),
  config: jsonObject.default({}),
  transforms: z.array(jsonObject).default([]),
});
export type BindingConfig = z.output<typeof bindingConfig>;

const propConfig = z.object({
  binding: bindingConfig.optional(),
  access: z.enum(['PUBLIC', 'PROTECTED', 'PRIVATE', 'SYSTEM']).optional(),
  paramDirection: z.enum(['input', 'output', 'inout']).optional(),
  /** A script that runs when the property has changed. */
  onChange: z.object({ enabled: z.boolean().nullish(), script: z.string() }).optional(),
});
export type PropConfig = z.output<typeof propConfig>;

const scriptAction = z.object({ type: z.literal('script'), config: z.object({ script: z.string() }) });
const otherAction = z.object({ type: z.string(), config: jsonObject.default({}) });
const action = z.union([scriptAction, otherAction]);
const actions = z.union([action.transform((one) => [one]), z.array(action)]);
export type Action = z.output<typeof action>;

const eventMap = z.record(z.string(), z.record(z.string(), actions)).default({});

export interface ComponentDefinition {
  readonly type: string;
  readonly meta: { readonly name: string; readonly visible?: boolean | undefined };
  readonly position: JsonObject;
  readonly props: JsonObject;
  readonly custom: JsonObject;
  readonly propConfig: Readonly<Record<string, PropConfig>>;
  readonly events: Readonly<Record<string, Readonly<Record<string, readonly Action[]>>>>;
  readonly children: readonly ComponentDefinition[];
}

export const componentDefinition: z.ZodType<ComponentDefinition> = z.lazy(() =>
  z.object({
    type: z.string().min(1),
    meta: z.object({ name: z.string().min(1), visible: z.boolean().optional() }),
    position: jsonObject.default({}),
    props: jsonObject.default({}),
    custom: jsonObject.default({}),
    propConfig: z.record(z.string(), propConfig).default({}),
    events: eventMap,
    children: z.array(componentDefinition).default([]),
  }),
);

export const viewFile = z.object({
  custom: jsonObject.default({}),
  params: jsonObject.default({}),
  props: jsonObject.default({}),
  propConfig: z.record(z.string(), propConfig).default({}),
  events: eventMap,
  root: componentDefinition,
});
export type ViewDefinition = z.output<typeof viewFile>;

const simulation = z.discriminatedUnion('kind', [
  /** Swings around a mean: value = mean + amplitude * sin(2 pi t / period), with t in seconds. */
  z.strictObject({ kind: z.literal('sine'), mean: z.number(), amplitude: z.number(), period: z.number().positive() }),
  /** Counts up by `step` every `every` seconds from `from`, and starts over above `to`. */
  z.strictObject({
    kind: z.literal('ramp'),
    from: z.number(),
    to: z.number(),
    step: z.number().positive(),
    every: z.number().positive(),
  }),
  /** Gives `value` until `after` seconds, then nothing more: the value goes stale. */
  z.strictObject({ kind: z.literal('stops'), value: z.number(), after: z.number().nonnegative() }),
]);
export const tagsFile = z.object({
  tags: z.array(
    z.strictObject({
      path: z.string().min(1).max(500),
      /** The starting value of a memory tag, which scripts and bindings may write. */
      value: json.optional(),
      simulate: simulation.optional(),
      documentation: z.string().optional(),
    }),
  ),
});
export type TagDefinition = z.output<typeof tagsFile>['tags'][number];
export type Simulation = z.output<typeof simulation>;
