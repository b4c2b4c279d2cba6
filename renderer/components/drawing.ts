/** Puts attributes onto elements of a drawing. */

/** Keeps the attributes of an element as they are read: a change of one touches no other. */
export function shaped(read: () => Readonly<Record<string, string>>): (element: SVGElement) => void {
  let before: Readonly<Record<string, string>> = {};
  return (element) => {
    const now = read();
    for (const name of Object.keys(before)) if (!Object.hasOwn(now, name)) element.removeAttribute(name);
    for (const [name, value] of Object.entries(now)) if (before[name] !== value) element.setAttribute(name, value);
    before = now;
  };
}
