/**
 * Signature templates: what a request asks of its signers. A request keeps a snapshot, so that a later change of the
 * template changes nothing that was asked already.
 */
import { z } from 'zod';
import { CountersignError, ErrorCode } from '../../contract/errors.ts';
import { internalProviderName } from '../idp/internal.ts';
import { parseSlots } from './expression.ts';

/** Characters that MES object names forbid. */
const forbiddenInNames = /[.?!#%^*~[\]{}+=`\\/"$|,]/;

const meanings = z.array(z.string().trim().min(1).max(200)).min(1).max(20);

export const signatureTemplate = z
  .strictObject({
    name: z
      .string()
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
    identityProvider: z.literal(internalProviderName).default(internalProviderName),
    framing: z.literal('embedded').default('embedded'),
    /** Minutes that a challenge stays open. */
    timeout: z.number().positive().max(60).default(2),
    forceReauthentication: z.literal(true).default(true),
    /** A different person must sign each slot. */
    forceUniqueUser: z.boolean().default(true),
    meanings: z
      .strictObject({ approve: meanings.default(['Approved by']), reject: meanings.default(['Rejected by']) })
      .default({ approve: ['Approved by'], reject: ['Rejected by'] }),
    /** Wrong attempts that end a challenge. */
    failuresAllowed: z.int().min(1).max(10).default(3),
  })
  .readonly();
export type SignatureTemplate = z.output<typeof signatureTemplate>;

/** Finds templates by name, in any case. */
export interface TemplateBook {
  /** Throws `object-not-found` with the documented text when there is none. */
  readonly get: (name: string) => SignatureTemplate;
}

/** The names, in lower case, that more than one of some templates has: which of them counts would be a guess. */
export function duplicateNames(templates: readonly SignatureTemplate[]): ReadonlySet<string> {
  const names = templates.map(({ name }) => name.toLowerCase());
  return new Set(names.filter((name, index) => names.indexOf(name) !== index));
}

/** The templates of a project; two of one name count as none. */
export function templateBook(templates: readonly SignatureTemplate[]): TemplateBook {
  const ambiguous = duplicateNames(templates);
  const byName = new Map(
    templates
      .map((template) => [template.name.toLowerCase(), template] as const)
      .filter(([name]) => !ambiguous.has(name)),
  );
  return {
    get: (name) => {
      const found = byName.get(name.toLowerCase());
      if (found !== undefined) return found;
      throw new CountersignError(
        ErrorCode.objectNotFound,
        `A signature template with the name (${name}) was not found`,
      );
    },
  };
}
