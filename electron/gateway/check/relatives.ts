/** Components that scripts ask for by constant names from where they stand (`self.getSibling("Valve")`). */
import { componentPlace, eachComponentPlace, type ComponentPlace } from '../project/componentPlaces.ts';
import type { ViewDefinition } from '../project/schemas.ts';
import { unreadableType } from '../project/schemas.ts';
import type { Script } from '../project/scriptCheck.ts';
import { found, type Found, type Problem } from './finding.ts';
import { lineAt, namesOf } from './pythonText.ts';

/** Where a chain has led: a component, the view, or what nobody knows before it runs. */
type Reached = ComponentPlace | 'view' | 'unknown';

const step = String.raw`\.(?:(?:parent|view|rootContainer)\b(?!\s*\()|get(?:Sibling|Child)\(\s*u?(["'])(?:(?!\1)[^\\\n])+\1\s*\))`;
/** A chain that begins with the component of the script; `\1` would count from the first step, so that each step is read again. */
const chain = new RegExp(String.raw`(?<![\w.])self(?:${step.replaceAll(String.raw`\1`, String.raw`["']`)})+`, 'g');
const steps = new RegExp(step, 'g');

/** Checks the scripts of views; `views` are those of the project's own, by the names of their files. */
export function checkRelatives(
  scripts: readonly Script[],
  views: ReadonlyMap<string, ViewDefinition>,
): readonly Problem[] {
  const places = new Map<string, ReadonlyMap<string, ComponentPlace>>();
  const placesOf = (file: string, { root }: ViewDefinition): ReadonlyMap<string, ComponentPlace> => {
    const known = places.get(file);
    if (known !== undefined) return known;
    const all = new Map([...eachComponentPlace(componentPlace(root))].map((place) => [place.path, place]));
    places.set(file, all);
    return all;
  };
  return scripts.flatMap(({ file, path, source }) => {
    const view = views.get(file);
    // Another object may be called `self` in it.
    if (view === undefined || !/\bself\b.*\bget(Sibling|Child)\(/.test(source) || /\bself\s*=(?!=)/.test(source))
      return [];
    const all = placesOf(file, view);
    const root = all.get('root');
    if (root === undefined) return [];
    const at = /^root(?:\.children\[\d+\])*(?=\.)/.exec(path)?.[0];
    const own = at === undefined ? 'view' : (all.get(at) ?? 'unknown');
    return missingFrom(own, root, path, source).map((one) => ({ file, ...one }));
  });
}

function missingFrom(own: Reached, root: ComponentPlace, path: string, source: string): Found[] {
  // What stands in a text or in a comment is no chain.
  const names = namesOf(source);
  const reported = new Map<string, Found>();
  for (const { 0: text, index } of source.matchAll(chain)) {
    if (!names.startsWith('self', index)) continue;
    let at: Reached = own;
    let asked = 'self';
    for (const [one] of text.matchAll(steps)) {
      asked += one;
      const next = follow(at, one, root);
      if (next !== undefined) {
        at = next;
        continue;
      }
      const why = `line ${lineAt(source, index)}: There is no such component here. The script fails where it asks for it.`;
      if (!reported.has(asked)) reported.set(asked, found('reference', asked, path, why));
      break;
    }
  }
  return [...reported.values()];
}

/** One step of a chain; undefined where it leads to nothing. */
function follow(at: Reached, one: string, root: ComponentPlace): Reached | undefined {
  if (at === 'unknown') return at;
  if (one === '.view') return at === 'view' ? 'unknown' : 'view';
  if (one === '.rootContainer') return at === 'view' ? root : 'unknown';
  // What is around the root is asked of nothing, but to be compared.
  if (one === '.parent') return at === 'view' ? 'unknown' : (at.parent ?? 'unknown');
  const name = /["'](.*)["']/.exec(one)?.[1] ?? '';
  if (one.startsWith('.getSibling'))
    return at === 'view' || at.parent === undefined ? undefined : below(at.parent, [name]);
  if (at !== 'view') return below(at, name.split('/'));
  const [first, ...rest] = name.split('/');
  return first === 'root' || first === root.definition.meta.name ? below(root, rest) : undefined;
}

/** A component below another by names; `unknown` where a name is bound, or a component could not be read. */
function below(from: ComponentPlace, [name, ...rest]: readonly string[]): Reached | undefined {
  if (name === undefined) return from;
  const child = from.children.find(({ definition }) => definition.meta.name === name);
  if (child !== undefined) return below(child, rest);
  const isOpen = from.children.some(
    ({ definition: { type, propConfig } }) => type === unreadableType || propConfig['meta.name']?.binding !== undefined,
  );
  return isOpen ? 'unknown' : undefined;
}
