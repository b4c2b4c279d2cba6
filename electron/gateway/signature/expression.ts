/**
 * The expression of a signature template: who must sign.
 *
 *     expression  = term { "OR" term }
 *     term        = factor { "AND" factor }          AND binds tighter than OR
 *     factor      = requirement | "(" expression ")"
 *     requirement = "{role:" name "}"                 a person with this role
 *                 | "{userName:" name "}"             this person
 *                 | "{level:" path "}"                a person with this security level: Authenticated/Roles/QA
 *                 | "[" name "]"                      anybody, at a station of this zone
 *     name        = text without { } [ ] or quotes | '"' any text, with \" and \\ '"'
 *
 * It becomes sign-in slots by conjunctive normal form: one slot per AND term, each satisfied by any of its
 * alternatives. `{role:Supervisor} AND ({role:Quality} OR {userName:anna})` gives two slots. No term is dropped as
 * implied by another: `{role:QA} AND {role:QA}` asks for two signatures. Keywords and the words before the colon are
 * read in any case; roles, levels and zones are exact, user names compare as the user service compares them.
 */
import { z } from 'zod';
import { CountersignError, ErrorCode } from '../../contract/errors.ts';
import { requirement, type Requirement } from '../../ledger/signedBytes.ts';
import { nameKey } from '../sso/users.ts';

export const alternativesSchema = z.array(requirement);
/** The alternatives of one sign-in slot: each of them is enough. */
export type Alternatives = readonly Requirement[];

type Node =
  | { readonly type: 'requirement'; readonly requirement: Requirement }
  | { readonly type: 'and' | 'or'; readonly left: Node; readonly right: Node };

type Token =
  | { readonly type: 'requirement'; readonly requirement: Requirement; readonly column: number }
  | { readonly type: 'and' | 'or' | '(' | ')' | 'end'; readonly column: number };

const limits = Object.freeze({ length: 2000, slots: 20, alternatives: 20, depth: 50 });

/** The slots of an expression. Throws `illegal-argument` naming the column of what is wrong. */
export function parseSlots(expression: string): Alternatives[] {
  if (expression.length > limits.length) {
    throw new CountersignError(ErrorCode.illegalArgument, `The expression is longer than ${limits.length} characters.`);
  }
  const slots = toClauses(parse(tokenize(expression)));
  if (slots.length > limits.slots || slots.some((slot) => slot.length > limits.alternatives)) tooLarge();
  return slots;
}

function tooLarge(): never {
  throw new CountersignError(
    ErrorCode.illegalArgument,
    `The expression asks for more than ${limits.slots} signatures, or ${limits.alternatives} alternatives for one.`,
  );
}

function refuse(column: number, problem: string): never {
  throw new CountersignError(ErrorCode.illegalArgument, `Expression, column ${column}: ${problem}`);
}

const lexeme =
  /\s*(?:\{\s*(?<kind>role|userName|level)\s*:(?:\s*"(?<quoted>(?:[^"\\]|\\["\\])*)"\s*|(?<plain>[^{}"]*))\}|\[(?:\s*"(?<quotedZone>(?:[^"\\]|\\["\\])*)"\s*|(?<zone>[^[\]"]*))\]|(?<word>AND|OR)\b|(?<bracket>[()]))/giy;

const kinds = Object.freeze({ role: 'role', username: 'userName', level: 'level' } as const);

