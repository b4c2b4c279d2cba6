/**
 * The book of templates. A template lies in the project folder, under version control, or is edited in the app and kept
 * in the store, or is built in. A built-in one can be saved anew with other rules; its name and description stay.
 */
import { z } from 'zod';
import { CountersignError, ErrorCode } from '../../contract/errors.ts';
import type { ProjectProblem } from '../../contract/page.ts';
import { json, readJsonText, type Json, type JsonObject } from '../../contract/json.ts';
import type { Seals } from '../audit/seals.ts';
import type { Actor, Trail } from '../audit/trail.ts';
import { canonicalJson, domainHash, HashDomain } from '../../ledger/canonical.ts';
import type { Ports } from '../platform/ports.ts';
import { onOneLine } from '../platform/oneLine.ts';
import { hasHidden, hasUnseen } from '../platform/unseen.ts';
import { hasMixedScripts, skeleton } from '../sso/names.ts';
import { nameKey } from '../sso/users.ts';
import { canDiffer, parseSlots } from './expression.ts';
import type { Store } from '../store/database.ts';
import { isoUtc } from '../platform/time.ts';
import {
  batchTemplateName,
  builtInTemplates,
  signatureTemplate,
  type ProjectTemplates,
  type SignatureTemplate,
  type TemplateInput,
  providersOf,
} from './template.ts';

export type TemplateSource = 'project' | 'store' | 'built-in';

/** A template's name with where it comes from: Sepasoft's `MESObjectLink`. */
export interface TemplateLink {
  readonly name: string;
  readonly source: TemplateSource;
  readonly enabled: boolean;
}

export interface TemplateBook {
  /** By name, in any case. Throws `object-not-found` with the documented text when there is none. */
  readonly get: (name: string) => SignatureTemplate;
  readonly exists: (name: string) => boolean;
  readonly sourceOf: (name: string) => TemplateSource | undefined;
  /** A page of the templates whose name fits a pattern with `*` and `?`, in any case, in the order of names. */
  readonly list: (page?: PageOf) => SignatureTemplate[];
  readonly links: (page?: PageOf) => TemplateLink[];
  /** The template of a batch command, null for none and for what is no command. */
  readonly ofBatchCommand: (command: string) => SignatureTemplate | null;
  /**
   * Keeps a template in the store, new or changed, with old and new value in the audit trail. Throws `illegal-argument`
   * for one that cannot be used, or whose name belongs to the project; `onlyNew` also where the name is taken.
   */
  readonly save: (template: TemplateInput, actor: Actor, onlyNew?: boolean) => SignatureTemplate;
  /** Removes a template of the store; a pending request keeps its snapshot. Throws as `get`, or `illegal-argument`. */
  readonly remove: (name: string, actor: Actor) => void;
  /** The templates of the project are others from now on; a pending request keeps its snapshot. */
  readonly takeProject: (ofProject: ProjectTemplates) => void;
}

export interface PageOf {
  /** From 1. */
  readonly pageNo?: number | undefined;
  readonly pageSize?: number | undefined;
  readonly searchPattern?: string | undefined;
}

const mostOnPage = 1000;

/** The names, in one form, that more than one of some templates has: which of them counts would be a guess. */
function duplicateNames(templates: readonly SignatureTemplate[]): ReadonlySet<string> {
  const names = templates.map(({ name }) => nameKey(name));
  return new Set(names.filter((name, index) => names.indexOf(name) !== index));
}

/**
 * What is wrong with the templates of a project, as problems of their folder: two of one name (who must sign would hang on the
 * name of a file), such as can never be completed, and roles that are taken for another one by their letters.
 */
export function doubtfulTemplates(templates: readonly SignatureTemplate[]): ProjectProblem[] {
  const reasons = [
    ...[...duplicateNames(templates)].map((name) => `has more than one template named "${name}"; none of them is used`),
    ...templates.flatMap((template) => {
      const problem = problemOf(template);
      return problem === undefined ? [] : [`has the template "${onOneLine(template.name)}": ${problem}`];
    }),
    ...lookalikes(templates),
  ];
  return reasons.map((reason) => ({ file: 'countersign/signature-templates', reason }));
}

