import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readStylesheet } from '../../../electron/gateway/project/stylesheet.ts';

const selectorsOf = (text: string) =>
  readStylesheet(text).rules.flatMap((rule) => (rule.kind === 'look' ? rule.selectors : []));

describe('the style sheet of a project', () => {
  it('is taken apart into looks with their conditions, and animations', () => {
    const { rules, problems } = readStylesheet(`
:root { --mes-blue: #123456; }
/* Names are escaped as on disk. */
.psc-Alarm\\/High, .psc-Low:hover > span { COLOR: var(--mes-blue); background: red !important }
@media (min-width: 600px) { .psc-A { gap: 3px } }
@keyframes blink { from { opacity: 0 } 50% { opacity: 1 } }
`);
    expect(problems).toEqual([]);
    expect(rules).toEqual([
      {
        kind: 'look',
        line: 2,
        selectors: ['&'],
        around: [],
        declarations: [{ property: '--mes-blue', value: '#123456', isImportant: false }],
      },
      {
        kind: 'look',
        line: 4,
        selectors: ['.psc-Alarm\\/High', '.psc-Low:hover > span'],
        around: [],
        declarations: [
          { property: 'color', value: 'var(--mes-blue)', isImportant: false },
          { property: 'background', value: 'red', isImportant: true },
        ],
      },
      {
        kind: 'look',
        line: 5,
        selectors: ['.psc-A'],
        around: ['@media (min-width: 600px)'],
        declarations: [{ property: 'gap', value: '3px', isImportant: false }],
      },
      { kind: 'animation', line: 6, name: 'blink', keyframes: { from: { opacity: '0' }, '50%': { opacity: '1' } } },
    ]);
  });

  it.each([
    ['body .psc-A', '& .psc-A'],
    ['html > .psc-A', '& > .psc-A'],
    ['.psc-body .html', '.psc-body .html'],
    [':root', '&'],
  ])('means the page by the document: %s', (selector, inside) => {
    expect(selectorsOf(`${selector} { color: red }`)).toEqual([inside]);
  });

  it.each([
    ['.a { .b { color: red } }', ['.a .b']],
    ['.a { > .b { color: red } }', ['.a > .b']],
    ['.a { &:hover, &.on\\/off { color: red } }', ['.a:hover', '.a.on\\/off']],
    ['.a .b { .night & { color: red } }', ['.night :is(.a .b)']],
    ['.a, .b { &:hover { color: red } }', [':is(.a, .b):hover']],
    ['.a { & + & { color: red } }', ['.a + .a']],
    ['.a::before { &:hover { color: red } }', ['.a::before:hover']],
    ['body { .b { color: red } }', ['& .b']],
    ['.a { :root & { color: red } }', ['& .a']],
    ['.a { .b { .c { color: red } } }', ['.a .b .c']],
  ])('has rules inside of others: %s', (text, selectors) => {
    const { rules, problems } = readStylesheet(text);
    expect(problems).toEqual([]);
    expect(rules.map((rule) => rule.kind === 'look' && rule.selectors)).toEqual([selectors]);
  });

  it('has what stands behind a rule inside another, and in a condition inside it, in its turn', () => {
    const { rules, problems } = readStylesheet(`
.a {
  color: red; gap: 1px;
  /* when pressed */
  &:active { color: blue }
  @media print { color: black; .b { color: grey } }
  color: green;
}`);
    expect(problems).toEqual([]);
    expect(
      rules.map(
        (rule) => rule.kind === 'look' && [rule.selectors, rule.around, rule.declarations.map(({ value }) => value)],
      ),
    ).toEqual([
      [['.a'], [], ['red', '1px']],
      [['.a:active'], [], ['blue']],
      [['.a'], ['@media print'], ['black']],
      [['.a .b'], ['@media print'], ['grey']],
      [['.a'], [], ['green']],
    ]);
  });

  it.each([
    [':root { + .shell { color: red } }', /it reaches out of the page/],
    ['.a { & html { color: red } }', /it reaches out of the page/],
    ['.a { &b { color: red } }', /what it means in this place is not understood/],
    ['.a { [title="&"] { color: red } }', /what it means in this place is not understood/],
    [`.a { ${'& + & {'.repeat(30)} color: red ${'}'.repeat(31)}`, /what it means in this place is not understood/],
    [`${'.a {'.repeat(20_000)} color: red ${'}'.repeat(20_000)}`, /what it means in this place is not understood/],
    ['.a { @keyframes x { from { color: red } } }', /@keyframes is left out/],
  ])('leaves out what means nothing inside another rule, and says so: %.60s', (text, problem) => {
    const { rules, problems } = readStylesheet(text);
    expect(rules).toEqual([]);
    expect(problems).toEqual([expect.stringMatching(problem)]);
  });

  it.each([
    ['+ .shell', 'it reaches out of the page'],
    ['~ header', 'it reaches out of the page'],
    [':root + .shell', 'it reaches out of the page'],
    ['body ~ .notices', 'it reaches out of the page'],
    ['& ~ .shell', 'it reaches out of the page'],
    [':is(:root) .shell', 'it reaches out of the page'],
    ['.a:has(body)', 'it reaches out of the page'],
    ['.ia_popup', 'pages have no .ia_popup here'],
    ['.ia_table__cell .ia_popup', 'pages have no .ia_popup here'],
    ['[data-component="ia.display.label"]', 'pages have no [data-component="ia.display.label"] here'],
  ])('leaves out %s and says why', (selector, reason) => {
    const { rules, problems } = readStylesheet(`\n${selector} { color: red }`);
    expect(rules).toEqual([]);
    expect(problems).toEqual([`line 2: ${selector} is left out: ${reason}`]);
  });

  it("takes the platform's own names of parts that components here have as well", () => {
    const selector = '.psc-frame .ia_table__body__row--selected > .ia_table__cell:hover';
    expect(selectorsOf(`${selector} { color: red }`)).toEqual([selector]);
  });

  it.each([
    ['@import "x.css";', /@import is left out/],
    ['@font-face { font-family: x }', /@font-face is left out/],
  ])('names %s', (text, reason) => {
    expect(readStylesheet(text).problems).toEqual([expect.stringMatching(reason)]);
  });

  it.each([
    ['a ; behind a block', '.a { top: 1px }; .b { left: 2px } .c { top: 3px }', ['.a', '.c'], '.b'],
    ['a ; at the beginning', '; /* and a comment */ .b { left: 2px } .c { top: 3px }', ['.c'], '.b'],
    [
      'a ; behind a condition',
      '@media print { .a { top: 1px } }; .b { left: 2px } .c { top: 3px }',
      ['.a', '.c'],
      '.b',
    ],
    ['a declaration', 'color: red; .b { left: 2px } .c { top: 3px }', ['.c'], '.b'],
    ['a ; before a condition', ';@media print { .b { left: 2px } } .c { top: 3px }', ['.c'], '@media'],
  ])('leaves out what stands behind %s, as a browser does, and names it', (_, text, left, out) => {
    expect(selectorsOf(text)).toEqual(left);
    expect(readStylesheet(text).problems).toContain(
      `line 1: ${out} is left out, as a browser does: a ; or a declaration stands before it`,
    );
  });

  it('goes on behind an end of a block too many with the next rule but one, whatever stood before it', () => {
    expect(selectorsOf('.a { top: 1px }; } .b { left: 2px } .c { top: 3px }')).toEqual(['.a', '.c']);
    expect(selectorsOf('width: 1px } .b { left: 2px } .c { top: 3px }')).toEqual(['.c']);
  });

  it.each([
    [
      'a declaration without a colon',
      '.a { color red; top: 1px } .b { left: 2px }',
      'Unknown word color',
      '.a top, .b left',
    ],
    ['one that is the last', '.a { top: 1px; color } .b { left: 2px }', 'Unknown word color', '.a top, .b left'],
    ['a comment of another language', '.a { // note\n color: red; top: 1px }', 'Unknown word note', '.a top'],
    ['two colons', '.a { color:: red; top: 1px }', 'Double colon', '.a top'],
    ['a block without an end', '.a { color: red } .b { left: 2px', 'Unclosed block', '.a color, .b left'],
    ['a comment without an end', '.a { color: red } /* .b { left: 2px }', 'Unclosed comment', '.a color'],
    ['the end of a comment that is none', '.a { color: red } */', 'Unknown word */', '.a color'],
    [
      'an end of a block too many',
      '.a { top: 1px }} .b { left: 2px } .c { top: 3px }',
      'Unexpected }',
      '.a top, .c top',
    ],
    ['words between rules', '.a { top: 1px } x; .b { left: 2px } .c { top: 3px }', 'Unknown word x', '.a top, .c top'],
    [
      'a text without an end',
      ".a { top: 1px; color: 'x\n; left: 2px } .b { top: 3px }",
      'Unclosed string',
      '.a top left, .b top',
    ],
    [
      'a bracket without an end',
      '.a { top: 1px; width: calc(1 ; left: 2px } .b { top: 3px }',
      'Unclosed bracket',
      '.a top',
    ],
    ['a rule without a name', '@ x; .a { top: 1px }', 'At-rule without name', ''],
  ])('goes on after %s as a browser does, and names it', (_, text, reason, left) => {
    const { rules, problems } = readStylesheet(text);
    const looks = rules.map((rule) =>
      rule.kind === 'look'
        ? [...rule.selectors, ...rule.declarations.map(({ property }) => property)].join(' ')
        : rule.kind,
    );
    expect(looks.join(', ')).toBe(left);
    expect(problems[0]).toContain(reason);
  });

  it('takes a text of nothing but slips, and one with too many of them', () => {
    const many = Array.from({ length: 30 }, (_, index) => `.a${index} { top: 1px; color }`).join('\n');
    const { rules, problems } = readStylesheet(many);
    expect(rules.length).toBe(21);
    expect([problems.length, problems.at(-1)]).toEqual([
      21,
      'line 21, column 18: Unknown word color. Nothing after it is used',
    ]);
    for (const odd of ['}}}}', '{{{{', '((((', '"', '*/', '@', ';;;', '\\', '/*', 'a{b:url(', '}'.repeat(5000)])
      expect(readStylesheet(odd).problems.length).toBeLessThan(25);
  });

  it('has fonts that are files of this station, and names what of them is not used', () => {
    const { rules, problems } = readStylesheet(
      '@font-face { font-family: "Plant Sans"; font-weight: 100 900; unicode-range: U+0-FF, U+4??;\n' +
        " src: local('Plant'), url(/data/perspective/fonts/P%20S.woff2) format('woff2'), url('https://x.y/p.woff2'); size-adjust: 90% }\n" +
        '@font-face { font-family: "Plant"; src: url(p.woff2) }\n' +
        '@font-face { font-family: "a\\22 ; } * { color: red"; src: url("/data/perspective/fonts/p.woff2") }\n',
    );
    expect(rules).toEqual([
      {
        kind: 'font',
        line: 1,
        family: 'Plant Sans',
        sources: [{ url: '/data/perspective/fonts/P%20S.woff2', format: 'woff2' }],
        settings: { 'font-weight': '100 900', 'unicode-range': 'U+0-FF, U+4??' },
      },
    ]);
    expect(problems).toEqual([
      "line 1: local('Plant') is left out: a font is a file of this station",
      'line 1: a font is left out: a font comes from this station alone, not from https://x.y',
      'line 1: size-adjust: 90% of @font-face is left out: it is not supported in this version',
      'line 3: a font is left out: "p.woff2" is not below /data/perspective/fonts/, where this station has its files',
      'line 3: @font-face is left out: it needs a font-family of plain words, and a src with a file of this station',
      'line 4: @font-face is left out: it needs a font-family of plain words, and a src with a file of this station',
    ]);
  });

  it('never takes what stands beside a page to be in it, and always says something of what it leaves out', () => {
    const part = fc.constantFrom('&', ':root', 'body', 'html', '.a', '#b', '*', ':is(body)', ':not(:root)', ':host');
    const between = fc.constantFrom(' ', ' > ', ' + ', ' ~ ', '');
    const selector = fc
      .tuple(between, fc.array(fc.tuple(part, between), { minLength: 1, maxLength: 4 }))
      .map(([first, parts]) => `${first}${parts.flat().join('')}`.trim().replace(/[+~>]$/, ''))
      .filter((text) => text !== '');
    fc.assert(
      fc.property(selector, (text) => {
        const { rules, problems } = readStylesheet(`${text} { color: red }`);
        expect(rules.length + problems.length).toBeGreaterThan(0);
        for (const one of selectorsOf(`${text} { color: red }`)) {
          expect(one).not.toMatch(/^\s*[+~>|]|^&\s*[+~]|.&/);
        }
      }),
    );
  });
});
