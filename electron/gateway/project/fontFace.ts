/** Fonts that the style sheet of a project brings (`@font-face`): files of the project or the site. */
import type { AtRule } from 'postcss';
import type { SheetRule } from '../../contract/page.ts';
import { sourceOf } from '../../contract/sources.ts';

type Font = SheetRule & { readonly kind: 'font' };

/** Which text a font is for, and when it is shown; each has words and numbers alone. */
const settings = new Set(['font-weight', 'font-style', 'font-stretch', 'font-display', 'unicode-range']);
const plain = /^[\w\s%+,.?-]{1,200}$/;
const file = /url\(\s*(?:"([^"\\\n]*)"|'([^'\\\n]*)'|([^"'()\s\\]*))\s*\)(?:\s*format\(\s*["']?([\w-]+)["']?\s*\))?/gi;

/** Reads one. `leaveOut` hears of what of it is not used; undefined where no file is left. */
export function readFontFace(node: AtRule, line: number, leaveOut: (reason: string) => void): Font | undefined {
  const declarations = new Map<string, string>();
  for (const part of node.nodes ?? []) {
    if (part.type === 'decl') declarations.set(part.prop.toLowerCase(), part.value);
  }
  const family = (declarations.get('font-family') ?? '').trim().replace(/^(["'])(.*)\1$/, '$2');
  const sources = filesIn(declarations.get('src') ?? '', leaveOut);
  const more: Record<string, string> = {};
  for (const [name, value] of declarations) {
    if (name === 'font-family' || name === 'src') continue;
    if (settings.has(name) && plain.test(value)) more[name] = value;
    else leaveOut(`${name}: ${value.slice(0, 80)} of @font-face is left out: it is not supported in this version`);
  }
  if (sources.length > 0 && /^[\w -]{1,100}$/.test(family))
    return { kind: 'font', line, family, sources, settings: more };
  leaveOut('@font-face is left out: it needs a font-family of plain words, and a src with a file of this station');
  return undefined;
}

function filesIn(src: string, leaveOut: (reason: string) => void): Font['sources'] {
  const rest = src.replace(file, '').replaceAll(',', ' ').trim();
  if (rest !== '') leaveOut(`${rest.slice(0, 80)} is left out: a font is a file of this station`);
  return [...src.matchAll(file)].flatMap(([, double, single, bare, format = '']) => {
    const source = sourceOf(double ?? single ?? bare ?? '', 'fonts', []);
    if ('url' in source) return [{ url: source.url, format }];
    leaveOut(`a font is left out: ${source.problem}`);
    return [];
  });
}
