/** How the program is packed: what goes in, for which systems, with which fuses. */
import { existsSync } from 'node:fs';
import { copyFile, rename, rm } from 'node:fs/promises';
import path from 'node:path';
import type { KeyObject } from 'node:crypto';
import type { AfterPackContext, Configuration } from 'electron-builder';
import { Build } from '../electron/contract/names.ts';
import { publicKeyOf, writeProgramList } from './maker.ts';
import type { ElectronRuntime } from './runtime/electron.ts';
import { productFuses, setFuses } from './runtime/fuses.ts';
import { projectFolder } from './runtime/paths.ts';

const productName = 'Countersign';
const linuxExecutable = 'countersign';
/** Electron itself, which the launcher of that name starts. */
const linuxProgram = 'countersign.bin';

/** What distinguishes one packing from another. */
export interface Packing {
  readonly electron: ElectronRuntime;
  /** Signs the list of its files; undefined for an unsigned build. */
  readonly maker: KeyObject | undefined;
  /** A test build: leaves the inspect fuse on for test drivers, says so on its screen, and has a folder of its own. */
  readonly inspect: boolean;
}

/** The folder that a packing writes to. */
export function outputFolder(inspect: boolean): string {
  return path.join(projectFolder, inspect ? 'release/inspect' : 'release');
}

/** The program inside an unpacked build for `platform`; for macOS pass the .app's `Contents/MacOS` program. */
export function packedExecutable(inspect: boolean, platform = process.platform, arch: string = process.arch): string {
  const suffix = arch === 'x64' ? '' : `-${arch}`;
  const folder = outputFolder(inspect);
  if (platform === 'win32') return path.join(folder, `win${suffix}-unpacked`, `${productName}.exe`);
  if (platform === 'darwin') return path.join(folder, `mac${suffix}`, `${productName}.app/Contents/MacOS`, productName);
  return path.join(folder, `linux${suffix}-unpacked`, linuxExecutable);
}

function electronIn({ appOutDir, electronPlatformName }: AfterPackContext): string {
  if (electronPlatformName === 'win32') return path.join(appOutDir, `${productName}.exe`);
  return path.join(appOutDir, electronPlatformName === 'darwin' ? `${productName}.app` : linuxProgram);
}

/** Runs after the files are in place and before anything is signed or made into an installer. */
async function finish(context: AfterPackContext, { inspect, maker }: Packing): Promise<void> {
  // The stand-in's launcher; electron-builder removes only Electron's own.
  await rm(path.join(context.appOutDir, 'resources/default_app.asar'), { force: true });
  if (context.electronPlatformName === 'linux') {
    const launcher = path.join(context.appOutDir, linuxExecutable);
    await rename(launcher, path.join(context.appOutDir, linuxProgram));
    await copyFile(path.join(projectFolder, 'build/countersign.sh'), launcher);
  }
  await setFuses(electronIn(context), productFuses(inspect));
  if (maker !== undefined) {
    const { packager, appOutDir } = context;
    await writeProgramList(packager.getResourcesDir(appOutDir), packager.appInfo.version, maker);
  }
}

/** Of the production dependencies only what runs: no C++ sources, no binaries for other systems. */
const dependencyFiles = [
  '!node_modules/node-addon-api${/*}',
  '!node_modules/better-sqlite3/{deps,src,binding.gyp}${/*}',
  '!node_modules/better-sqlite3/prebuilds/!(${platform}-${arch}.node)',
  '!node_modules/@node-rs/argon2/browser.js',
];

/** The better-sqlite3 that fits the stand-in instead of the one in package.json. */
function standInFiles(sqliteModules: string): NonNullable<Configuration['files']> {
  return ['!node_modules/better-sqlite3${/*}', { from: sqliteModules, to: 'node_modules' }];
}

/** Files beside the archive, for people to open and to take along: the demo project, the licence, the verifier for strangers. */
function extraResources(): { from: string; to: string }[] {
  const wanted = [
    { from: 'build/demo', to: 'demo' },
    { from: 'LICENSE', to: 'LICENSE' },
    { from: 'dist/verifier/countersign-verify.mjs', to: 'countersign-verify.mjs' },
  ];
  return wanted.filter(({ from }) => existsSync(path.join(projectFolder, from)));
}

/** The electron-builder configuration of a packing. Installers are made on the system that they are for. */
export function builderConfiguration(packing: Packing): Configuration {
  const { electron, inspect, maker } = packing;
  return {
    appId: 'example.countersign.station',
    productName,
    directories: { output: outputFolder(inspect), buildResources: 'build/icons' },
    electronDist: electron.dist,
    electronVersion: electron.version,
    // The dependencies bring binaries that fit any Electron; a rebuild would need a compiler.
    npmRebuild: false,
    // Read by the program itself: how it was made, and by whom.
    extraMetadata: {
      ...(inspect ? { countersignBuild: Build.test } : {}),
      ...(maker === undefined ? {} : { countersignMaker: publicKeyOf(maker) }),
    },
    asar: true,
    asarUnpack: ['**/*.node'],
    files: [
      'dist/**',
      '!dist/verifier/**',
      '!dist/.built',
      '!dist/**/*.map',
      'package.json',
      ...dependencyFiles,
      ...(electron.sqliteModules === undefined ? [] : [standInFiles(electron.sqliteModules)].flat()),
    ],
    extraResources: extraResources(),
    afterPack: (context) => finish(context, packing),
    icon: 'build/icons/icon.png',
    linux: { target: ['AppImage', 'deb'], executableName: linuxExecutable, syncDesktopName: true, category: 'Office' },
    win: { target: ['nsis'] },
    nsis: { oneClick: false, perMachine: true },
    mac: { target: ['dmg'], category: 'public.app-category.business' },
  };
}
