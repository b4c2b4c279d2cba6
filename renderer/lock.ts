/**
 * Runs before anything else in a frame and takes away, for good, what no page of ours needs and neither its policy nor
 * the shell can forbid: closing the window, reading the clipboard without a person's key, and dragging in or out.
 */
Object.defineProperty(window, 'close', { value: () => undefined });

// It pastes without a person's key. Their own paste goes another way and stays.
Object.defineProperty(Document.prototype, 'execCommand', { value: () => false });

// Added before any other listener: none of a page hears of it, and the browser does nothing of its own with it.
for (const type of ['dragstart', 'dragenter', 'dragover', 'drop']) {
  window.addEventListener(
    type,
    (event) => {
      event.preventDefault();
      event.stopImmediatePropagation();
      if (event instanceof DragEvent && event.dataTransfer !== null) event.dataTransfer.dropEffect = 'none';
    },
    { capture: true },
  );
}
