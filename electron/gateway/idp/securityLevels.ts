/** Security levels (Ignition): what a person may do, as a tree of names; here as paths. */
import { CountersignError } from '../../contract/errors.ts';
import { isJsonObject, type Json, type JsonObject } from '../../contract/json.ts';
import type { Identity } from './provider.ts';
import { evaluate } from '../expression/evaluate.ts';
import { toBoolean } from '../expression/functions.ts';
import { parseExpression, type Expression } from '../expression/parse.ts';
import type { Log } from '../platform/ports.ts';
import type { ProjectProblem } from '../../contract/page.ts';
import { good } from '../platform/quality.ts';

/** Who has levels: somebody who is signed in or who signs. */
export interface LevelHolder {
  readonly roles: readonly string[];
  readonly isAdministrator: boolean;
  /** Paths that the project's rules granted when the person proved to be there. */
  readonly granted?: readonly string[];
}

/** The level of those who manage users. */
const administratorLevel = 'Authenticated/Administrator';

/** The levels of a proved person, as paths: `Authenticated/Roles/QA`. */
export function levelsOf({ roles, isAdministrator, granted = [] }: LevelHolder): string[] {
  return [
    'Public',
    'Authenticated',
    // A role with a slash in its name would pass for a level below another role.
    ...roles.filter((role) => !role.includes('/')).map((role) => `Authenticated/Roles/${role}`),
    ...(isAdministrator ? [administratorLevel] : []),
    ...granted,
  ];
}

/** The same as the tree that `session.props.auth.securityLevels` holds. */
export function levelTree({ roles, isAdministrator, granted = [] }: LevelHolder): JsonObject[] {
  const below: JsonObject[] = [
    { name: 'Roles', children: roles.map((role) => ({ name: role, children: [] })) },
    ...(isAdministrator ? [{ name: 'Administrator', children: [] }] : []),
  ];
  const grown = granted.reduce((tree, path) => grow(tree, path.split('/').slice(1)), below);
  return [{ name: 'Authenticated', children: grown }];
}

function grow(tree: readonly JsonObject[], [name, ...rest]: readonly string[]): JsonObject[] {
  if (name === undefined) return [...tree];
  const known = tree.find((level) => level['name'] === name);
  const children = Array.isArray(known?.['children']) ? known['children'].filter(isJsonObject) : [];
  const grown = { name, children: grow(children, rest) };
  return known === undefined ? [...tree, grown] : tree.map((level) => (level === known ? grown : level));
}

/** A rule of the project: who satisfies the expression when they prove to be there has the level. */
export interface LevelRule {
  readonly level: string;
  readonly when: string;
}

/** What the rules look at. */
export type LevelSubject = Pick<Identity, 'userName' | 'provider' | 'amr' | 'acr' | 'challenged' | 'claims'> & {
  readonly roles: readonly string[];
};

export interface LevelRules {
  /** The levels that the rules grant, looked at once: at the proof. A rule that fails grants nothing. */
  readonly grant: (subject: LevelSubject) => string[];
  readonly problems: readonly ProjectProblem[];
}

/**
 * Reads the rules. Their expressions name `{user:userName}`, `{user:roles}`, `{idp:name}`, `{idp:amr}`, `{idp:acr}`,
 * `{idp:challenged}` and `{attribute-source:idTokenClaims:<claim>}`, further parts with further colons.
 */
export function levelRules(rules: readonly LevelRule[], log: Log): LevelRules {
  const problems: ProjectProblem[] = [];
  const read: { readonly level: string; readonly expression: Expression }[] = [];
  for (const { level, when } of rules) {
    try {
      read.push({ level, expression: parseExpression(when) });
    } catch (error) {
      const reason = error instanceof CountersignError ? error.message : 'cannot be read';
      problems.push({ file: 'project.json', reason: `security level ${level}: ${reason}` });
    }
  }
  return {
    problems,
    grant: (subject) => {
      const known = {
        user: { userName: subject.userName, roles: [...subject.roles] },
        idp: { name: subject.provider, amr: [...subject.amr], acr: subject.acr, challenged: subject.challenged },
        'attribute-source': { idTokenClaims: subject.claims },
      };
      const value = (path: string): Json =>
        path.split(':').reduce<Json>((inner, key) => {
          return isJsonObject(inner) && Object.hasOwn(inner, key) ? (inner[key] ?? null) : null;
        }, known);
      return read.flatMap(({ level, expression }) => {
        try {
          const found = evaluate(expression, { read: (path) => ({ value: value(path), quality: good }) });
          return toBoolean(found.value) ? [level] : [];
        } catch (error) {
          log.warn('A rule for a security level failed, and grants nothing.', { level, reason: String(error) });
          return [];
        }
      });
    },
  };
}
