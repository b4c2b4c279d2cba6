/** Which parts of a text in Markdown are shown, by the names that Perspective has for them. */
import type { Token } from 'markdown-it';
import type { markdown } from '../../electron/contract/components/display.ts';
import type { Read } from '../../electron/contract/components/shapes.ts';

type Settings = Read<typeof markdown.properties>['markdown'];
/** What of the settings says it. */
export type ShownParts = Pick<Settings, 'allowedTypes' | 'disallowedTypes' | 'unwrapDisallowed'>;
type Part = Settings['allowedTypes'][number];

/** The parts by what the reader of the text calls them, without what opens and closes them. */
const parts: Readonly<Record<string, Part>> = {
  text: 'text',
  hardbreak: 'break',
  paragraph: 'paragraph',
  em: 'emphasis',
  strong: 'strong',
  hr: 'thematicBreak',
  blockquote: 'blockquote',
  s: 'delete',
  link: 'link',
  image: 'image',
  table: 'table',
  thead: 'tableHead',
  // The rows below the head have no part of their own around them.
  tr: 'tableRow',
  th: 'tableCell',
  td: 'tableCell',
  bullet_list: 'list',
  ordered_list: 'list',
  list_item: 'listItem',
  heading: 'heading',
  code_inline: 'inlineCode',
  code_block: 'code',
  fence: 'code',
  html_block: 'html',
  html_inline: 'html',
};

/** What of a text is shown; what the reader made of it is changed. */
export function shownParts(tokens: readonly Token[], settings: ShownParts): Token[] {
  const { allowedTypes, disallowedTypes, unwrapDisallowed } = settings;
  if (allowedTypes.length === 0 && disallowedTypes.length === 0) return [...tokens];
  const allowed: ReadonlySet<Part> = new Set(allowedTypes);
  const disallowed: ReadonlySet<Part> = new Set(disallowedTypes);
  const isShown = ({ type }: Token): boolean => {
    const part = parts[type.replace(/_(?:open|close)$/, '')];
    return part === undefined || ((allowed.size === 0 || allowed.has(part)) && !disallowed.has(part));
  };
  const shown: Token[] = [];
  /** How deep in a part that is left out whole. */
  let depth = 0;
  for (const token of tokens) {
    if (depth > 0) {
      depth += token.nesting;
    } else if (isShown(token)) {
      if (token.children !== null && token.type === 'inline') token.children = shownParts(token.children, settings);
      shown.push(token);
    } else if (!unwrapDisallowed) {
      depth = token.nesting;
    } else if (token.nesting === -1 && token.block) {
      // The words of two parts stay apart.
      Object.assign(token, { type: 'softbreak', nesting: 0 });
      shown.push(token);
    }
  }
  return shown;
}
