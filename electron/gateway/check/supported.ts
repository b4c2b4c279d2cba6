/** Kinds of bindings and of transforms that this version does. */
export const supportedBindings: ReadonlySet<string> = new Set(['property', 'expr', 'tag']);
export const supportedTransforms: ReadonlySet<string> = new Set();

const forms = new Set(
  'if case switch coalesce try isnull isgood isuncertain isbad iserror isbadorerror isavailable tag now'.split(' '),
);
export function isForm(name: string): boolean {
  return forms.has(name);
}
