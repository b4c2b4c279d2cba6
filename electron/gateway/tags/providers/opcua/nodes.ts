/** What a server says of its nodes: what is in a folder, and what a variable is. */
import type { BrowseResult, DataValue, ReferenceDescription } from 'node-opcua-client';
import { CountersignError, ErrorCode } from '../../../../contract/errors.ts';
import type { JsonObject } from '../../../../contract/json.ts';
import type { Clock } from '../../../platform/ports.ts';
import type { TagNode } from '../../provider.ts';
import type { ServerConnection } from './connection.ts';
import type { Opcua } from './library.ts';
import { resolved } from './nodeIds.ts';
import { mostAtOnce } from './session.ts';
import { dataTypeOf } from './types.ts';
import { qualityOf } from './qualities.ts';
import type { NodeType } from './writing.ts';

/** The folder at the top: Objects. */
const objectsFolder = 'ns=0;i=85';
/** References that lead from a folder to what is in it, and those to properties, which are no tags of their own. */
const hierarchical = 'ns=0;i=33';
const hasProperty = 'ns=0;i=46';
/** Types of variables that have nothing in them but properties: base data variable, property, data items of all kinds. */
const plainTypes: ReadonlySet<string> = new Set(
  [63, 68, 2365, 2366, 2368, 2372, 2373, 2376, 11_238, 15_318, 17_497, 17_570].map((id) => `ns=0;i=${id}`),
);
/** How the standard numbers nodes that are objects, and those that are variables. */
const objectClass = 1;
const variableClass = 2;
/** Nodes of one folder. */
const mostInFolder = 20_000;

export interface NodeFacts {
  readonly type: NodeType | undefined;
  readonly described: JsonObject;
}

export interface Nodes {
  /** Rejects with `object-not-found` or `not-live`. */
  readonly browse: (folder: string) => Promise<readonly TagNode[]>;
  /** Reads what variables are, those that are not known yet. Rejects when the server does not answer. */
  readonly learn: (paths: readonly string[]) => Promise<void>;
  readonly facts: (path: string) => NodeFacts | undefined;
}

/** Milliseconds after which a node is asked for anew, which may be gone, and one that was not there, which may have come. */
const knownFor = 30_000;
const missingFor = 5000;

interface Known {
  /** Undefined where the server has no such node. */
  readonly facts: NodeFacts | undefined;
  /** When it is asked for anew, by the monotonic clock. */
  readonly until: number;
}

