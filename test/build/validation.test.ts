import { expect, it } from 'vitest';
import { asMarkdown, validated } from '../../build/validation.ts';
import { requirementsOf } from '../../build/runtime/requirements.ts';

const document = `
| id | what must hold | status | test | what is not met |
| -- | -- | -- | -- | -- |
| ES-1 | a name \\ stands there | met | \`a.test.ts\` |  |
| ES-10 | another | not met |  | nothing does it |
`;

it('a validation has each requirement with the tests that name it, and what became of them', () => {
  const tests = [
    { name: 'rules ES-1 has a name', failure: undefined },
    { name: 'rules ES-1 ES-10 | both', failure: 'no' },
    { name: 'rules without a number', failure: undefined },
  ];
  const found = validated(requirementsOf(document), tests);
  expect(found.map((one) => [one.id, one.status, one.tests.length])).toEqual([
    ['ES-1', 'met', 2],
    ['ES-10', 'not met', 1],
  ]);
  const text = asMarkdown(found, { version: '1', commit: 'abc', at: null });
  expect(text).toContain('the tests did not run since the last change');
  expect(text).toContain('| ES-10 | another | not met | FAILED: rules ES-1 ES-10 \\| both | nothing does it |');
  expect(text).toContain('passed: rules ES-1 has a name<br>FAILED');
});
