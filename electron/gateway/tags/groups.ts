/** When tags are told: the groups that a file describes (`tagGroups`), and what a tag says of itself. */
import { z } from 'zod';
import { parseExpression } from '../expression/parse.ts';
import { numberOf, orElse, truth } from '../platform/absent.ts';
import { issueWords } from '../platform/issueWords.ts';
import { attempt } from './tagExpression.ts';

/** Milliseconds: a day. */
const longest = 86_400_000;
const rate = numberOf(z.number().min(0).max(longest));

const tagGroup = z
  .strictObject({
    name: z.string().trim().min(1),
    /**
     * Direct: told at the rate. Leased: at the leased rate, as what nobody follows is not asked for at all. Driven: at the leased
     * rate while the expression is true, and at the rate otherwise.
     */
    mode: orElse(z.enum(['Direct', 'Leased', 'Driven']), 'Direct'),
    /** Milliseconds; 0 of a driven group: not at all. */
    rate: orElse(rate, 1000),
    leasedRate: orElse(rate, 250),
    drivingExpression: orElse(z.string(), ''),
    /** Once each time that the expression comes to another value that is true. */
    oneShot: orElse(truth, false),
  })
  .refine(({ mode, rate: every }) => mode !== 'Direct' || every > 0, {
    path: ['rate'],
    message: 'is 0: its tags would never be told',
  })
  .refine(({ mode, leasedRate }) => mode !== 'Leased' || leasedRate > 0, {
    path: ['leasedRate'],
    message: 'is 0: its tags would never be told',
  })
  .superRefine(({ mode, drivingExpression: text }, context) => {
    const parsed = mode === 'Driven' ? attempt(() => parseExpression(text)) : undefined;
    const why =
      text.trim() === ''
        ? 'is not there, and says when its tags are told'
        : parsed && 'reason' in parsed && parsed.reason;
    if (mode === 'Driven' && typeof why === 'string')
      context.addIssue({ code: 'custom', path: ['drivingExpression'], message: why });
  });

/** How often a tag is told: milliseconds, of which 0 are never. */
export type Pace = { readonly every: number } | DrivenPace;

/** What an expression drives: at `driven` while it is true, and at `every` while it is not. */
export interface DrivenPace {
  readonly every: number;
  readonly expression: string;
  readonly driven: number | 'once';
}

/** The groups of a file, by their names in small letters. Problems name the group and what of it is none. */
export function readGroups(entries: readonly unknown[]): {
  readonly groups: ReadonlyMap<string, Pace>;
  readonly problems: readonly string[];
} {
  const groups = new Map<string, Pace>();
  const problems: string[] = [];
  for (const [at, entry] of entries.entries()) {
    const read = tagGroup.safeParse(entry);
    const [issue] = read.error?.issues ?? [];
    if (!read.success) {
      const words = issue === undefined ? 'cannot be read' : issueWords(issue, tagGroup);
      const named = [...(issue?.path ?? []), ...(issue?.code === 'unrecognized_keys' ? issue.keys.slice(0, 1) : [])];
      const stated = [...named.map(String), words.replace(/\.$/, '')].join(' ');
      problems.push(`tagGroups[${at}]: ${stated}. The group is not there`);
      continue;
    }
    const { name, mode, rate: every, leasedRate, drivingExpression: expression, oneShot } = read.data;
    const key = name.toLowerCase();
    if (groups.has(key)) problems.push(`tagGroups[${at}]: there are two groups ${name}. The first one is used`);
    else if (mode === 'Driven') groups.set(key, { every, expression, driven: oneShot ? 'once' : leasedRate });
    else groups.set(key, { every: mode === 'Direct' ? every : leasedRate });
  }
  return { groups, problems };
}

/** Groups that each provider of Ignition has; what they are stands in no export. */
const usual = new Set(['default', 'default historical']);

/** What a tag says of when it is told. */
export interface Execution {
  readonly tagGroup: string | undefined;
  readonly executionMode: string | undefined;
  readonly executionRate: number | undefined;
}

/** When a tag is told; undefined for each change. `lacks` names what of it is not known. */
export function paceOf(
  { tagGroup: stated, executionMode = '', executionRate = 1000 }: Execution,
  groups: ReadonlyMap<string, Pace>,
): { readonly pace: Pace | undefined; readonly lacks?: string } {
  if (executionMode === 'EventDriven') return { pace: undefined };
  if (executionMode === 'FixedRate') return { pace: executionRate > 0 ? { every: executionRate } : undefined };
  if (executionMode !== '' && executionMode !== 'TagGroupRate')
    return { pace: undefined, lacks: `the executionMode ${executionMode} is not done: each change of its tag is told` };
  const name = (stated ?? '').trim() || 'Default';
  const pace = groups.get(name.toLowerCase());
  if (pace !== undefined || usual.has(name.toLowerCase())) return { pace };
  return { pace, lacks: `no "tagGroups" say what the tag group ${name} is: each change of its tags is told` };
}
