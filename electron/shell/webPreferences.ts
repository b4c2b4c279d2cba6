import type { WebPreferences } from 'electron';

/** The preferences of every frame; only the preload differs. One frozen constant, so that no window can relax it. */
const locked = Object.freeze({
  contextIsolation: true,
  sandbox: true,
  webSecurity: true,
  nodeIntegration: false,
  nodeIntegrationInWorker: false,
  nodeIntegrationInSubFrames: false,
  webviewTag: false,
  allowRunningInsecureContent: false,
  experimentalFeatures: false,
  spellcheck: false,
  navigateOnDragDrop: false,
  // No window to choose files in, which a person would take for the program's own, and none above all others.
  disableBlinkFeatures: 'FileSystemAccessLocal,DocumentPictureInPictureAPI',
} satisfies WebPreferences);

/** What surfaces have for themselves: no storage, cache or way out of a page is theirs. Nothing of it outlives the program. */
export const surfacePartition = 'surface';

/** The locked preferences with a preload script; `partition` is that of surfaces, where pages have the default one. */
export function webPreferences(preload: string, devTools: boolean, partition?: string): WebPreferences {
  return { ...locked, preload, devTools, ...(partition === undefined ? {} : { partition }) };
}
