/**
 * Signature templates: what a request asks of its signers. A request keeps a snapshot, so that a later change of the
 * template changes nothing that was asked already.
 */
import { z } from 'zod';
import { CountersignError } from '../../contract/errors.ts';
import { internalProviderName } from '../idp/internal.ts';
import { isBlank } from '../platform/unseen.ts';
import { parseSlots } from './expression.ts';

/** Characters that MES object names forbid. */
const forbiddenInNames = /[.?!#%^*~[\]{}+=`\\/"$|,]/;

/** Meanings of a signature: one is preselected, of several the signer chooses. */
export const meaningList = z
  .array(
    z
      .string()
      .trim()
      .max(200)
      .refine((meaning) => !isBlank(meaning)),
  )
  .min(1)
  .max(20);

const providerName = z.string().trim().min(1).max(64);

const fields = {
  name: z
    .string()
    .trim()
    .min(1)
    .max(128)
    .refine((name) => !forbiddenInNames.test(name), 'a name has none of . ? ! # % ^ * ~ [ ] { } + = ` \\ / " $ | ,'),
  description: z.string().max(2000).default(''),
  expression: z.string().superRefine((expression, context) => {
    try {
      parseSlots(expression);
    } catch (error) {
      context.addIssue({ code: 'custom', message: error instanceof CountersignError ? error.message : 'unreadable' });
    }
  }),
  /** Where signers prove who they are: `internal` is the station itself. Of several, each signer takes one. */
  identityProvider: z.union([providerName, z.array(providerName).min(1).max(10)]).default(internalProviderName),
  /** Where the signing surface comes up: over the whole window, over the page in it, or in a window of its own. */
  framing: z.enum(['self', 'embedded', 'new']).default('embedded'),
  /** Minutes that a challenge stays open. */
  timeout: z.number().positive().max(60).default(2),
  /**
   * All components for every signature. When off, a person who just signed here may sign again with the password alone
   * (a series, 21 CFR 11.200(a)(1)(i)), until the station is locked, unused or used by somebody else.
   */
  forceReauthentication: z.boolean().default(true),
  /** A different person must sign each slot; of no matter where there is one slot. */
  forceUniqueUser: z.boolean().default(true),
  meanings: z
    .strictObject({ approve: meaningList.default(['Approved by']), reject: meaningList.default(['Rejected by']) })
    .default({ approve: ['Approved by'], reject: ['Rejected by'] }),
  /** When a signer must say why: at a rejection, or always. A comment may be given at every signature. */
  commentRequired: z.enum(['reject', 'both']).default('reject'),
  /** Distinct components of the proof: 2 are user name and password, 3 the code of an authenticator beside. */
  requiredFactors: z.union([z.literal(2), z.literal(3)]).default(2),
  /**
   * Whether a person whose provider outside cannot be reached may sign with the station's account that is linked to
   * them. The surface and the signature say so. Off: whoever cuts the network would choose how people are proved.
   */
  mayBeSignedOffline: z.boolean().default(false),
  /** Wrong attempts that end a challenge. */
  failuresAllowed: z.int().min(1).max(10).default(3),
  /** Whether values of bad or uncertain quality may be signed; they are always shown and kept as such. */
  mayHaveBadQuality: z.boolean().default(true),
  slotOrder: z.enum(['any', 'as written']).default('any'),
  /** Hours after which a pending request expires; never when absent. */
  expiresAfter: z.number().positive().max(87_600).nullable().default(null),
  /**
   * Whether signatures wait until the critical entries of the audit trail were reviewed, by a signature too (ES-21). Absent in
   * templates of earlier versions, whose hash stays.
   */
  afterReview: z.boolean().optional(),
  /** A template that is not enabled takes no new requests; pending ones go on. */
  enabled: z.boolean().default(true),
} as const;

/** A template as it is written in a file, a script or the app, with everything that was left out filled in. */
export const signatureTemplate = z.strictObject(fields).readonly();
export type SignatureTemplate = z.output<typeof signatureTemplate>;
export type TemplateInput = z.input<typeof signatureTemplate>;

/** The templates of a project, with the names of those whose files cannot be used. */
export interface ProjectTemplates {
  readonly templates: readonly SignatureTemplate[];
  readonly unreadTemplates: readonly string[];
}

/** The providers of a template, in its order. */
export function providersOf({ identityProvider }: SignatureTemplate): readonly string[] {
  return typeof identityProvider === 'string' ? [identityProvider] : identityProvider;
}

/** Commands of a batch that can ask for a signature. */
export const batchCommands = Object.freeze(['Start', 'Pause', 'Resume', 'Hold', 'Restart', 'Stop', 'Reset', 'Abort']);

/** `batch<Command>Authorization`, for the command in any case; undefined for what is no command. */
export function batchTemplateName(command: string): string | undefined {
  const known = batchCommands.find((candidate) => candidate.toLowerCase() === command.trim().toLowerCase());
  return known && `batch${known}Authorization`;
}

/** The template of the review of the audit trail. */
export const reviewTemplateName = 'Audit Trail Review';

/** The templates that every station has until somebody saves others under their names. */
export const builtInTemplates: readonly SignatureTemplate[] = [
  ...batchCommands.map((command) =>
    signatureTemplate.parse({
      name: `batch${command}Authorization`,
      description: `Signed before a batch takes the command ${command}.`,
      expression: '{role:Supervisor}',
    }),
  ),
  signatureTemplate.parse({
    name: reviewTemplateName,
    description: 'Signed by whoever read the critical entries of the audit trail, with what was found.',
    expression: '{role:Quality}',
    meanings: { approve: ['Audit trail reviewed'], reject: ['Audit trail not accepted'] },
    commentRequired: 'both',
    timeout: 10,
  }),
];
