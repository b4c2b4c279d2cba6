/**
 * Loads CPython: from a memory snapshot with the standard library in it where there is one (a quarter of a second), else
 * from its archive (two to four seconds). The snapshot is made when the program is built.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { loadPyodide } from 'pyodide';
import { z } from 'zod';
import { pythonFolder } from './files.ts';

/**
 * Python 2.7 for scripts with all that they see, made before any script: what the snapshot holds. What is not needed any
 * more is given back as it goes, since the memory is not to grow.
 */
const prepared = `
import gc, sys, warnings
warnings.simplefilter('ignore')
sys.dont_write_bytecode = True
sys.path.insert(0, '/lib/own')
import _strptime, _library, codecs
for name in (
    'ascii latin_1 utf_8 utf_8_sig utf_16 utf_16_le utf_16_be utf_32 utf_32_le utf_32_be cp1250 cp1251 cp1252 cp1253 '
    'cp1254 cp1255 cp1256 cp1257 cp1258 cp437 cp850 cp852 cp855 cp857 cp858 cp862 cp866 koi8_r koi8_u mac_roman iso8859_2 iso8859_3 '
    'iso8859_4 iso8859_5 iso8859_6 iso8859_7 iso8859_8 iso8859_9 iso8859_13 iso8859_15 gb2312 '
    'hex base64 zlib rot13 quopri unicode_escape raw_unicode_escape punycode idna utf_7 uu'
).split():
    codecs.lookup(name)
for name in _library.makers:
    _library.get(name)
    gc.collect()
import _prelude, _sealed
_sealed.seal_all()
gc.collect()
gc.freeze()
`;

/** What `loadPyodide` takes beyond what it says in public; the version is pinned. */
interface Options {
  readonly indexURL: string;
  readonly env: Readonly<Record<string, string>>;
  readonly stdout: () => void;
  readonly stderr: () => void;
  readonly _makeSnapshot?: boolean;
  readonly _loadSnapshot?: Uint8Array;
  readonly createPyodideModule?: Create;
}

/** What is used of an interpreter, some of which its package does not declare. */
export interface Python {
  readonly FS: {
    readonly mkdirTree: (path: string) => void;
    readonly writeFile: (path: string, text: string) => void;
  };
  readonly registerJsModule: (name: string, module: object) => void;
  readonly runPython: (code: string) => unknown;
  readonly setInterruptBuffer: (buffer: Uint8Array | undefined) => void;
  readonly makeMemorySnapshot: () => Uint8Array;
}

function isPython(loaded: object): loaded is Python {
  return 'FS' in loaded && 'makeMemorySnapshot' in loaded && 'setInterruptBuffer' in loaded;
}

type Create = NonNullable<NonNullable<Parameters<typeof loadPyodide>[0]>['createPyodideModule']>;

const isFunction = (found: unknown): boolean => typeof found === 'function';
const interpreterModule = z.object({ default: z.custom<Create>(isFunction) });
const memoryOfModule = z.object({
  HEAP8: z.instanceof(Int8Array),
  growMemory: z.custom<(size: number) => unknown>(isFunction),
});
const pageSize = 65_536;

/** Makes the module with room for a snapshot of so many bytes: its memory may have grown while that was made, and begins with less. */
function withRoomFor(size: number): Create {
  return async (settings) => {
    const file = pathToFileURL(join(folder(), 'pyodide.asm.mjs')).href;
    const made = await interpreterModule.parse(await import(file)).default(settings);
    const { HEAP8, growMemory } = memoryOfModule.parse(made);
    // What is over whole pages is the head of the snapshot.
    const wanted = size - (size % pageSize);
    if (HEAP8.length < wanted) growMemory(wanted);
    return made;
  };
}

function folder(): string {
  return dirname(createRequire(import.meta.url).resolve('pyodide/package.json'));
}

async function load(options: Partial<Options>): Promise<Python> {
  const all: Options = {
    indexURL: `${folder()}/`,
    env: { HOME: '/', PYTHONHASHSEED: '0', TZ: 'UTC' },
    stdout: () => undefined,
    stderr: () => undefined,
    ...options,
  };
  const loaded: object = await loadPyodide(all);
  if (!isPython(loaded)) throw new Error('This version of Pyodide makes no snapshots.');
  return loaded;
}

/** Each `<name>.py` of the folder is the module `_<name>`. */
function prepare(python: Python): void {
  python.FS.mkdirTree('/lib/own');
  for (const file of readdirSync(pythonFolder).filter((name) => name.endsWith('.py')))
    python.FS.writeFile(`/lib/own/_${file}`, readFileSync(join(pythonFolder, file), 'utf8'));
  python.runPython(prepared);
}

/** Gives the memory of bytes back that nobody reads any more, whoever still holds them. */
export function giveBack({ buffer }: Uint8Array): void {
  if (buffer instanceof ArrayBuffer) buffer.transfer(0);
}

/** An interpreter that is ready to be started; `snapshot` is the path of a snapshot that this version made, if there is one. */
export async function loadInterpreter(snapshot: string | undefined): Promise<Python> {
  if (snapshot !== undefined) {
    const held = readFileSync(snapshot);
    const restored = await load({ _loadSnapshot: held, createPyodideModule: withRoomFor(held.length) });
    // It would stay for as long as the interpreter, as large as all of its memory.
    giveBack(held);
    return restored;
  }
  const python = await load({});
  prepare(python);
  return python;
}

/** Makes the snapshot, some 30 MB. */
export async function makeSnapshot(): Promise<Uint8Array> {
  const python = await load({ _makeSnapshot: true });
  prepare(python);
  return python.makeMemorySnapshot();
}
