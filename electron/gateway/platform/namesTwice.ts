/** Names that stand twice in one object of JSON: the parser takes the last one, and says nothing of the others. */
import { parse, type AnyNode } from '@humanwhocodes/momoa';

const [blank, colon, backslash] = [0x20, 0x3a, 0x5c];

/** Names each, with its line. `value` is what was parsed of the text. */
export function namesTwice(text: string, value: unknown): string[] {
  // Counting them costs a part of parsing, looking for them many times that.
  if (namesOfText(text) === namesOf(value)) return [];
  const found: string[] = [];
  const look = (node: AnyNode): void => {
    if (node.type === 'Array') for (const { value: inner } of node.elements) look(inner);
    if (node.type !== 'Object') return;
    const names = new Set<string>();
    for (const { name, value: inner } of node.members) {
      const own = name.type === 'String' ? name.value : name.name;
      if (names.has(own)) {
        const line = name.loc.start.line;
        found.push(`line ${line}: ${JSON.stringify(own)} stands twice in one object; the last one is read`);
      }
      names.add(own);
      look(inner);
    }
  };
  look(parse(text, { mode: 'json' }).body);
  return found;
}

/** How many names the objects of a parsed value have. */
function namesOf(value: unknown): number {
  if (typeof value !== 'object' || value === null) return 0;
  let names = 0;
  for (const one of Object.values(value)) names += Array.isArray(value) ? namesOf(one) : namesOf(one) + 1;
  return names;
}

/** How many texts of a JSON text are names: a colon follows. */
function namesOfText(text: string): number {
  let names = 0;
  for (let at = text.indexOf('"'); at !== -1; at = text.indexOf('"', at + 1)) {
    do at = text.indexOf('"', at + 1);
    while (isEscaped(text, at));
    let next = at + 1;
    while (text.charCodeAt(next) <= blank) next += 1;
    if (text.charCodeAt(next) === colon) names += 1;
  }
  return names;
}

function isEscaped(text: string, at: number): boolean {
  let before = at - 1;
  while (text.charCodeAt(before) === backslash) before -= 1;
  return (at - before) % 2 === 0;
}