const endless =
  'its expression names fewer people than it has slots, and each must be signed by another (forceUniqueUser). It is never completed, ' +
  'so it takes no request';

/** Why a template takes no request: it would wait for ever, or signers read something else than what they sign. */
function problemOf({ name, meanings, expression, forceUniqueUser }: SignatureTemplate): string | undefined {
  if (forceUniqueUser && !canDiffer(parseSlots(expression))) return endless;
  const hidden = [name, ...meanings.approve, ...meanings.reject].find(hasHidden);
  return hidden === undefined
    ? undefined
    : `"${onOneLine(hidden)}" has a character that nobody sees, so it takes no request`;
}

/** Roles that nobody can tell from another, or that letters of several scripts are made of: who has one has not the other. */
function lookalikes(templates: readonly SignatureTemplate[]): string[] {
  const roles = templates.flatMap(({ expression }) =>
    parseSlots(expression).flatMap((slot) => slot.flatMap(({ kind, name }) => (kind === 'role' ? [name] : []))),
  );
  return [...new Set(roles)].flatMap((role, index, all) => {
    const twin = all.slice(0, index).find((other) => skeleton(other) === skeleton(role));
    if (twin !== undefined) return [`asks for the roles "${twin}" and "${role}", which look alike and are two`];
    if (!hasMixedScripts(role) && !hasUnseen(role)) return [];
    return [`asks for the role "${role}", which has letters of several scripts, or such that nobody sees`];
  });
}

/** Templates that nobody can sign here, since their people prove who they are at providers that the station does not have. */
export function unknownProviders(templates: readonly SignatureTemplate[], names: readonly string[]): ProjectProblem[] {
  return templates.flatMap((template) =>
    providersOf(template)
      .filter((provider) => !names.includes(provider))
      .map((provider) => ({
        file: 'countersign/signature-templates',
        reason: `has the template "${template.name}" with the identity provider "${provider}", which this station does not have`,
      })),
  );
}

/**
 * Templates that alarms name to be acknowledged by, and that are not among those of the project, those that every station has and
 * `others` that this station has.
 */
export function unknownTemplates(
  named: ReadonlySet<string>,
  templates: readonly SignatureTemplate[],
  others: readonly string[],
): ProjectProblem[] {
  const { byName: own, shut } = ofNames({ templates, unreadTemplates: [] });
  const elsewhere = [...builtInTemplates.map((template) => template.name), ...others].map(nameKey);
  const there = new Set([...own.keys(), ...elsewhere.filter((name) => !shut.has(name))]);
  return [...named]
    .filter((name) => !there.has(nameKey(name)))
    .map((name) => ({
      file: 'countersign/tags.json',
      reason: `has alarms with the signature template "${name}", which is not there: while the station has none of this name either, nobody can acknowledge them`,
    }));
}

/** The names of the templates that were made on a station, as they are compared. */
export function namesInStore({ db }: Pick<Store, 'db'>): string[] {
  const all = db.prepare<[], { name: string }>('SELECT name_key AS name FROM signature_template').all();
  return all.map(({ name }) => name);
}

/**
 * Templates of a project by their names. What it has twice, or in a file that cannot be used, is `shut`: were another one of
 * that name to stand in, built in or of the store, others would sign than the project says.
 */
function ofNames({ templates, unreadTemplates }: ProjectTemplates): {
  readonly byName: ReadonlyMap<string, SignatureTemplate>;
  readonly shut: ReadonlySet<string>;
} {
  const ambiguous = duplicateNames(templates);
  const found = byName(templates.filter(({ name }) => !ambiguous.has(nameKey(name))));
  const unread = unreadTemplates.map(nameKey).filter((name) => !found.has(name));
  return { byName: found, shut: new Set([...ambiguous, ...unread]) };
}

