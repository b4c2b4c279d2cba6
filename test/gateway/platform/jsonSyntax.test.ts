import fc from 'fast-check';
import { expect, it } from 'vitest';
import { jsonFault } from '../../../electron/gateway/platform/jsonSyntax.ts';

it.each([
  ['', 'line 1, column 1: a value should be here, and the file ends'],
  [
    '{"a": 1,}',
    'line 1, column 9: a name in double quotation marks should be here, and there is }; the comma before it is one too many',
  ],
  ['[1,]', 'line 1, column 4: a value should be here, and there is ]; the comma before it is one too many'],
  ['{\n  "a": {"b": 1}\n  "c": 2\n}', 'line 3, column 3: a comma or } should be here, and there is a text'],
  ['{\n  {}\n}', 'line 2, column 3: a name in double quotation marks or } should be here, and there is {'],
  ['{"a" 1}', 'line 1, column 6: a colon should be here, and there is 1'],
  ['{"a":}', 'line 1, column 6: a value should be here, and there is }'],
  ['[1 2]', 'line 1, column 4: a comma or ] should be here, and there is 2'],
  ['{"root": ', 'line 1, column 10: a value should be here, and the file ends'],
  ['{"a": [1, 2', 'line 1, column 12: a comma or ] should be here, and the file ends'],
  ['{} {}', 'line 1, column 4: the end of the file should be here, and there is {'],
  ["{'a': 1}", "line 1, column 2: a name in double quotation marks or } should be here, and there is '"],
  ['{a: 1}', 'line 1, column 2: a name in double quotation marks or } should be here, and there is a'],
  ['[True]', 'line 1, column 2: a value or ] should be here, and there is True'],
  ['[01]', 'line 1, column 2: a value or ] should be here, and there is 01'],
  ['[1.]', 'line 1, column 2: a value or ] should be here, and there is 1.'],
  [
    '{ // why\n}',
    'line 1, column 3: a name in double quotation marks or } should be here, and there is a comment, which JSON has not',
  ],
  ['["a\nb"]', 'line 1, column 4: the text that begins in this line has no quotation mark at its end'],
  ['["C:\\data"]', 'line 1, column 5: \\d stands for nothing in a text; a backslash itself is written \\\\'],
  [
    '["a\tb"]',
    'line 1, column 4: a control character stands in a text; it is written with a backslash (\\t for a tab)',
  ],
])('%j: %s', (text, words) => {
  expect(jsonFault(text)).toBe(words);
});

it('finds a fault in what JSON.parse refuses, and in nothing else', () => {
  const pieces = fc.constantFrom(
    '{',
    '}',
    '[',
    ']',
    ',',
    ':',
    '"',
    '"a"',
    '1',
    '-0.5e3',
    '01',
    '+1',
    'null',
    'nul',
    '\\',
    '\\u00e4',
    ' ',
    '\n',
    '\u00a0',
    '\ud800',
  );
  const texts = fc.oneof(
    fc.array(pieces, { maxLength: 12 }).map((parts) => parts.join('')),
    fc.json(),
  );
  fc.assert(
    fc.property(texts, (text) => {
      let isJson = true;
      try {
        JSON.parse(text);
      } catch {
        isJson = false;
      }
      expect(jsonFault(text) === undefined).toBe(isJson);
    }),
    { numRuns: 2000 },
  );
});
