/**
 * The files that people put into fields of forms: held until the form is handed over or given up, and no longer than their names
 * stand in its data.
 */
import { untracked } from '@preact/signals-core';
import { filesIn, type NamedFile } from '../../contract/components/formFields.ts';
import { fieldsOf } from '../../contract/components/form.ts';
import { listOf, objectOf, type Json, type JsonObject } from '../../contract/json.ts';
import { asObject } from './nodes.ts';
import type { Component } from './tree.ts';

interface HeldFile extends NamedFile {
  readonly bytes: Buffer;
}

/** By component, and by the id of the field. */
const held = new WeakMap<Component, Map<string, readonly HeldFile[]>>();

function filesOf(component: Component): Map<string, readonly HeldFile[]> {
  const found = held.get(component) ?? new Map<string, readonly HeldFile[]>();
  held.set(component, found);
  return found;
}

/** Puts a whole file into a field, beside what it holds. */
export async function putFormFile(component: Component, id: string, name: string, bytes: Buffer): Promise<void> {
  const files = filesOf(component);
  const file = { name, size: bytes.length, bytes };
  files.set(id, [...(files.get(id) ?? []).filter((one) => one.name !== name), file]);
  const before = listOf(untracked(() => component.properties.get(['props', 'data', id])) ?? null);
  await component.bindings.write(['props', 'data', id], [...before, { name, size: file.size }], 'Browser');
}

/** Whether a field of a form names a file that is not here: it came to another page, or nobody handed it over. */
export function lacksFiles(component: Component, id: string, value: Json | undefined): boolean {
  const those = held.get(component)?.get(id) ?? [];
  return filesIn(value).some(({ name, size }) => !those.some((one) => one.name === name && one.size === size));
}

/** Lets go of the files that no field of a form names any more, and says how many bytes the others have. */
export function sweepFormFiles(component: Component): number {
  const files = held.get(component);
  if (files === undefined) return 0;
  const data = untracked(() => objectOf(component.properties.get(['props', 'data'])));
  let bytes = 0;
  for (const [id, those] of files) {
    const named = filesIn(data[id]);
    const left = those.filter((one) => named.some(({ name, size }) => name === one.name && size === one.size));
    if (left.length === 0) files.delete(id);
    else files.set(id, left);
    bytes += left.reduce((sum, { size }) => sum + size, 0);
  }
  return bytes;
}

/** Lets go of all files of a form: it is gone. */
export function dropFormFiles(component: Component): void {
  held.delete(component);
}

/**
 * The files in the fields of a form, as scripts get them, by the ids of the fields and in the order of its data; undefined for a form
 * that has no field for files.
 */
export function formFiles(component: Component): Readonly<Record<string, readonly Json[]>> | undefined {
  const props = untracked(() => asObject(component.properties.get(['props'])));
  const fields = fieldsOf(props).filter(({ type }) => type === 'file-upload');
  if (fields.length === 0) return undefined;
  const data = objectOf(props['data']);
  return Object.fromEntries(
    fields.map(({ id }) => {
      const those = held.get(component)?.get(id) ?? [];
      const files = filesIn(data[id]).flatMap(({ name, size }): readonly JsonObject[] => {
        const file = those.find((one) => one.name === name && one.size === size);
        return file === undefined ? [] : [{ name, size, data: file.bytes.toString('base64') }];
      });
      return [id, files];
    }),
  );
}