/** Opens the book over a store and the templates of a project. */
export function openTemplates(
  store: Store,
  trail: Trail,
  ports: Ports,
  ofProject: ProjectTemplates,
  seals: Pick<Seals, 'holds' | 'things' | 'accept'>,
): TemplateBook {
  let { byName: project, shut } = ofNames(ofProject);
  const builtIn = byName(builtInTemplates);
  const readAll = store.db.prepare<[], { id: string; body: string }>(
    'SELECT name_key AS id, body FROM signature_template',
  );
  const put = store.db.prepare<[string, string, string]>(
    `INSERT INTO signature_template (name_key, body, changed_at) VALUES (?, ?, ?)
     ON CONFLICT (name_key) DO UPDATE SET body = excluded.body, changed_at = excluded.changed_at`,
  );
  const drop = store.db.prepare<[string]>('DELETE FROM signature_template WHERE name_key = ?');
  /** Names whose template was changed in the database beside the program, or taken away: nothing stands in for them. */
  const broken = new Set(
    seals
      .things()
      .filter((thing) => thing.kind === 'template' && !seals.holds(thing))
      .map(({ id }) => id),
  );
  const stored = byName(
    readAll.all().flatMap(({ id, body }) => {
      // Who must sign is not for another hand to say.
      if (broken.has(id)) return [];
      const { data } = signatureTemplate.safeParse(readJsonText(body));
      if (data === undefined) ports.log.error('A signature template of the store cannot be read; it is left out.');
      return data ?? [];
    }),
  );

  const all = (): Map<string, SignatureTemplate> =>
    new Map([...[...builtIn, ...stored].filter(([key]) => !broken.has(key) && !shut.has(key)), ...project]);
  const sourceOf = (name: string): TemplateSource | undefined => {
    const key = nameKey(name);
    if (project.has(key) || shut.has(key)) return 'project';
    if (stored.has(key)) return 'store';
    return builtIn.has(key) ? 'built-in' : undefined;
  };
  const find = (name: string): SignatureTemplate | undefined => {
    const key = nameKey(name);
    if (shut.has(key)) {
      throw new CountersignError(
        ErrorCode.objectNotFound,
        `A signature template with the name (${name}) was not found: the project has it more than once, or in a file that cannot be used, and no other stands in for it. Its problems say what is wrong.`,
      );
    }
    if (broken.has(key) && !project.has(key)) {
      throw new CountersignError(
        ErrorCode.objectNotFound,
        `The signature template "${name}" was changed in the database, beside the program, so nothing is signed by it. An administrator saves it anew on the page Templates.`,
      );
    }
    return project.get(key) ?? stored.get(key) ?? builtIn.get(key);
  };
  const get = (name: string): SignatureTemplate => {
    const found = find(name);
    if (found !== undefined) return found;
    throw new CountersignError(ErrorCode.objectNotFound, `A signature template with the name (${name}) was not found`);
  };
  const list = ({ pageNo = 1, pageSize = mostOnPage, searchPattern = '*' }: PageOf = {}): SignatureTemplate[] => {
    if (!(Number.isSafeInteger(pageNo) && pageNo >= 1 && Number.isSafeInteger(pageSize) && pageSize >= 1)) {
      throw new CountersignError(ErrorCode.illegalArgument, 'pageNo and pageSize are whole numbers from 1 on.');
    }
    const size = Math.min(pageSize, mostOnPage);
    return [...all()]
      .filter(([, { name }]) => fitsPattern(searchPattern, name))
      .sort(([one], [other]) => (one < other ? -1 : 1))
      .slice((pageNo - 1) * size, pageNo * size)
      .map(([, template]) => template);
  };
  const refuseProject = (name: string): void => {
    if (sourceOf(name) !== 'project') return;
    throw new CountersignError(
      ErrorCode.illegalArgument,
      `The template "${name}" belongs to the project. Change its file in countersign/signature-templates.`,
    );
  };

  return {
    get,
    exists: (name) => {
      const key = nameKey(name);
      return !shut.has(key) && (project.has(key) || (!broken.has(key) && find(name) !== undefined));
    },
    sourceOf,
    list,
    links: (page) => list(page).map(({ name, enabled }) => ({ name, enabled, source: sourceOf(name) ?? 'built-in' })),
    ofBatchCommand: (command) => {
      const name = batchTemplateName(command);
      return name === undefined ? null : (find(name) ?? null);
    },
    save: (input, actor, onlyNew = false) => {
      const template = withFixedParts(readTemplate(input), builtIn);
      refuseProject(template.name);
      const key = nameKey(template.name);
      const before = broken.has(key) ? undefined : find(template.name);
      if (onlyNew && before !== undefined) {
        throw new CountersignError(ErrorCode.illegalArgument, `There is a template named "${before.name}" already.`);
      }
      store.transaction(() => {
        if (broken.has(key)) seals.accept({ kind: 'template', id: key }, actor, 'it is saved anew');
        put.run(key, JSON.stringify(template), isoUtc(ports.clock.now()));
        trail.append({
          action: before === undefined ? 'template.created' : 'template.changed',
          actor,
          target: `signature-template:${template.name}`,
          detail: { old: before === undefined ? null : plainTemplate(before), new: plainTemplate(template) },
        });
      });
      stored.set(key, template);
      broken.delete(key);
      return template;
    },
    remove: (name, actor) => {
      const template = get(name);
      refuseProject(name);
      if (sourceOf(name) === 'built-in') {
        throw new CountersignError(ErrorCode.illegalArgument, `The built-in template "${template.name}" stays.`);
      }
      store.transaction(() => {
        drop.run(nameKey(name));
        trail.append({
          action: 'template.deleted',
          actor,
          target: `signature-template:${template.name}`,
          detail: { old: plainTemplate(template), new: null },
        });
      });
      stored.delete(nameKey(name));
    },
    takeProject: (next) => {
      ({ byName: project, shut } = ofNames(next));
    },
  };
}

