import type { StepFact } from "./facts.ts";
import { askOf, platformOf, type Answer } from "./options.ts";

/** The product's questions, in the form of its file. */
export interface Choices {
  readonly platforms: Readonly<Record<string, { readonly title: string }>>;
  readonly choices: Readonly<Record<string, WrittenChoice>>;
}

interface WrittenChoice {
  readonly ask: string;
  readonly when?: Readonly<Record<string, readonly string[]>>;
  readonly options: Readonly<Record<string, { readonly title: string }>>;
}

/** In a runbook about one way of doing it, nobody has to choose that way. */
export function withoutLoneAnswers(steps: readonly StepFact[]): StepFact[] {
  return steps.map((step) => {
    if (step.runbook === undefined) return step;
    const beside = steps
      .filter(({ runbook }) => runbook === step.runbook)
      .flatMap(({ answers }) => answers);
    const answers = step.answers.filter(({ choice, option }) =>
      beside.some(
        (other) => other.choice === choice && other.option !== option,
      ),
    );
    return { ...step, answers };
  });
}

/** What parts the steps of a guide: a choice has at least two options. */
export function choicesOf(steps: readonly StepFact[]): Choices {
  const answers = steps.flatMap((step) => step.answers);
  const byChoice = Map.groupBy(answers, ({ choice }) => choice);
  const platforms = optionsOf(byChoice.get("platform") ?? []);
  const others = [...byChoice].filter(
    ([choice, of]) =>
      choice !== "platform" && new Set(of.map(({ option }) => option)).size > 1,
  );
  return {
    platforms:
      Object.keys(platforms).length > 0
        ? platforms
        : optionsOf([guessed(steps)]),
    choices: Object.fromEntries(
      others.map(([choice, of]) => {
        const when = platformsOf(choice, steps);
        return [
          choice,
          {
            ask: askOf(choice),
            ...(when.length > 0 && { when: { platform: when } }),
            options: optionsOf(of),
          },
        ];
      }),
    ),
  };
}

/** For whom a step is, of the choices that the product has. */
export function whenOf(
  { answers }: Pick<StepFact, "answers">,
  { platforms, choices }: Choices,
): Readonly<Record<string, string>> | undefined {
  const kept = answers.filter(({ choice }) =>
    choice === "platform"
      ? Object.keys(platforms).length > 1
      : Object.hasOwn(choices, choice),
  );
  if (kept.length === 0) return undefined;
  return Object.fromEntries(kept.map(({ choice, option }) => [choice, option]));
}

function optionsOf(
  answers: readonly Answer[],
): Readonly<Record<string, { readonly title: string }>> {
  return Object.fromEntries(
    answers.map(({ option, title }) => [option, { title }]),
  );
}

/** The platforms under which alone a choice is met. */
function platformsOf(choice: string, steps: readonly StepFact[]): string[] {
  const met = steps
    .map(({ answers }) => answers)
    .filter((answers) => answers.some((answer) => answer.choice === choice))
    .map(
      (answers) =>
        answers.find((answer) => answer.choice === "platform")?.option,
    );
  const known = met.filter((platform) => platform !== undefined);
  return known.length === met.length ? [...new Set(known)] : [];
}

/** Without any word of it, the program that most steps call. */
function guessed(steps: readonly StepFact[]): Answer {
  const found = steps
    .map(({ action }) =>
      action.kind === "run" ? platformOf(action.run) : undefined,
    )
    .filter((answer) => answer !== undefined);
  // Whoever uses Helm uses kubectl as well.
  const helm = found.find(({ option }) => option === "helm");
  const counted = Map.groupBy(found, ({ option }) => option);
  const [most] = [...counted.values()].toSorted((a, b) => b.length - a.length);
  return (
    helm ??
    most?.[0] ?? { choice: "platform", option: "host", title: "Any host" }
  );
}
