/**
 * Runs before anything else in a frame and takes away, for good, what no page of ours needs and neither its policy nor
 * the shell can forbid: closing the window, reading the clipboard without a person's key, and dragging in or out.
 */
Object.defineProperty(window, 'close', { value: () => undefined });

// Nothing else types as a person does.
const command: (name: 'delete' | 'insertText', isShown?: boolean, text?: string) => boolean =
  // oxlint-disable-next-line typescript/no-deprecated -- there is no other one
  document.execCommand.bind(document);

/**
 * Types a text into the field that has the focus, or takes away what is before the cursor, as a person does: in any kind of field,
 * within its length, so that it can be undone and is a change once the field is left. For the on-screen keyboard.
 */
export function typeIn(edit: { readonly insert: string } | 'delete'): void {
  if (edit === 'delete') command('delete');
  else command('insertText', false, edit.insert);
}

// It pastes without a person's key. Their own paste goes another way and stays.
Object.defineProperty(Document.prototype, 'execCommand', { value: () => false });

type HearDrop = (of: string) => void;
let hearDrop: HearDrop = () => undefined;

/** Hears of each file ("a file") and each address of elsewhere that somebody lets go over this document; nothing becomes of it. */
export function whenDropped(hear: HearDrop): void {
  hearDrop = hear;
}

/** Whether something of this document is dragged that it lets people drag, without any data. */
let isDragging = false;
/** What is told of such a drag in its place: the same, but for the data that it would carry. */
const handled = new WeakSet<Event>();

// Added before any other listener: none of a page hears of what is dragged, and the browser does nothing of its own with it.
for (const type of ['dragstart', 'drag', 'dragenter', 'dragover', 'dragleave', 'drop', 'dragend'] as const) {
  window.addEventListener(
    type,
    (event) => {
      if (handled.has(event)) return;
      event.stopImmediatePropagation();
      const { dataTransfer } = event;
      if (type === 'dragstart') isDragging = event.isTrusted && isLetGo(event.target);
      const isInside = isDragging && event.isTrusted && isEmpty(type, dataTransfer);
      const isTaken = isInside && tell(event);
      const goesOn = type === 'dragstart' || type === 'drag' ? isInside && !isTaken : false;
      if (!goesOn) event.preventDefault();
      if (type === 'dragend' || (type === 'dragstart' && !goesOn)) isDragging = false;
      const foreign = isDragging || !event.isTrusted ? undefined : foreignIn(dataTransfer);
      if (type === 'drop' && foreign !== undefined) hearDrop(foreign);
      // What leads nowhere is let go all the same, so that it is heard of.
      if (dataTransfer !== null) dataTransfer.dropEffect = isTaken ? 'move' : foreign === undefined ? 'none' : 'copy';
    },
    { capture: true },
  );
}

/** Whether the page lets people drag it. */
function isLetGo(target: EventTarget | null): boolean {
  return target instanceof Element && target.closest('[draggable="true"]') !== null;
}

/** Whether a drag has nothing that could come in or go out; what begins is made so. */
function isEmpty(type: string, data: DataTransfer | null): boolean {
  if (type === 'dragstart') data?.clearData();
  return data === null || data.types.length === 0;
}

/** What of elsewhere is dragged; its address, of one, which is told with the drop alone. */
function foreignIn(data: DataTransfer | null): string | undefined {
  if (data?.types.includes('Files') === true) return 'a file';
  if (data?.types.includes('text/uri-list') !== true) return undefined;
  return data.getData('text/uri-list').slice(0, 2000);
}

/** Tells those around the target. Whether one of them took it (`preventDefault`). */
function tell(event: DragEvent): boolean {
  const { type, bubbles, cancelable, composed, view, relatedTarget, button, buttons } = event;
  const { clientX, clientY, screenX, screenY, altKey, ctrlKey, metaKey, shiftKey } = event;
  const instead = new DragEvent(type, {
    ...{ bubbles, cancelable, composed, view, relatedTarget, button, buttons },
    ...{ clientX, clientY, screenX, screenY, altKey, ctrlKey, metaKey, shiftKey },
  });
  handled.add(instead);
  return event.target?.dispatchEvent(instead) === false;
}
