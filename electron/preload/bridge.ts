import { contextBridge, ipcRenderer } from 'electron';
import { answerChannel, bridgeName, callChannel, eventChannel, type FrameKind } from '../contract/names.ts';

/**
 * Puts a frame's bridge on its `window`: one function a call of its contract, and `on` for its events. Only named
 * functions with cloneable values; neither `ipcRenderer` nor an event object passes through. Events carry texts of JSON.
 */
export function exposeBridge(kind: FrameKind, calls: readonly string[], events: readonly string[]): void {
  const listeners = new Map<string, Set<(text: string) => void>>(events.map((name) => [name, new Set()]));
  ipcRenderer.on(eventChannel(kind), (_event, name: string, text: string) => {
    for (const listener of listeners.get(name) ?? []) listener(text);
  });
  // An answer to a call of the document before this one is none of its own.
  const document = performance.timeOrigin;
  const waiting = new Map<string, (answer: unknown) => void>();
  let asked = 0;
  ipcRenderer.on(answerChannel(kind), (_event, id: string, answer: unknown) => {
    waiting.get(id)?.(answer);
    waiting.delete(id);
  });
  const call = (name: string, input: unknown): Promise<unknown> =>
    new Promise((resolve) => {
      const id = `${document} ${(asked += 1)}`;
      waiting.set(id, resolve);
      ipcRenderer.send(callChannel(kind), id, name, input);
    });
  const functions = Object.fromEntries(calls.map((name) => [name, (input: unknown) => call(name, input)]));
  contextBridge.exposeInMainWorld(bridgeName[kind], {
    ...functions,
    on: (name: string, listener: (text: string) => void): (() => void) => {
      listeners.get(name)?.add(listener);
      return () => void listeners.get(name)?.delete(listener);
    },
  });
}
