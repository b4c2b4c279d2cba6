/**
 * Functions of Ignition's expression language that this version does not have: a project that uses one is right, and the
 * program says so.
 */
const reasons: Readonly<Record<string, readonly string[]>> = {
  'is for Vision windows': ['toBorder', 'toFont'],
  'is for MongoDB, which is not supported in this version': ['maxKey', 'minKey', 'toObjectId'],
};

/** Why each is not there, by its name in lower case. */
export const unsupportedFunctions: ReadonlyMap<string, string> = new Map(
  Object.entries(reasons).flatMap(([reason, names]) => names.map((name) => [name.toLowerCase(), reason] as const)),
);
