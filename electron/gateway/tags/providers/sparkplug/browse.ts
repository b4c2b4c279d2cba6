/** What there is: groups, their nodes, and the devices and metrics of each as folders. */
import type { TagNode } from '../../provider.ts';
import { dataTypeOf, templateType } from './types.ts';
import type { EdgeNode } from './nodes.ts';

/** The groups of nodes, or the nodes of a group; undefined for a group that nobody knows. */
export function groupsIn(folder: string, nodes: readonly EdgeNode[]): readonly TagNode[] | undefined {
  const names =
    folder === ''
      ? nodes.map(({ group }) => group)
      : nodes.filter(({ group }) => group === folder).map(({ name }) => name);
  if (names.length === 0 && folder !== '') return undefined;
  return sorted([...new Set(names)].map((name) => folderNode(name, folder === '' ? name : `${folder}/${name}`)));
}

/** What is in a folder of a node; undefined where there is no such folder. */
export function metricsIn(folder: string, node: EdgeNode): readonly TagNode[] | undefined {
  const found = new Map<string, TagNode>();
  const prefix = `${folder}/`;
  for (const device of node.devices.keys()) {
    if (folder === node.id) found.set(device, folderNode(device, `${node.id}/${device}`));
  }
  for (const part of [node, ...node.devices.values()]) {
    for (const { path, type, about } of part.metrics.values()) {
      const { typeId } = about;
      // What a template is made after has no values.
      if (!path.startsWith(prefix) || (type === templateType && typeId === undefined)) continue;
      const end = path.indexOf('/', prefix.length);
      const name = path.slice(prefix.length, end === -1 ? undefined : end);
      if (end !== -1) {
        if (!found.has(name)) found.set(name, folderNode(name, `${prefix}${name}`));
        continue;
      }
      const dataType = dataTypeOf(type);
      found.set(name, {
        name,
        path,
        ...(typeof typeId === 'string'
          ? { tagType: 'UdtInstance', typeId, hasChildren: true }
          : { tagType: 'AtomicTag', hasChildren: found.get(name)?.hasChildren ?? false }),
        valueSource: 'opc',
        ...(dataType === undefined ? {} : { dataType }),
      });
    }
  }
  return found.size === 0 && folder !== node.id ? undefined : sorted([...found.values()]);
}

function folderNode(name: string, path: string): TagNode {
  return { name, path, tagType: 'Folder', hasChildren: true };
}

const collator = new Intl.Collator('en', { numeric: true });

function sorted(nodes: readonly TagNode[]): readonly TagNode[] {
  return nodes.toSorted((one, other) => collator.compare(one.name, other.name));
}