/** Reads a template that somebody gives. Throws `illegal-argument` with the field and what is wrong with it. */
export function readTemplate(input: unknown): SignatureTemplate {
  const parsed = signatureTemplate.safeParse(input);
  if (parsed.success) {
    const problem = problemOf(parsed.data);
    if (problem === undefined) return parsed.data;
    throw new CountersignError(ErrorCode.illegalArgument, `The template cannot be used: ${problem}.`);
  }
  const [issue] = parsed.error.issues;
  const field = issue?.path.join('.') ?? '';
  throw new CountersignError(
    ErrorCode.illegalArgument,
    `The template cannot be used${field === '' ? '' : ` (${field})`}: ${issue?.message ?? 'unreadable'}`,
  );
}

/** A template as plain JSON. */
export function plainTemplate(template: SignatureTemplate): JsonObject {
  const value: Json = json.parse(template);
  return z.record(z.string(), json).parse(value);
}

/** The hash that binds a signature to the template as it was. */
export function hashTemplate(template: SignatureTemplate): string {
  return domainHash(HashDomain.template, canonicalJson(plainTemplate(template)));
}

function byName(templates: readonly SignatureTemplate[]): Map<string, SignatureTemplate> {
  return new Map(templates.map((template) => [nameKey(template.name), template] as const));
}

function withFixedParts(
  template: SignatureTemplate,
  builtIn: ReadonlyMap<string, SignatureTemplate>,
): SignatureTemplate {
  const fixed = builtIn.get(nameKey(template.name));
  return fixed === undefined ? template : { ...template, name: fixed.name, description: fixed.description };
}

/** Whether a whole name fits a pattern of `*` and `?`, in any case; in time that grows with their lengths alone. */
function fitsPattern(pattern: string, name: string): boolean {
  const wanted = Array.from(nameKey(pattern === '' ? '*' : pattern.slice(0, 200)));
  const text = Array.from(nameKey(name));
  let at = 0;
  let next = 0;
  let star: { readonly after: number; from: number } | undefined;
  while (at < text.length) {
    if (wanted[next] === '*') {
      star = { after: (next += 1), from: at };
    } else if (wanted[next] === '?' || wanted[next] === text[at]) {
      at += 1;
      next += 1;
    } else if (star !== undefined) {
      at = star.from += 1;
      next = star.after;
    } else {
      return false;
    }
  }
  return wanted.slice(next).every((character) => character === '*');
}
