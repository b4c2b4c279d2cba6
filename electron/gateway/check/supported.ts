/** Forms of the expression language: functions that look at their arguments themselves. */
const forms = new Set(
  'if case switch coalesce try isnull isgood isuncertain isbad iserror isbadorerror isavailable tag now runscript'.split(
    ' ',
  ),
);
/** Whether a name in lower case is one of a form. */
export function isForm(name: string): boolean {
  return forms.has(name);
}