function tokenize(expression: string): Token[] {
  const tokens: Token[] = [];
  let end = 0;
  for (const match of expression.matchAll(lexeme)) {
    const { kind, quoted, plain, quotedZone, zone, word, bracket } = match.groups ?? {};
    const [whole] = match;
    const column = match.index + whole.length - whole.trimStart().length + 1;
    end = match.index + whole.length;
    if (word !== undefined) {
      tokens.push({ type: word.toUpperCase() === 'AND' ? 'and' : 'or', column });
    } else if (bracket === '(' || bracket === ')') {
      tokens.push({ type: bracket, column });
    } else {
      const name = (quoted ?? quotedZone)?.replace(/\\(["\\])/g, '$1') ?? (plain ?? zone ?? '').trim();
      if (name.trim() === '')
        refuse(column, `a name is missing ${kind === undefined ? 'in "[ ]"' : `after "${kind}:"`}.`);
      const of = kind === undefined ? 'zone' : kinds[kindKey(kind)];
      // Nobody has a level of no name: its slot would wait for ever.
      if (of === 'level' && name.split('/').some((part) => part.trim() === '')) {
        refuse(column, `a name is missing in the path of the level "${name}".`);
      }
      tokens.push({ type: 'requirement', requirement: { kind: of, name }, column });
    }
  }
  const rest = expression.slice(end);
  if (rest.trim() !== '') {
    refuse(
      end + rest.length - rest.trimStart().length + 1,
      'expected {role:...}, {userName:...}, {level:...}, [zone], AND, OR or a bracket.',
    );
  }
  return [...tokens, { type: 'end', column: expression.length + 1 }];
}

function kindKey(word: string): keyof typeof kinds {
  const key = word.toLowerCase();
  return key === 'role' || key === 'level' ? key : 'username';
}

function parse(tokens: readonly Token[]): Node {
  let at = 0;
  const peek = (): Token => tokens[at] ?? { type: 'end', column: 1 };

  const operand = (depth: number): Node => {
    if (depth > limits.depth) refuse(peek().column, 'too many brackets inside each other.');
    const token = peek();
    at += 1;
    if (token.type === 'requirement') return token;
    if (token.type !== '(')
      return refuse(token.column, 'expected {role:...}, {userName:...}, {level:...}, [zone] or "(".');
    const inner = chain('or', depth + 1);
    if (peek().type !== ')') refuse(peek().column, 'a ")" is missing.');
    at += 1;
    return inner;
  };
  const chain = (operator: 'and' | 'or', depth: number): Node => {
    const next = (): Node => (operator === 'or' ? chain('and', depth) : operand(depth));
    let left = next();
    while (peek().type === operator) {
      at += 1;
      left = { type: operator, left, right: next() };
    }
    return left;
  };

  const root = chain('or', 0);
  if (peek().type !== 'end') refuse(peek().column, 'expected AND, OR or the end.');
  return root;
}

function toClauses(node: Node): Alternatives[] {
  if (node.type === 'requirement') return [[node.requirement]];
  const left = toClauses(node.left);
  const right = toClauses(node.right);
  if (node.type === 'and') return [...left, ...right];
  if (left.length * right.length > 1000) tooLarge();
  return left.flatMap((one) => right.map((other) => union(one, other)));
}

function same(one: Requirement, other: Requirement): boolean {
  return one.kind === other.kind && one.name === other.name;
}

function union(one: Alternatives, other: Alternatives): Alternatives {
  return [...one, ...other.filter((candidate) => !one.some((known) => same(known, candidate)))];
}

/** A person as an expression sees them, at the station where they are. */
export interface Candidate {
  readonly userName: string;
  readonly roles: readonly string[];
  /** Paths of security levels: `Authenticated`, `Authenticated/Roles/QA`. */
  readonly levels: readonly string[];
  /** Zones of the station. */
  readonly zones: readonly string[];
}

/** Whether a person satisfies a slot, and by which alternative (the role or name under which they sign). */
export function satisfiedBy(alternatives: Alternatives, person: Candidate): Requirement | undefined {
  return alternatives.find(({ kind, name }) => {
    switch (kind) {
      case 'role':
        return person.roles.includes(name);
      case 'userName':
        return nameKey(person.userName) === nameKey(name);
      case 'level':
        return person.levels.some((level) => level === name || level.startsWith(`${name}/`));
      case 'zone':
        return person.zones.includes(name);
    }
  });
}

/** Whether each of the slots could be signed by another person; those that name people alone may name too few. */
export function canDiffer(slots: readonly Alternatives[]): boolean {
  const named = slots.flatMap((slot) =>
    slot.every(({ kind }) => kind === 'userName') ? [slot.map(({ name }) => nameKey(name))] : [],
  );
  /** Who signs which of them; somebody who has one gives it up where another can take it. */
  const signs = new Map<string, readonly string[]>();
  const isTaken = (slot: readonly string[], asked: Set<string>): boolean =>
    slot.some((name) => {
      if (asked.has(name)) return false;
      asked.add(name);
      const held = signs.get(name);
      if (held !== undefined && !isTaken(held, asked)) return false;
      signs.set(name, slot);
      return true;
    });
  return named.every((slot) => isTaken(slot, new Set()));
}

/** A slot in words: `Supervisor, or the user anna`. */
export function inWords(alternatives: Alternatives): string {
  const words = { role: '', userName: 'the user ', level: 'the level ', zone: 'anybody at a station of zone ' };
  return alternatives.map(({ kind, name }) => `${words[kind]}${name}`).join(', or ');
}
