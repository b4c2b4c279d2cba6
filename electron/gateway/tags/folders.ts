/** The folders of tags that a file defines. */
import { CountersignError, ErrorCode } from '../../contract/errors.ts';
import type { TagDefinition } from './definitions.ts';
import type { TagNode } from './provider.ts';

/** What of a tag a folder shows. */
type Listed = Pick<TagDefinition, 'path' | 'dataType' | 'valueSource'> & Partial<Pick<TagDefinition, 'within'>>;

export interface Folders {
  /** What is in a folder, sorted by name; the top for an empty text. Throws `object-not-found` where there is no such folder. */
  readonly in: (folder: string) => readonly TagNode[];
}

/** The folders that the paths of definitions stand in. */
export function foldersOf(definitions: readonly Listed[]): Folders {
  let made: ReadonlyMap<string, ReadonlyMap<string, TagNode>> | undefined;
  return {
    in: (folder) => {
      made ??= sorted(definitions);
      const nodes = made.get(folder.replace(/\/$/, '').toLowerCase());
      if (nodes === undefined)
        throw new CountersignError(ErrorCode.objectNotFound, `There is no folder of tags ${folder}.`);
      return [...nodes.values()].sort((one, other) => one.name.localeCompare(other.name, 'en', { numeric: true }));
    },
  };
}

function sorted(definitions: readonly Listed[]): Map<string, Map<string, TagNode>> {
  const folders = new Map<string, Map<string, TagNode>>([['', new Map()]]);
  const put = (folder: string, node: TagNode): void => {
    const key = folder.toLowerCase();
    const nodes = folders.get(key) ?? new Map<string, TagNode>();
    folders.set(key, nodes);
    nodes.set(node.name.toLowerCase(), node);
  };
  for (const { path, dataType, valueSource, within = [] } of definitions) {
    const names = path.split('/');
    const name = names.pop() ?? path;
    let folder = '';
    for (const part of names) {
      const inside = folder === '' ? part : `${folder}/${part}`;
      if (!folders.has(inside.toLowerCase())) {
        const instance = within.find((one) => one.path === inside);
        const kind =
          instance === undefined ? { tagType: 'Folder' } : { tagType: 'UdtInstance', typeId: instance.typeId };
        put(folder, { name: part, path: inside, ...kind, hasChildren: true });
        folders.set(inside.toLowerCase(), new Map());
      }
      folder = inside;
    }
    put(folder, {
      name,
      path,
      tagType: 'AtomicTag',
      hasChildren: false,
      ...(dataType === undefined ? {} : { dataType }),
      valueSource,
    });
  }
  return folders;
}
