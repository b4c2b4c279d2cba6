/** Why a binding evaluates: because something that it reads changed, or because a script that it asked has answered. */

let isOfAnswer = false;

/** Whether what is evaluated now is so because a script answered: asking scripts again for that would have no end. */
export function isEvaluatedForAnswer(): boolean {
  return isOfAnswer;
}

/** Takes an answer that one evaluation follows, which then knows that it is for that answer. */
export function answering(take: () => void): void {
  isOfAnswer = true;
  try {
    take();
  } finally {
    isOfAnswer = false;
  }
}

/** Evaluates once, all of a binding or of one of its transforms. What its result leads to is not evaluated for an answer any more. */
export function evaluateOnce<T>(evaluate: () => T): T {
  try {
    return evaluate();
  } finally {
    isOfAnswer = false;
  }
}
