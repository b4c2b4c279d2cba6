/**
 * The operations by the names of Zato SSO: `user.login` with `current_app` and `totp_code`. Python and HTTP speak so;
 * what an attribute holds is its owner's and stays as it is.
 */
import { json, type Json } from '../../contract/json.ts';
import type { Source } from './refusals.ts';
import type { Sso } from './service.ts';
import { ValidationError } from './status.ts';

function convert(value: unknown, key: (name: string) => string): unknown {
  if (Array.isArray(value)) return value.map((item) => convert(item, key));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, inner]) => [key(name), name === 'value' ? inner : convert(inner, key)]),
  );
}

const toCamel = (name: string): string => name.replace(/_([a-z])/g, (_, letter: string) => letter.toUpperCase());
const toSnake = (name: string): string => name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);

/**
 * Calls an operation by its snake-case name with snake-case fields, and answers in the same way. `source` says where the
 * call comes from. Throws `ValidationError`.
 */
export async function callSnake(
  sso: Pick<Sso, 'byName'>,
  operation: string,
  fields: unknown,
  source?: Source,
): Promise<Json> {
  const found = sso.byName.get(operation);
  if (found === undefined) throw new ValidationError('common.invalid_operation');
  const answer = await found.receive(convert(fields, toCamel), source);
  return json.parse(JSON.parse(JSON.stringify(convert(answer, toSnake))));
}
