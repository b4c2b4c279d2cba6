import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { canDiffer, inWords, parseSlots, satisfiedBy } from '../../../electron/gateway/signature/expression.ts';

const words = (expression: string): string[] => parseSlots(expression).map(inWords);

it.each([
  ['{userName:sam} AND {userName:Sam}', false],
  ['{userName:sam} AND {userName:olga}', true],
  ['{userName:sam} AND {role:A} AND {role:A}', true],
  ['({userName:sam} OR {userName:olga}) AND {userName:sam} AND {userName:olga}', false],
  ['({userName:sam} OR {userName:olga}) AND ({userName:sam} OR {userName:max}) AND {userName:sam}', true],
  ['({userName:sam} OR {role:A}) AND {userName:sam}', true],
])('ES-8 the slots of %s can be signed by different people: %s', (expression, can) => {
  expect(canDiffer(parseSlots(expression))).toBe(can);
});

describe('signature expressions', () => {
  it.each([
    ['{role:Supervisor}', ['Supervisor']],
    ['{role:Supervisor} AND {userName:Bob}', ['Supervisor', 'the user Bob']],
    ['{role:A} or {role:B}', ['A, or B']],
    ['{ROLE: Shift Lead } and ({role:B} OR {username:c})', ['Shift Lead', 'B, or the user c']],
    ['{role:A} AND {role:B} OR {role:C}', ['A, or C', 'B, or C']],
    ['{role:QA} AND {role:QA}', ['QA', 'QA']],
    [
      '{level:Authenticated/Roles/QA} AND [Filling]',
      ['the level Authenticated/Roles/QA', 'anybody at a station of zone Filling'],
    ],
    ['{role:"QA, \\"night\\" {2}"} or ["Zone [1]"]', ['QA, "night" {2}, or anybody at a station of zone Zone [1]']],
  ])('%s asks for %j', (expression, slots) => {
    expect(words(expression)).toEqual(slots);
  });

  it.each([
    ['', 1, /expected/],
    ['{role:}', 1, /name is missing/],
    ['{role:A} {role:B}', 10, /AND, OR or the end/],
    ['{role:A} AND', 13, /expected/],
    ['({role:A}', 10, /"\)" is missing/],
    ['{role:A} XOR {role:B}', 10, /expected/],
    ['{group:A}', 1, /expected/],
    ['{role:A} AND []', 14, /name is missing/],
    ['{role:"A}', 1, /expected/],
    ['{role:A} AND [Zone', 14, /expected/],
    ['{level:  }', 1, /name is missing/],
    ['{role:A} AND {level:Authenticated/Roles/}', 14, /name is missing in the path/],
    ['{level:Authenticated//QA}', 1, /name is missing in the path/],
  ])('points at the column in %j', (expression, column, problem) => {
    expect(() => parseSlots(expression)).toThrow(new RegExp(`column ${column}: .*${problem.source}`));
  });

  it('refuses an expression that asks for too much', () => {
    const many = Array.from({ length: 21 }, (_, n) => `{role:R${n}}`).join(' AND ');
    expect(() => parseSlots(many)).toThrow(/more than 20/);
    const wide = Array.from({ length: 12 }, (_, n) => `({role:A${n}} AND {role:B${n}})`).join(' OR ');
    expect(() => parseSlots(wide)).toThrow(/more than 20/);
    expect(() => parseSlots(`${'('.repeat(60)}{role:A}${')'.repeat(60)}`)).toThrow(/brackets/);
  });

  it.each([
    ['{userName:BOB}', true],
    ['{level:Authenticated}', true],
    ['{level:Authenticated/Roles}', true],
    ['{level:Authenticated/Roles/QA}', true],
    ['{level:Authenticated/Roles/Q}', false],
    ['{level:Public}', false],
    ['[Filling]', true],
    ['[filling]', false],
    ['{role:qa}', false],
  ])('%s is satisfied by Bob with the level of QA at a station of Filling: %s', (expression, satisfied) => {
    const bob = { userName: 'Bob', roles: ['QA'], levels: ['Authenticated/Roles/QA'], zones: ['Filling'] };
    expect(parseSlots(expression).every((slot) => satisfiedBy(slot, bob) !== undefined)).toBe(satisfied);
  });

  type Tree = { readonly text: string; readonly holds: (roles: readonly string[]) => boolean };
  const tree = fc.letrec<{ tree: Tree }>((tie) => ({
    tree: fc.oneof(
      { maxDepth: 3 },
      fc.constantFrom('A', 'B', 'C', 'D').map((role) => ({
        text: `{role:${role}}`,
        holds: (roles: readonly string[]) => roles.includes(role),
      })),
      fc.tuple(tie('tree'), tie('tree'), fc.constantFrom('AND', 'OR')).map(([left, right, word]) => ({
        text: `(${left.text} ${word} ${right.text})`,
        holds: (roles: readonly string[]) =>
          word === 'AND' ? left.holds(roles) && right.holds(roles) : left.holds(roles) || right.holds(roles),
      })),
    ),
  })).tree;

  it('has all slots satisfiable by a person exactly when the expression holds for them', () => {
    fc.assert(
      fc.property(tree, fc.subarray(['A', 'B', 'C', 'D']), ({ text, holds }, roles) => {
        const person = { userName: 'x', roles, levels: [], zones: [] };
        expect(parseSlots(text).every((slot) => satisfiedBy(slot, person) !== undefined)).toBe(holds(roles));
      }),
    );
  });

  it('answers any text with slots or a refusal, never with a crash', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        try {
          expect(parseSlots(text).length).toBeGreaterThan(0);
        } catch (error) {
          expect(error).toHaveProperty('code', 'illegal-argument');
        }
      }),
    );
  });
});
