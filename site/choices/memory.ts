import { none, type Answers } from "./audience.ts";

/** Answers of the address, or else of the last visit to a guide of the product. */
export function recall(product: string, choices: readonly string[]): Answers {
  const address = new URLSearchParams(location.search);
  const shared = choices.filter((choice) => address.has(choice));
  if (shared.length > 0) {
    return new Map(shared.map((choice) => [choice, address.get(choice) ?? ""]));
  }
  const stored = new URLSearchParams(read(key(product)));
  return new Map([...stored].filter(([choice]) => choices.includes(choice)));
}

/** Keeps the answers in the address, to share, and for the next visit. */
export function remember(
  product: string,
  choices: readonly string[],
  answers: Answers,
): void {
  const address = new URL(location.href);
  address.search = withAnswers(address.search, choices, answers);
  history.replaceState(history.state, "", address);
  write(key(product), withAnswers("", choices, answers));
}

/** An address's `?from=…` with these answers to the choices, and no others. */
export function withAnswers(
  search: string,
  choices: readonly string[],
  answers: Answers,
): string {
  const asked = new URLSearchParams(search);
  for (const choice of choices) {
    const answer = answers.get(choice) ?? none;
    if (answer === none) asked.delete(choice);
    else asked.set(choice, answer);
  }
  return asked.toString();
}

function key(product: string): string {
  return `guidepost-choices-${product}`;
}

/** A browser may refuse storage; then the address alone remembers. */
function read(name: string): string {
  try {
    return localStorage.getItem(name) ?? "";
  } catch {
    return "";
  }
}

function write(name: string, text: string): void {
  try {
    localStorage.setItem(name, text);
  } catch {
    return;
  }
}