/** Looks through the nodes of a connection. What is known of one is asked for anew after a while, by whoever wants to learn it. */
export function nodesOf(
  { opc, session, namespaces }: ServerConnection,
  { monotonic }: Pick<Clock, 'monotonic'>,
): Nodes {
  const known = new Map<string, Known>();
  const keep = (path: string, facts: NodeFacts | undefined): void =>
    void known.set(path, { facts, until: monotonic() + (facts === undefined ? missingFor : knownFor) });
  const attributes = [
    opc.AttributeIds.DisplayName,
    opc.AttributeIds.Description,
    opc.AttributeIds.ValueRank,
    opc.AttributeIds.UserAccessLevel,
    opc.AttributeIds.DataType,
    opc.AttributeIds.NodeClass,
  ] as const;

  /** The properties with unit and range, which analog items have. */
  const unitsOf = async (nodeIds: readonly string[]): Promise<readonly JsonObject[]> => {
    const names = ['EngineeringUnits', 'EURange'];
    const found = await session.translateBrowsePath(
      nodeIds.flatMap((nodeId) => names.map((name) => opc.makeBrowsePath(nodeId, `.${name}`))),
    );
    const targets = found.map(({ targets: found }) => found?.[0]?.targetId.toString());
    const there = [...new Set(targets.filter((target) => target !== undefined))];
    const values =
      there.length === 0
        ? []
        : await session.read(there.map((nodeId) => ({ nodeId, attributeId: opc.AttributeIds.Value })));
    const by = new Map(there.map((target, at) => [target, values[at]]));
    const at = (index: number): DataValue | undefined => by.get(targets[index] ?? '');
    return nodeIds.map((_, index) => ({ ...unitIn(at(2 * index)), ...rangeIn(at(2 * index + 1)) }));
  };
  const builtInTypes = new Map<string, number>();
  const builtInOf = async (nodeId: string, declared: string): Promise<number | undefined> => {
    const kept = builtInTypes.get(declared);
    if (kept !== undefined) return kept;
    const type: number | undefined = await session.getBuiltInDataType(opc.coerceNodeId(nodeId)).catch(() => undefined);
    if (type !== undefined) builtInTypes.set(declared, type);
    return type;
  };
  const learnSome = async (paths: readonly string[]): Promise<void> => {
    const nodes = paths.flatMap((path) => {
      const nodeId = resolved(path, namespaces);
      if (nodeId === undefined) keep(path, undefined);
      return nodeId === undefined ? [] : [{ path, nodeId }];
    });
    if (nodes.length === 0) return;
    const values = await session.read(
      nodes.flatMap(({ nodeId }) => attributes.map((attributeId) => ({ nodeId, attributeId }))),
    );
    const units = await unitsOf(nodes.map(({ nodeId }) => nodeId));
    for (const [at, { path, nodeId }] of nodes.entries()) {
      const [name, description, valueRank, access, dataType, nodeClass] = values.slice(at * attributes.length);
      if (nodeClass?.value.value === objectClass) {
        keep(path, { type: undefined, described: { name: textIn(name) ?? path, tagType: 'Folder' } });
        continue;
      }
      const declared = nodeIdIn(opc, dataType);
      if (declared === undefined) {
        keep(path, undefined);
        continue;
      }
      const rank: unknown = valueRank?.value.value;
      const level: unknown = access?.value.value;
      const builtIn = await builtInOf(nodeId, declared);
      const type =
        builtIn === undefined ? undefined : { dataType: builtIn, valueRank: typeof rank === 'number' ? rank : -2 };
      const tagType = type && dataTypeOf(type.dataType, type.valueRank >= 0);
      const documentation = textIn(description);
      keep(path, {
        type,
        described: {
          name: textIn(name) ?? path,
          tagType: 'AtomicTag',
          valueSource: 'opc',
          opcItemPath: path,
          ...(tagType === undefined ? {} : { dataType: tagType }),
          ...(documentation === undefined ? {} : { documentation }),
          ...(typeof level === 'number' ? { readOnly: (level & 2) === 0 } : {}),
          ...units[at],
        },
      });
    }
  };
  const learn = async (paths: readonly string[]): Promise<void> => {
    const missing = [...new Set(paths)].filter((path) => (known.get(path)?.until ?? 0) <= monotonic());
    // Some servers answer a few hundred at a time.
    for (let at = 0; at < missing.length; at += 100) await learnSome(missing.slice(at, at + 100));
  };
  const referencesOf = async (nodeId: string): Promise<readonly ReferenceDescription[]> => {
    const wanted = {
      nodeId,
      referenceTypeId: hierarchical,
      includeSubtypes: true,
      browseDirection: opc.BrowseDirection.Forward,
      nodeClassMask: opc.NodeClass.Object | opc.NodeClass.Variable,
      resultMask: 63,
    };
    let result: BrowseResult = await session.browse(wanted);
    const quality = qualityOf(result.statusCode.name);
    if (quality.code !== 'Good') {
      throw new CountersignError(
        quality.code === 'Bad_NotFound' ? ErrorCode.objectNotFound : ErrorCode.notLive,
        `${nodeId}: ${quality.reason ?? quality.code}`,
      );
    }
    const all = [...(result.references ?? [])];
    while (result.continuationPoint && result.continuationPoint.length > 0) {
      const isEnough = all.length >= mostInFolder;
      result = await session.browseNext(result.continuationPoint, isEnough);
      if (isEnough)
        throw new CountersignError(
          ErrorCode.unsupported,
          `${nodeId} has more than ${mostInFolder} nodes: too many to be shown`,
        );
      all.push(...(result.references ?? []));
    }
    return all.filter(({ referenceTypeId }) => referenceTypeId.toString() !== hasProperty);
  };
  return {
    facts: (path) => known.get(path)?.facts,
    learn,
    browse: async (folder) => {
      const nodeId = folder === '' ? objectsFolder : resolved(folder, namespaces);
      if (nodeId === undefined)
        throw new CountersignError(ErrorCode.objectNotFound, `The server has no node ${folder}.`);
      const references = await referencesOf(nodeId);
      const variables = references.filter(({ nodeClass }) => isVariableClass(nodeClass));
      const types = new Map<string, string>();
      for (let at = 0; at < variables.length; at += mostAtOnce) {
        const some = variables.slice(at, at + mostAtOnce).map(({ nodeId: id }) => id.toString());
        const values = await session.read(
          some.flatMap((id) => [
            { nodeId: id, attributeId: opc.AttributeIds.DataType },
            { nodeId: id, attributeId: opc.AttributeIds.ValueRank },
          ]),
        );
        for (const [index, id] of some.entries()) {
          const declared = nodeIdIn(opc, values[2 * index]);
          const rank: unknown = values[2 * index + 1]?.value.value;
          const builtIn = declared === undefined ? undefined : await builtInOf(id, declared);
          const type = builtIn === undefined ? undefined : dataTypeOf(builtIn, typeof rank === 'number' && rank >= 0);
          if (type !== undefined) types.set(id, type);
        }
      }
      return references.map(({ nodeId: id, nodeClass, displayName, browseName, typeDefinition }) => {
        const path = id.toString();
        const isVariable = isVariableClass(nodeClass);
        const dataType = types.get(path);
        return {
          name: displayName.text ?? browseName.name ?? path,
          path,
          tagType: isVariable ? 'AtomicTag' : 'Folder',
          hasChildren: !isVariable || !plainTypes.has(typeDefinition.toString()),
          ...(isVariable ? { valueSource: 'opc' } : {}),
          ...(dataType === undefined ? {} : { dataType }),
        };
      });
    },
  };
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}

function isVariableClass(nodeClass: number): boolean {
  return nodeClass === variableClass;
}

/** A node id as text; undefined where it is none. */
function nodeIdIn(opc: Opcua, data: DataValue | undefined): string | undefined {
  const value: unknown = data?.value.value;
  return value instanceof opc.NodeId ? value.toString() : undefined;
}

/** A localized text; undefined for an empty one. */
function textIn(data: DataValue | undefined): string | undefined {
  const value: unknown = data?.value.value;
  const text = isRecord(value) ? value['text'] : undefined;
  return typeof text === 'string' && text !== '' ? text : undefined;
}

function unitIn(data: DataValue | undefined): JsonObject {
  const value: unknown = data?.value.value;
  const name = isRecord(value) && isRecord(value['displayName']) ? value['displayName']['text'] : undefined;
  return typeof name === 'string' && name !== '' ? { engUnit: name } : {};
}

function rangeIn(data: DataValue | undefined): JsonObject {
  const value: unknown = data?.value.value;
  const { low, high } = isRecord(value) ? value : {};
  return typeof low === 'number' && typeof high === 'number' ? { engLow: low, engHigh: high } : {};
}
