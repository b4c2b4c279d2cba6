/** Texts in Markdown as elements of the document, without anything that runs, loads or asks a person for something. */
import DOMPurify from 'dompurify';
import createMarkdown, { type MarkdownIt } from 'markdown-it';
import { shownParts, type ShownParts } from './markdownParts.ts';
import { sourceFor } from './source.ts';

export interface MarkdownOptions extends ShownParts {
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
  // A place for a picture, which is put there when all else is clean.
  markdown.renderer.rules['image'] = (tokens, index) => {
    const [words, source] = [tokens[index]?.content, tokens[index]?.attrGet('src')].map((text) =>
      markdown.utils.escapeHtml(String(text ?? '')),
    );
    return `<span class="picture" data-source="${source ?? ''}">${words ?? ''}</span>`;
  };
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
export function markdownElements(source: string, { html, ...parts }: MarkdownOptions): DocumentFragment {
  const reader = readers[html];
  const written = reader.renderer.render(shownParts(reader.parse(source, {}), parts), reader.options);
  const clean = DOMPurify.sanitize(written, {
    RETURN_DOM_FRAGMENT: true,
    FORBID_TAGS: forbidden,
    FORBID_ATTR: ['style', 'id', 'name'],
    ...(policy === undefined ? {} : { TRUSTED_TYPES_POLICY: policy }),
  });
  for (const place of clean.querySelectorAll<HTMLElement>('.picture[data-source]')) putPicture(place);
  return clean;
}

/** Puts a picture to its place, from where a page may load one; else what it is, and why it is not there. */
function putPicture(place: HTMLElement): void {
  const { source = '' } = place.dataset;
  const words = place.textContent.trim();
  const say = (problem: string): void => place.replaceChildren([words, problem].filter((one) => one !== '').join(': '));
  const found = sourceFor(source);
  if ('problem' in found) {
    say(`It is not shown: ${found.problem}.`);
    return;
  }
  const picture = document.createElement('img');
  picture.addEventListener('error', () => say(`${source.slice(0, 200)} is not there, or it is no picture.`));
  picture.alt = words;
  picture.src = found.url;
  place.replaceChildren(picture);
}
