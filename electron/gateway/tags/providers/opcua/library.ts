/** The library for OPC UA, loaded when the first provider needs it: a station without one pays nothing. */

import type * as nodeOpcua from 'node-opcua-client';

export type Opcua = typeof nodeOpcua;

let loaded: Promise<Opcua> | undefined;

/** Loads the library; it writes nothing to the console itself. */
export function loadOpcua(): Promise<Opcua> {
  loaded ??= import('node-opcua-client').then((opc) => {
    opc.setLogLevel(opc.LogLevel.Emergency);
    return opc;
  });
  return loaded;
}
