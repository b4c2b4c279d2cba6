declare module '@micropython/micropython-webassembly-pyscript/micropython.mjs' {
  /** The part of MicroPython's JavaScript interface that this program uses (the package has no types). */
  export interface MicroPython {
    readonly FS: {
      analyzePath(path: string): { exists: boolean };
      mkdir(path: string): void;
      writeFile(path: string, text: string): void;
    };
    registerJsModule(name: string, module: object): void;
    runPython(source: string): unknown;
  }
  export function loadMicroPython(options: {
    heapsize?: number;
    pystack?: number;
    stdout?: (line: string) => void;
    stderr?: (line: string) => void;
  }): Promise<MicroPython>;
}
