import { expect, it } from 'vitest';
import { z } from 'zod';
import { reads, ScriptScope, type ScriptCaller } from '../../../electron/gateway/platform/scriptFunction.ts';
import { scriptRegistry } from '../../../electron/gateway/scripting/registry.ts';
import { runScript } from './runScript.ts';

const whenFree = <T>(work: () => T | Promise<T>): Promise<T> => Promise.resolve(work());
const caller = (sessionId?: string): ScriptCaller => ({
  name: 'line.release.onApprove',
  askedAt: 0,
  hop: 1,
  sessionId,
  address: null,
  cid: undefined,
  pageId: undefined,
  interpreter: 'i',
});

it('a function of a session is refused to a script that runs in none', async () => {
  const named = z.strictObject({ name: z.string() });
  const { calls } = scriptRegistry(
    [{ 'system.page.greet': reads(ScriptScope.session, named, ({ name }) => `Hello ${name}`) }],
    whenFree,
  );
  const greet = calls.get('system.page.greet');
  expect(await greet?.([{ name: 'Olga' }], caller('s'))).toBe('Hello Olga');
  expect(() => greet?.([{ name: 'Olga' }], caller())).toThrow(
    'system.page.greet belongs to a session, and line.release.onApprove runs in none',
  );
});

it('two services declare no function of one name, and none of a script without names for its arguments', () => {
  const answer = reads(ScriptScope.gateway, z.tuple([]), () => null);
  expect(() => scriptRegistry([{ one: answer }, { one: answer }], whenFree)).toThrow('Two services declare');
  expect(() => scriptRegistry([{ 'system.one': answer }], whenFree)).toThrow('have no names');
});

it('scripts give the arguments of a declared function by position or by name, and are told which is wrong', async () => {
  const calls = [
    'checkExpression("{role:A}")["problem"]',
    'checkExpression(expression="{role:A}", userName=None)["problem"]',
    'checkExpression()',
    'checkExpression("{role:A}", None, 1)',
    'checkExpression("{role:A}", expression="{role:B}")',
    'checkExpression("{role:A}", user="sam")',
    'isSignatureNameExists(5)',
  ];
  const { printed } = await runScript(
    calls
      .map(
        (call) =>
          `try:\n\tprint(repr(system.mes.signature.${call}))\nexcept (Exception, IllegalArgumentException) as error:\n\tprint(error.message)`,
      )
      .join('\n'),
  );
  expect(printed).toEqual([
    "u''",
    "u''",
    'system.mes.signature.checkExpression needs expression',
    'system.mes.signature.checkExpression takes at most 2 arguments',
    'system.mes.signature.checkExpression got expression twice',
    'system.mes.signature.checkExpression has no argument user',
    'name is not a text',
  ]);
});
