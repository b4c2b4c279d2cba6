/**
 * What the folders of a project's own resources say beside what is read of them: `resource.json`, by which the platform knows
 * what a resource is, and files that lie where nothing reads them.
 */
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { isJsonObject, json, type Json, type JsonObject } from '../../contract/json.ts';
import { readJson } from '../platform/readJson.ts';
import type { Project } from '../project/load.ts';
import type { Problem } from './finding.ts';

/** Folders of resources that are read, with the file that each resource has. */
const kinds: Readonly<Record<string, string>> = {
  'com.inductiveautomation.perspective/views': 'view.json',
  'com.inductiveautomation.perspective/style-classes': 'style.json',
  'ignition/script-python': 'code.py',
  'ignition/named-query': 'query.sql',
};
/** What older gateways called the file of any resource. */
const older = 'data.bin';
const manifest = 'resource.json';

/** What of the resources of a project's own folder is said, or lies there, and is not obeyed. */
export function checkResources({ folders: [dir] }: Pick<Project, 'folders'>): readonly Problem[] {
  if (dir === undefined) return [];
  return Object.entries(kinds).flatMap(([kind, own]) =>
    foldersBelow(dir, kind).flatMap((folder) => checkFolder(dir, folder, own, folder === kind)),
  );
}

/** A folder of a project and all in it, by their paths. */
function foldersBelow(dir: string, from: string): readonly string[] {
  const folders = existsSync(join(dir, from)) ? [from] : [];
  for (const folder of folders) {
    for (const entry of entriesOf(join(dir, folder))) if (entry.isDirectory()) folders.push(`${folder}/${entry.name}`);
  }
  return folders;
}

function entriesOf(dir: string) {
  try {
    return readdirSync(dir, { withFileTypes: true });
  } catch {
    // That it cannot be read is told where the project is opened.
    return [];
  }
}

function checkFolder(dir: string, folder: string, own: string, isTop: boolean): readonly Problem[] {
  const names = entriesOf(join(dir, folder)).flatMap((entry) => (entry.isDirectory() ? [] : [entry.name]));
  const problem = (name: string, reason: string): Problem => {
    const file = `${folder}/${name}`;
    return { file, path: '', kind: 'file', name: file, reason };
  };
  const misnamed = names
    .filter((name) => name !== own && name.toLowerCase() === own)
    .map((name) => problem(name, `is not read: the file of such a resource is called ${own}, in small letters`));
  const [top] = isTop ? names.filter((name) => name === own) : [];
  const unplaced = top === undefined ? [] : [problem(top, 'has no folder of its own, by which anything could name it')];
  const reasons = names.includes(manifest) ? whatManifestSays(join(dir, folder, manifest), names, own) : [];
  return [...misnamed, ...unplaced, ...reasons.map((reason) => problem(manifest, reason))];
}

const anyObject = z.custom<JsonObject>((value) => isJsonObject(json.safeParse(value).data), 'is not an object');

/** What a `resource.json` says that this program does not do, or that does not fit what lies beside it. */
function whatManifestSays(file: string, names: readonly string[], own: string): readonly string[] {
  const read = readJson(file, anyObject);
  if (!read.ok) return [`${read.reason}. The resource is read all the same`];
  const { scope, version, overridable, files, attributes } = read.value;
  const listed = Array.isArray(files)
    ? (files as readonly Json[]).filter((name) => typeof name === 'string')
    : undefined;
  const data = names.find((name) => name === own) ?? names.find((name) => name === older);
  const absent = (listed ?? []).filter((name) => !names.includes(name) && !/^thumbnail\b/.test(name));
  const isOff = isJsonObject(attributes) && attributes['enabled'] === false && own !== 'query.sql';
  return [
    ...absent.map((name) => `names the file ${name}, which is not there`),
    ...(listed !== undefined && data !== undefined && !listed.includes(data)
      ? [`does not name the file ${data} (files), which is read all the same`]
      : []),
    ...(isNothing(overridable) || typeof overridable === 'boolean'
      ? []
      : [`says ${JSON.stringify(overridable)} of overridable, which is neither true nor false. It is taken for true`]),
    ...(isNothing(scope) || (typeof scope === 'string' && /[AG]/.test(scope))
      ? []
      : [`has the scope ${JSON.stringify(scope)}, in which no gateway is. The resource is read all the same`]),
    ...(isNothing(version) || version === 1 || version === 2
      ? []
      : [`is of the version ${JSON.stringify(version)}, which is not known. The resource is read all the same`]),
    ...(isOff ? ['switches the resource off (attributes.enabled), which is read all the same'] : []),
  ];
}

function isNothing(value: Json | undefined): boolean {
  return value === undefined || value === null;
}
