/** Which parts of a text in Markdown are shown. */
import createMarkdown from 'markdown-it';
import { describe, expect, test } from 'vitest';
import { markdown } from '../../electron/contract/components/display.ts';
import { shownParts } from '../../renderer/components/markdownParts.ts';

const text = `# Batch

Weigh *all* of [it](/scale).

* one
* two

| A | B |
| - | - |
| 1 | 2 |
`;

function shown(settings: Parameters<typeof markdown.properties.markdown.read>[0]): string {
  const reader = createMarkdown();
  const parts = shownParts(reader.parse(text, {}), markdown.properties.markdown.read(settings));
  return reader.renderer.render(parts, reader.options).replaceAll('\n', '');
}

const head = '<thead><tr><th>A</th><th>B</th></tr></thead>';
const table = `<table>${head}<tbody><tr><td>1</td><td>2</td></tr></tbody></table>`;
const list = '<ul><li>one</li><li>two</li></ul>';

describe('the parts of a text in Markdown', () => {
  test('are all shown where a project says nothing, or leaves the list of those that are empty', () => {
    const all = `<h1>Batch</h1><p>Weigh <em>all</em> of <a href="/scale">it</a>.</p>${list}${table}`;
    expect(shown({})).toBe(all);
    expect(shown({ allowedTypes: [], disallowedTypes: [] })).toBe(all);
  });

  test('are left out with what is in them', () => {
    expect(shown({ disallowedTypes: ['heading', 'link', 'table'] })).toBe(`<p>Weigh <em>all</em> of .</p>${list}`);
    expect(shown({ allowedTypes: ['heading', 'text'] })).toBe('<h1>Batch</h1>');
  });

  test('are left out without what is in them, which stays apart', () => {
    const disallowedTypes = ['heading', 'paragraph', 'emphasis', 'link', 'list', 'listItem', 'table'];
    const reader = createMarkdown();
    const settings = markdown.properties.markdown.read({ disallowedTypes, unwrapDisallowed: true });
    const parts = shownParts(reader.parse('# Batch\n\nWeigh *all*.\n\n* one\n* two', {}), settings);
    expect(reader.renderer.render(parts, reader.options).split('\n').filter(Boolean)).toEqual([
      'Batch',
      'Weigh all.',
      'one',
      'two',
    ]);
  });
});
