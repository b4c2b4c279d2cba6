/** Turns of the document: what is drawn in each of them leaves the next frame, and what a person does, their time. */

let last: Promise<unknown> = Promise.resolve();

/** Resolves in a turn of its own, after all that were asked for before. */
export async function inTurn(): Promise<void> {
  const turn = last.then(() => new Promise((resolve) => setTimeout(resolve)));
  last = turn;
  await turn;
}
