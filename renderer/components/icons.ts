/** The drawings of icons that are here. */

const asked = new Map<string, Promise<boolean>>();

/** The address of a drawing. */
export function iconUrl(name: string): string {
  return `/icons/${name}.svg`;
}

/** Whether there is a drawing of a name: asked once, since a mask says nothing of a picture that is not there. */
export function hasIcon(name: string): Promise<boolean> {
  const known =
    asked.get(name) ??
    new Promise<boolean>((resolve) => {
      const image = new Image();
      image.onload = () => resolve(true);
      image.onerror = () => resolve(false);
      image.src = iconUrl(name);
    });
  asked.set(name, known);
  return known;
}
