/** What the text of a named query asks for as a parameter, and its settings do not declare so. */
import { CountersignError } from '../../contract/errors.ts';
import { perhaps } from '../platform/issueWords.ts';
import type { NamedQuery } from '../queries/namedQuery.ts';
import { parameterPlaces } from './placeholders.ts';
import { partsOf, type Dialect } from './sqlText.ts';

const dialects: readonly Dialect[] = ['postgresql', 'mariadb', 'sqlite'];

/** Why a query cannot be run in a database that writes SQL so, as a sentence; undefined where all that it asks for is declared. */
export function undeclaredIn({ sql, parameters, file }: NamedQuery, dialect: Dialect): string | undefined {
  const kinds = new Map(parameters.map(({ identifier, type }) => [identifier, type]));
  let before = '';
  for (const { kind, sql: text } of partsOf(sql, dialect)) {
    for (const { at, whole, bound, pasted } of parameterPlaces(text)) {
      const name = bound ?? pasted ?? '';
      const declared = kinds.get(name);
      const isMeant =
        bound === undefined
          ? isMeantAsPasted(kind, name, declared)
          : kind === 'code' && !isOfArray(before + text.slice(0, at));
      if (!isMeant || declared === (bound === undefined ? 'QueryString' : 'Parameter')) continue;
      const line = (before + text.slice(0, at)).split('\n').length;
      return `line ${line} of its SQL has ${whole}, and ${insteadOf(name, declared, file, [...kinds.keys()])}`;
    }
    before += text;
  }
  return undefined;
}

/** The same where it is so in each database that there is: the project does not say which one it is. */
export function undeclaredAnywhere(query: NamedQuery): string | undefined {
  const found = dialects.map((dialect) => {
    try {
      return undeclaredIn(query, dialect);
    } catch (error) {
      // A text that has no end there may have one elsewhere.
      if (error instanceof CountersignError) return undefined;
      throw error;
    }
  });
  return found.includes(undefined) ? undefined : found[0];
}

/** Braces are none of SQL in code; in texts they are any, but for a name that is there to be bound. */
function isMeantAsPasted(
  kind: 'code' | 'text' | 'name' | 'comment',
  name: string,
  declared: string | undefined,
): boolean {
  if (kind === 'comment') return false;
  return declared !== undefined || (kind === 'code' && /^\w+$/.test(name));
}

/** Whether what comes stands in brackets, where `:` is between the ends of a part of an array. */
function isOfArray(before: string): boolean {
  return before.lastIndexOf('[') > before.lastIndexOf(']');
}

function insteadOf(name: string, declared: string | undefined, file: string, names: readonly string[]): string {
  if (declared === 'Parameter')
    return `${file} declares ${name} as a value that is bound: write :${name}, outside of quotes.`;
  if (declared === 'QueryString')
    return `${file} declares ${name} as a text that is pasted (QueryString): write {${name}}.`;
  if (declared === 'Database') return `${file} declares ${name} as the name of the database, which stands in no SQL.`;
  return (
    `${file} declares no parameter ${name}${perhaps(name, names)}. Declare it under "parameters": ` +
    `{ "type": "Parameter", "identifier": "${name}", "sqlType": 7 }.`
  );
}
