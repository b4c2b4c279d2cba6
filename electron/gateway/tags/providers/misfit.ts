/** What in the settings of a provider is none, in words. */
import type { z } from 'zod';
import { issueWords } from '../../platform/issueWords.ts';

/** Why settings are not used, in words, and where in them that stands. */
export interface Misfit {
  readonly path: readonly PropertyKey[];
  readonly reason: string;
}

/** Why settings are none. */
export function misfit({ issues }: z.ZodError, settings: z.ZodType): Misfit {
  // A name with a slip in it is why another one is not there.
  const issue = issues.find(({ code }) => code === 'unrecognized_keys') ?? issues[0];
  const [strange] = issue?.code === 'unrecognized_keys' ? issue.keys : [];
  const path = [...(issue?.path ?? []), ...(strange === undefined ? [] : [strange])];
  return { path, reason: issue === undefined ? 'cannot be read' : issueWords(issue, settings) };
}

/** What an entry says to people, as JSON has no comments: nothing has a setting of such a name. */
export function isRemark(name: string, value: unknown): boolean {
  return typeof value === 'string' && /^(?:[_#$]|\/\/|comment|description|documentation|note|remark)/i.test(name);
}

/** What is named where a remark stands. */
export const noSetting = 'there is no such setting';
