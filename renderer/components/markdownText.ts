/** Texts in Markdown as elements of the document, without anything that runs, loads or asks a person for something. */
import DOMPurify from 'dompurify';
import createMarkdown, { type MarkdownIt } from 'markdown-it';

export interface MarkdownOptions {
  /** HTML in the text is shown as it is written, as HTML, or left out. */
  readonly html: 'escaped' | 'shown' | 'skipped';
}

function refuse(): never {
  throw new TypeError('Nothing here is run.');
}

/** The policy of the page lets this one make HTML, and it makes that which was cleaned alone. */
const policy = window.trustedTypes?.createPolicy('countersign-html', {
  createHTML: (html) => html,
  createScript: refuse,
  createScriptURL: refuse,
});

function reader(html: boolean): MarkdownIt {
  const markdown = createMarkdown({ html, linkify: false });
  // An address stays as it is written: the gateway looks for it in the text.
  markdown.normalizeLink = (url) => url;
  markdown.renderer.rules['image'] = (tokens, index) =>
    `<span class="picture">${markdown.utils.escapeHtml(tokens[index]?.content ?? '')}</span>`;
  return markdown;
}

const readers = { escaped: reader(false), shown: reader(true), skipped: reader(true) };
for (const rule of ['html_block', 'html_inline']) readers.skipped.renderer.rules[rule] = () => '';

/** What a page may not have of its project's text: what a person would enter something into, and what loads. */
const forbidden = [
  'style',
  'form',
  'input',
  'button',
  'select',
  'textarea',
  'img',
  'picture',
  'video',
  'audio',
  'svg',
  'math',
];

/** The text as elements. */
export function markdownElements(source: string, { html }: MarkdownOptions): DocumentFragment {
  const written = readers[html].render(source);
  return DOMPurify.sanitize(written, {
    RETURN_DOM_FRAGMENT: true,
    FORBID_TAGS: forbidden,
    FORBID_ATTR: ['style', 'id', 'name'],
    ...(policy === undefined ? {} : { TRUSTED_TYPES_POLICY: policy }),
  });
}
