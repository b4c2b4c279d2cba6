/** The scripts that run in views: a view that closes is there for those of its own until they end, and people do not find it. */
import type { ScriptCaller } from '../platform/scriptFunction.ts';

export interface LastScripts {
  /** Takes what runs in a view, by its id. */
  readonly keep: (viewId: string, work: Promise<unknown>) => void;
  /** Resolves when nothing runs in a view any more, also of what began meanwhile; undefined where nothing does now. */
  readonly endIn: (viewId: string) => Promise<void> | undefined;
}

/** Opens them for one page. */
export function openLastScripts(): LastScripts {
  const running = new Map<string, Set<Promise<unknown>>>();
  const allEnd = async (viewId: string): Promise<void> => {
    for (let those = running.get(viewId); those !== undefined; those = running.get(viewId)) await Promise.all(those);
  };
  return {
    keep: (viewId, work) => {
      const those = running.get(viewId) ?? new Set();
      running.set(viewId, those);
      const end = (): void => {
        those.delete(ended);
        if (those.size === 0 && running.get(viewId) === those) running.delete(viewId);
      };
      const ended = work.then(end, end);
      those.add(ended);
    },
    endIn: (viewId) => (running.has(viewId) ? allEnd(viewId) : undefined),
  };
}

/** Keeps the view of whoever asks for something that runs beside their script. */
export function keeperOfViews(
  page: (id: string) => { readonly keepView: LastScripts['keep'] } | undefined,
): (caller: Pick<ScriptCaller, 'pageId' | 'viewId'>, work: Promise<unknown>) => void {
  return ({ pageId = '', viewId }, work) => {
    if (viewId !== undefined) page(pageId)?.keepView(viewId, work);
  };
}
