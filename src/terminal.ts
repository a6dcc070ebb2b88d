import { UsageError } from "./usage.ts";

/** Whether a person sits there who may be asked: never in a CI or behind a pipe. */
export function isInteractive(): boolean {
  const { CI = "", TERM } = process.env;
  return (
    process.stdin.isTTY && process.stdout.isTTY && CI === "" && TERM !== "dumb"
  );
}

/** Asks for one of several. @throws {UsageError} where the person leaves. */
export async function choose<T extends string>(
  question: string,
  options: readonly { readonly value: T; readonly label: string }[],
): Promise<T> {
  const { select } = await import("@clack/prompts");
  const answer = await select<string>({
    message: question,
    options: options.map(({ value, label }) => ({ value, label })),
  });
  const chosen = options.find(({ value }) => value === answer);
  if (chosen === undefined) throw left();
  return chosen.value;
}

/** Asks for a word. @throws {UsageError} where the person leaves. */
export async function askFor(
  question: string,
  {
    usual,
    refuse,
  }: {
    /** What Enter means. */
    readonly usual: string;
    /** Says what is wrong with an answer, if anything. */
    readonly refuse: (answer: string) => string | undefined;
  },
): Promise<string> {
  const { isCancel, text } = await import("@clack/prompts");
  const answer = await text({
    message: question,
    placeholder: usual,
    defaultValue: usual,
    validate: (value) =>
      refuse(value === undefined || value === "" ? usual : value),
  });
  if (isCancel(answer)) throw left();
  return answer;
}

function left(): UsageError {
  return new UsageError(
    "Nothing was written: the questions were left unanswered",
    "With --yes nothing is asked",
  );
}
