/** Pages and views that scripts open by names that stand in them as constants. */
import { findPage } from '../perspective/navigation.ts';
import type { Script } from '../project/scriptCheck.ts';
import type { Destinations } from './events.ts';
import { found, type Problem } from './finding.ts';

/** A text of Python that stands alone as an argument: nothing is put into it, and nothing is added to it. */
const text = String.raw`u?(["'])((?:(?!\1)[^\\%{\n])*)\1\s*(?=[,)])`;
const calls: readonly (readonly ['view' | 'page', RegExp])[] = [
  [
    'view',
    new RegExp(String.raw`\bsystem\.perspective\.(?:open|toggle)Popup\(\s*[^,()]+,\s*(?:view\s*=\s*)?${text}`, 'g'),
  ],
  ['view', new RegExp(String.raw`\bsystem\.perspective\.navigate\((?:[^()]*,)?\s*view\s*=\s*${text}`, 'g')],
  ['page', new RegExp(String.raw`\bsystem\.perspective\.navigate\(\s*(?:page\s*=\s*)?${text}`, 'g')],
];
const comment = /^\s*#.*$/gm;

/** Checks what the scripts of a project open. */
export function checkOpened(
  scripts: readonly Script[],
  { views, pages }: Pick<Destinations, 'views' | 'pages'>,
): readonly Problem[] {
  return scripts.flatMap(({ file, path, source }) => {
    const code = source.replaceAll(comment, '');
    return calls.flatMap(([what, call]) =>
      [...code.matchAll(call)].flatMap(([, , name = '']) => {
        const isThere = what === 'page' ? findPage(pages, name) !== undefined : views.has(name);
        if (name === '' || isThere) return [];
        const words = what === 'page' ? 'page' : 'view that can be used';
        return [{ file, ...found('reference', name, path, `The project has no such ${words}. Nothing is opened.`) }];
      }),
    );
  });
}
