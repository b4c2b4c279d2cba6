/** The built-in types of OPC UA by their numbers, which the standard fixes, and what they are among Ignition's. */

export const BuiltIn = Object.freeze({
  Boolean: 1,
  SByte: 2,
  Byte: 3,
  Int16: 4,
  UInt16: 5,
  Int32: 6,
  UInt32: 7,
  Int64: 8,
  UInt64: 9,
  Float: 10,
  Double: 11,
  String: 12,
  DateTime: 13,
  Guid: 14,
  ByteString: 15,
  XmlElement: 16,
  NodeId: 17,
  ExpandedNodeId: 18,
  StatusCode: 19,
  QualifiedName: 20,
  LocalizedText: 21,
  ExtensionObject: 22,
  DataValue: 23,
  Variant: 24,
} as const);

/** The least and the greatest of the whole numbers. */
export const wholeNumbers: ReadonlyMap<number, readonly [bigint, bigint]> = new Map([
  [BuiltIn.SByte, [-128n, 127n]],
  [BuiltIn.Byte, [0n, 255n]],
  [BuiltIn.Int16, [-32_768n, 32_767n]],
  [BuiltIn.UInt16, [0n, 65_535n]],
  [BuiltIn.Int32, [-2_147_483_648n, 2_147_483_647n]],
  [BuiltIn.UInt32, [0n, 4_294_967_295n]],
  [BuiltIn.Int64, [-(2n ** 63n), 2n ** 63n - 1n]],
  [BuiltIn.UInt64, [0n, 2n ** 64n - 1n]],
]);

/** Ignition's name of the type that holds all values of one, where it has such a type. */
const names: ReadonlyMap<number, string> = new Map([
  [BuiltIn.Boolean, 'Boolean'],
  [BuiltIn.SByte, 'Int1'],
  [BuiltIn.Byte, 'Int2'],
  [BuiltIn.Int16, 'Int2'],
  [BuiltIn.UInt16, 'Int4'],
  [BuiltIn.Int32, 'Int4'],
  [BuiltIn.UInt32, 'Int8'],
  [BuiltIn.Int64, 'Int8'],
  [BuiltIn.UInt64, 'Int8'],
  [BuiltIn.Float, 'Float4'],
  [BuiltIn.Double, 'Float8'],
  [BuiltIn.String, 'String'],
  [BuiltIn.Guid, 'String'],
  [BuiltIn.XmlElement, 'String'],
  [BuiltIn.NodeId, 'String'],
  [BuiltIn.ExpandedNodeId, 'String'],
  [BuiltIn.StatusCode, 'String'],
  [BuiltIn.QualifiedName, 'String'],
  [BuiltIn.LocalizedText, 'String'],
  [BuiltIn.DateTime, 'DateTime'],
  [BuiltIn.ExtensionObject, 'Document'],
]);

/** The data type of a tag over a node of a built-in type; undefined where Ignition has none. */
export function dataTypeOf(builtIn: number, isList: boolean): string | undefined {
  if (builtIn === BuiltIn.ByteString) return isList ? undefined : 'ByteArray';
  const name = names.get(builtIn);
  return name === undefined || !isList || name === 'Document' ? name : `${name}Array`;
}
