import { spelledOut } from "../../../plan/when.ts";
import type { Product, Step, Variable } from "../../../release/types.ts";
import { distance } from "../../likeness.ts";
import { implies, listed } from "../../product/choices.ts";
import { runOf, stepsOf, type PlacedStep } from "../../product/shell-texts.ts";
import { readVariables } from "../../product/variables.ts";
import type { ProductProblem, ProductRule } from "../../product/rule.ts";

/** A variable that nobody asks the reader for. */
export const unaskedVariable: ProductRule = {
  name: "unasked-variable",
  on: "product",
  tier: "metadata",
  severity: "error",
  summary: "A step uses a variable that the guide does not ask for",
  why: "The shell puts nothing in its place and runs the command all the same, on another host, folder or database.",
  help: "Declare it under `variables`, for every choice whose steps use it, or set it in the step.",
  examples: {
    good: [
      {
        product:
          'variables:\n  STONES: { ask: How many stones?, example: \'2\' }\nsteps:\n  upgrade:\n    - id: turn\n      title: Turn\n      run: |\n        SPEED=$(mill speed)\n        mill turn --stones "$STONES" --speed "$SPEED" --home "$HOME"',
      },
      {
        product:
          "steps:\n  upgrade:\n    - { id: turn, title: Turn, run: 'mill turn \"${STONES:?set STONES}\" ${SPEED:-slow}' }",
      },
      {
        product:
          "variables:\n  SAIL: { ask: Which sail?, example: jib, when: { platform: wind } }\nsteps:\n  upgrade:\n    - { id: set, title: Set, when: { platform: wind }, run: mill set \"$SAIL\" }\n    - { id: env, title: Read, run: 'docker exec mill sh -c ''echo \"$MILL_HOME\"''' }",
      },
    ],
    bad: [
      {
        product:
          "variables:\n  STONE: { ask: How many stones?, example: '2' }\nsteps:\n  upgrade:\n    - id: turn\n      title: Turn\n      run: |\n        mill stop\n        mill turn --stones \"$STONES\"",
        findings: [
          "product.yaml:9 Unasked variable `STONES`, expected `STONE` or a declaration",
        ],
      },
      {
        product:
          'variables:\n  SAIL: { ask: Which sail?, example: jib, when: { platform: wind } }\nsteps:\n  upgrade:\n    - { id: set, title: Set, run: mill set "$SAIL" }',
        findings: [
          "product.yaml:5 Unasked variable `SAIL`, expected it for every reader of the step: it is asked for platform `wind` only",
        ],
      },
      {
        releases: {
          "1.1.0":
            "steps:\n  - id: sort\n    phase: after\n    title: Sort\n    run: |\n      cat <<EOF | mill sort\n      mesh: $MESH\n      EOF",
        },
        findings: [
          "releases/1.1.0.yaml:7 Unasked variable `MESH`, expected a declaration",
        ],
      },
    ],
  },
  *check(product) {
    const steps = stepsOf(product);
    const texts = steps.map(({ step }) => runOf(step)?.text ?? "");
    const known = texts.map(readVariables);
    // Somebody reads a file of variables: nobody knows which.
    if (known.some(({ isOpen }) => isOpen)) return;
    const set = new Set(known.flatMap((each) => each.set));
    for (const [index, placed] of steps.entries()) {
      const used = known[index]?.used ?? [];
      const unset = used.filter(({ name }) => !set.has(name));
      for (const { name, line } of firstOfEach(unset))
        yield* problemOf(name, line, placed, product);
    }
  },
};

function firstOfEach<T extends { readonly name: string }>(uses: readonly T[]) {
  return uses.filter(
    ({ name }, index) => uses.findIndex((use) => use.name === name) === index,
  );
}

function* problemOf(
  name: string,
  offset: number,
  { step, isRunbook }: PlacedStep,
  product: Product,
): Generator<ProductProblem> {
  const unasked = `Unasked variable \`${name}\`, expected`;
  const place = { at: step, field: "run", offset };
  const declared = product.variables.find((each) => each.name === name);
  if (declared === undefined) {
    const near = nearest(name, product);
    const instead = near
      ? `\`${near.name}\` or a declaration`
      : "a declaration";
    yield { ...place, message: `${unasked} ${instead}` };
    return;
  }
  // A runbook's step is asked of those who use the runbook.
  if (isRunbook || isAskedFor(declared, step, product)) return;
  const only = Object.entries(declared.when ?? {})
    .map(([choice, options]) => `${choice} ${listed(options, "or")}`)
    .join(" and ");
  yield {
    ...place,
    message: `${unasked} it for every reader of the step: it is asked for ${only} only`,
    related: [{ at: declared, field: "when", message: "It is declared here" }],
  };
}

function isAskedFor({ when }: Variable, step: Step, product: Product) {
  return implies(spelledOut(step.when, product), when);
}

function nearest(name: string, { variables }: Product): Variable | undefined {
  return variables.find((each) => distance(each.name, name) === 1);
}
