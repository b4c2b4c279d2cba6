/** `system.util.*` about the project and the station's computer. */
import { EOL } from 'node:os';
import path from 'node:path';
import { z } from 'zod';
import { reads, ScriptScope, type ScriptApi } from '../platform/scriptFunction.ts';

/** Java's names for what differs between computers and says nothing about the one or its user. */
const properties = Object.freeze({
  'file.separator': path.sep,
  'line.separator': EOL,
  'path.separator': path.delimiter,
} as const);
const known = Object.keys(properties) as (keyof typeof properties)[];

export function projectScripts({ name }: { readonly name: string }): ScriptApi {
  return {
    // The others of a gateway's are none of a station's: it runs one.
    'project.names': reads(ScriptScope.gateway, z.tuple([]), () => [name]),
    'system.util.getProjectName': reads(ScriptScope.gateway, z.strictObject({}), () => name),
    'system.util.getProperty': reads(
      ScriptScope.gateway,
      z.strictObject({
        propertyName: z.enum(known, { error: `getProperty tells scripts ${known.join(', ')}, and no other property` }),
      }),
      ({ propertyName }) => properties[propertyName],
    ),
  };
}
