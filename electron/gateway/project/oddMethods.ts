/** Custom methods of components that no script can call as they stand, and why. */
import type { ComponentDefinition } from './schemas.ts';

/** What Python takes for a name, and for a parameter: also one with a value, or that takes what is left. */
const word = /^[A-Za-z_]\w*$/;
const parameter = /^\*{0,2}([A-Za-z_]\w*)\s*(?:=.*)?$/;

export interface OddMethod {
  readonly index: number;
  readonly name: string;
  /** In words, without a full stop. */
  readonly reason: string;
}

/** The methods of a component that are not called, in the order of the project. */
export function oddMethods({ scripts }: Pick<ComponentDefinition, 'scripts'>): readonly OddMethod[] {
  const methods = scripts?.customMethods ?? [];
  return methods.flatMap(({ name, params, unreadable }, index) => {
    // What cannot be read was told when the file was.
    if (unreadable !== undefined) return [];
    const reason = whyOdd(name, params, methods.filter((other) => other.name === name).length);
    return reason === undefined ? [] : [{ index, name, reason }];
  });
}

function whyOdd(name: string, params: readonly string[], ofThatName: number): string | undefined {
  if (!word.test(name)) return 'this is no name in Python';
  if (ofThatName > 1) return `there are ${ofThatName} of this name, and which one is meant is not known`;
  const names = ['self', ...params.map((param) => parameter.exec(param.trim())?.[1])];
  const odd = names.findIndex((one, index) => one === undefined || names.indexOf(one) !== index);
  return odd < 0 ? undefined : `its parameter "${params[odd - 1] ?? ''}" is no name in Python, or is there already`;
}
