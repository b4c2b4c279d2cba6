/**
 * Who may read and write tags, as Ignition's exports of tags say it (`readPermissions`, `writePermissions`: all or any of some
 * security levels). What a folder or an instance of a type says holds for all that stands in it.
 */
import type { JsonObject } from '../../contract/json.ts';
import { lacks, permissions, type Permissions } from '../platform/permissions.ts';

/** Whoever holds what each of these asks for; nobody where one of them cannot be understood. */
export type Access = readonly Permissions[] | 'nobody';

/** Paths of the security levels of whoever is signed in on a session, following them. */
export type Levels = () => ReadonlySet<string>;

/** The levels where nobody is signed in. */
export const nobody: Levels = () => new Set();

export interface TagAccess {
  readonly read: Access;
  readonly write: Access;
}

/** Asks for nothing. */
export const everybody: Access = [];
const free = { access: { read: everybody, write: everybody }, problems: [] };

/**
 * Settings that say who may what. `customPermissions` and `permissions` (exports before Ignition 8.0.13) do not say whether
 * they are for reading or for writing: they are asked for both.
 */
const governs: Readonly<Record<string, readonly (keyof TagAccess)[]>> = {
  readPermissions: ['read'],
  writePermissions: ['write'],
  customPermissions: ['read', 'write'],
  permissions: ['read', 'write'],
  accessRights: ['write'],
};

/** Whether a name that no setting has may be meant to say who may: nobody may then. */
export function maybeAccess(name: string): boolean {
  const word = name.toLowerCase();
  return /permission|access|securit|level|role/.test(word) || word === 'readonly';
}

/** Those of a tag's settings that say who may what; undefined where none does. */
export function accessSettings(source: JsonObject): JsonObject | undefined {
  const own = Object.entries(source).filter(([name, value]) => Object.hasOwn(governs, name) && value !== null);
  return own.length === 0 ? undefined : Object.fromEntries(own);
}

/** A tag with what another says over it, whose empty words on who may what are none: they open nothing. */
export function overlaid(tag: JsonObject, over: JsonObject): JsonObject {
  const stated = Object.entries(over).filter(([name, value]) => value !== null || !Object.hasOwn(governs, name));
  return { ...tag, ...Object.fromEntries(stated) };
}

/** Who may what with a tag. @param sources Its own settings, and those of the folders and instances that it stands in. */
export function accessOf(sources: readonly JsonObject[]): {
  readonly access: TagAccess;
  readonly problems: readonly string[];
} {
  const stated = sources.flatMap((source) => Object.entries(accessSettings(source) ?? {}));
  if (stated.length === 0) return free;
  const problems: string[] = [];
  const access: { read: Access; write: Access } = { read: everybody, write: everybody };
  for (const [name, value] of stated) {
    if (name === 'accessRights' && value === 'Read_Write') continue;
    const asked = permissions.safeParse(value);
    const whats = governs[name] ?? [];
    for (const what of whats) {
      const before = access[what];
      access[what] = asked.success && before !== 'nobody' ? [...before, asked.data] : 'nobody';
    }
    if (!asked.success) {
      const who = whats.includes('read')
        ? `nobody may ${whats.join(' or ')} it but the station itself`
        : 'nobody may write it';
      problems.push(`${name} cannot be understood, so that ${who}`);
    }
  }
  return { access, problems };
}

/** Why somebody with these levels may not, in words; undefined where they may. */
export function lacksAccess(access: Access, levels: ReadonlySet<string>): string | undefined {
  if (access === 'nobody') return 'Who may cannot be understood, so nobody may.';
  for (const one of access) {
    const lacking = lacks(one, levels);
    if (lacking !== undefined) return lacking;
  }
  return undefined;
}
