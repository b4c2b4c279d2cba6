/** Documents (PDF) as pages that are drawn: they are read on a thread of their own. */
import { getDocument, PDFWorker, RenderingCancelledException } from 'pdfjs-dist/legacy/build/pdf.mjs';
import workerUrl from 'pdfjs-dist/legacy/build/pdf.worker.min.mjs?url';

function refuse(): never {
  throw new TypeError('Nothing here is run.');
}

/** The policy of the page lets this one start a thread, and it starts that of documents alone. */
const policy = window.trustedTypes?.createPolicy('countersign-documents', {
  createHTML: refuse,
  createScript: refuse,
  createScriptURL: (url) => (url === workerUrl ? url : refuse()),
});

export interface PdfPage {
  /** Its size at a scale of 1, in pixels. */
  readonly width: number;
  readonly height: number;
  /** Draws it; resolves when that is done, or another drawing took its place. */
  readonly draw: (canvas: HTMLCanvasElement, scale: number) => Promise<void>;
  /** Ends the drawing that is under way. */
  readonly stop: () => void;
  /** What it says, line by line. */
  readonly text: () => Promise<string>;
}

export interface PdfDocument {
  readonly count: number;
  readonly page: (number: number) => Promise<PdfPage>;
  readonly close: () => void;
}

/** A thread that reads documents. (The types of a browser know no address that a policy made.) */
function startThread(): Worker {
  const address = policy?.createScriptURL(workerUrl) ?? workerUrl;
  const thread: unknown = Reflect.construct(Worker, [address, { type: 'module' }]);
  if (thread instanceof Worker) return thread;
  throw new TypeError('No thread was started.');
}

/**
 * Opens a document of this station.
 * @throws An error whose message says why it cannot be shown.
 */
export async function openPdf(url: string): Promise<PdfDocument> {
  const response = await fetch(url);
  if (!response.ok) throw new Error('It is not there.');
  const data = await response.arrayBuffer();
  const thread = startThread();
  const worker = PDFWorker.create({ port: thread });
  const task = getDocument({ data, worker, useWasm: false, useSystemFonts: true, enableXfa: false, verbosity: 0 });
  const close = (): void => {
    void task.destroy().finally(() => thread.terminate());
  };
  try {
    const opened = await task.promise;
    return { count: opened.numPages, page: async (number) => pageOf(await opened.getPage(number)), close };
  } catch (error) {
    close();
    const isLocked = error instanceof Error && error.name === 'PasswordException';
    throw new Error(isLocked ? 'It is locked by a password.' : 'It is no document, or it is damaged.', {
      cause: error,
    });
  }
}

type Opened = Awaited<ReturnType<Awaited<ReturnType<typeof getDocument>['promise']>['getPage']>>;

function pageOf(page: Opened): PdfPage {
  const { width, height } = page.getViewport({ scale: 1 });
  let drawing: ReturnType<Opened['render']> | undefined;
  return {
    width,
    height,
    draw: async (canvas, scale) => {
      drawing?.cancel();
      const viewport = page.getViewport({ scale });
      canvas.width = Math.floor(viewport.width);
      canvas.height = Math.floor(viewport.height);
      drawing = page.render({ canvas, viewport });
      try {
        await drawing.promise;
      } catch (error) {
        if (!(error instanceof RenderingCancelledException)) throw error;
      }
    },
    stop: () => drawing?.cancel(),
    text: async () => {
      const { items } = await page.getTextContent();
      return items.map((item) => ('str' in item ? item.str + (item.hasEOL ? '\n' : '') : '')).join('');
    },
  };
}
