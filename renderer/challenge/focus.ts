/** The keyboard's focus on a signing surface (HM-9): on what is asked first, and where it was once that can be used again. */

/** What has it, or is to have it once it can. */
let wanted: EventTarget | null = null;

/** Gives an element the focus; while the surface takes no input, as soon as it does. Also to attach to what has it first. */
export function giveFocus(element: HTMLElement): void {
  wanted = element;
  element.focus();
}

/**
 * Attach to a sheet: the focus stays in it. What is out of use while something is checked, or while the surface is not in clear sight,
 * loses it, and gets it back. Where what had it is gone, or nothing is asked, the sheet itself has it: nobody knows which button a key
 * would be meant for.
 */
export function keepFocus(sheet: HTMLElement): () => void {
  const give = (): void => {
    if (document.activeElement !== document.body) return;
    if (!(wanted instanceof HTMLElement && sheet.contains(wanted))) sheet.focus();
    else if (!wanted.matches(':disabled')) wanted.focus();
  };
  const note = ({ target }: FocusEvent): void => {
    wanted = target;
  };
  sheet.addEventListener('focusin', note);
  const observer = new MutationObserver(give);
  observer.observe(sheet, { attributes: true, attributeFilter: ['disabled'], childList: true, subtree: true });
  const around = sheet.parentElement;
  if (around !== null) observer.observe(around, { attributes: true, attributeFilter: ['inert'] });
  // Whatever in it wants the focus says so first.
  setTimeout(give);
  return () => {
    sheet.removeEventListener('focusin', note);
    observer.disconnect();
  };
}
