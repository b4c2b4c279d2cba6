/** Extension functions: scripts of a component that say of each row of it whether it is shown. */
import { declarationOf } from '../../contract/components/index.ts';
import type { JsonObject } from '../../contract/json.ts';
import type { ScriptArgument, ScriptResult } from '../scripting/protocol.ts';
import type { BindingScript } from './bindings/binding.ts';
import type { Component } from './tree.ts';

/** Runs a script of a component for its value. */
export interface RunsScripts {
  readonly runScript: (
    component: Component,
    property: string,
    script: BindingScript,
    given: readonly ScriptArgument[],
  ) => Promise<ScriptResult>;
}

/** What each function of a component said of rows that were there the last time, by what the rows hold. */
const answersBefore = new WeakMap<Component, Map<string, ReadonlyMap<string, boolean>>>();

/** The extension function of a component that is switched on; undefined where there is none. */
export function extensionOf(
  { definition }: Pick<Component, 'definition'>,
  name: string,
): Pick<BindingScript, 'parameters' | 'source'> | undefined {
  const declared = declarationOf(definition.type)?.extensions;
  const found = definition.scripts?.extensionFunctions.find((one) => one.name === name && one.enabled);
  if (found === undefined || declared === undefined || !Object.hasOwn(declared, name)) return undefined;
  const { parameter = '' } = declared[name] ?? {};
  return { parameters: ['self', parameter], source: found.script };
}

/**
 * The rows of which an extension function of a component says that they are shown; all where it has none. It is asked again of a
 * row only where that holds something else. Rejects with what the script raised.
 * @param fields What the script reads of a row.
 */
export async function keptRows<T>(
  component: Component,
  name: string,
  rows: readonly T[],
  fields: (row: T) => JsonObject,
  { runScript }: RunsScripts,
): Promise<readonly T[]> {
  const extension = extensionOf(component, name);
  if (extension === undefined) return rows;
  const before = answersBefore.get(component)?.get(name);
  const now = new Map<string, boolean>();
  const kept: T[] = [];
  for (const row of rows) {
    const given = fields(row);
    const key = JSON.stringify(given);
    const known = now.get(key) ?? before?.get(key);
    const isShown =
      known ?? isTrue((await runScript(component, 'scripts', { name, ...extension }, [['structure', given]])).value);
    now.set(key, isShown);
    if (isShown) kept.push(row);
  }
  const functions = answersBefore.get(component) ?? new Map<string, ReadonlyMap<string, boolean>>();
  answersBefore.set(component, functions.set(name, now));
  return kept;
}

/** What a script returned, as Python takes it for a truth value: a list or dictionary without anything in it is false. */
function isTrue(value: unknown): boolean {
  return typeof value === 'object' && value !== null ? Object.keys(value).length > 0 : Boolean(value);
}
