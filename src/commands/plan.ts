import { splitFrontMatter } from "../guide/front-matter.ts";
import { describeDuration } from "../guide/prose.ts";
import { renderScript } from "../guide/render.ts";
import { openChoicesOf } from "../guide/script-view.ts";
import { plan as planUpgrade, type Answers, type Plan } from "../plan/plan.ts";
import type { Product } from "../release/types.ts";
import { UsageError } from "../usage.ts";
import type { Command, Options } from "./command.ts";
import { guideFile, loadTemplates } from "./guides.ts";
import { loadProduct } from "./products.ts";

export const plan: Command = {
  name: "plan",
  summary: "Show the way from one version to another",
  operands: [
    { name: "<product>", summary: "product id" },
    { name: "<from>", summary: "the version that runs, such as 1.2.0" },
    { name: "<to>", summary: "the version to upgrade to" },
  ],
  options: [
    { flags: "--platform <id>", summary: "only the steps of one platform" },
    {
      flags: "--choice <answers>",
      summary: "answers to other choices: backup=dump,strategy=rolling",
    },
    {
      flags: "--format <format>",
      summary: "an overview, data, a guide, or a script to run",
      choices: ["text", "json", "md", "sh"],
      default: "text",
    },
  ],
  run: async ([id = "", from = "", to = ""], options, { cwd }) => {
    const product = await loadProduct(cwd, id);
    const planned = planUpgrade(product, from, to, {
      answers: answersOf(product, options),
    });
    if (planned.kind === "no-path") {
      if (planned.because === "unknown-version")
        throw new UsageError(planned.why, planned.instead);
      return { text: `${planned.why}\n${planned.instead}\n`, exitCode: 1 };
    }
    return {
      text: await show(planned, String(options["format"])),
      exitCode: 0,
    };
  },
};

/** @throws {UsageError} where an answer names no choice or no option of it. */
function answersOf(product: Product, options: Options): Answers {
  const { platform, choice } = options;
  const pairs = typeof choice === "string" ? choice.split(",") : [];
  if (typeof platform === "string") pairs.push(`platform=${platform}`);
  const answers = pairs.map((pair) => {
    const [id = "", option = ""] = pair.split("=", 2);
    const known = product.choices.find((choice) => choice.id === id);
    if (known === undefined) {
      const ids = product.choices.map((choice) => choice.id).join(", ");
      throw new UsageError(
        `There is no choice \`${id}\``,
        `Choose from ${ids}`,
      );
    }
    if (!known.options.some((each) => each.id === option)) {
      const ids = known.options.map((each) => each.id).join(", ");
      throw new UsageError(
        `\`${id}\` has no option \`${option}\``,
        `Choose from ${ids}`,
      );
    }
    return [id, option] as const;
  });
  return Object.fromEntries(answers);
}

async function show(planned: Plan, format: string): Promise<string> {
  if (format === "json") {
    const { product, ...rest } = planned;
    const json = { product: product.id, ...rest };
    return `${JSON.stringify(json, null, 2)}\n`;
  }
  if (format === "text") return overview(planned);
  if (format === "sh") return script(planned);
  const { text } = guideFile(planned, await loadTemplates());
  return splitFrontMatter(text).body;
}

/** @throws {UsageError} where a choice is open: a script cannot ask which steps apply. */
async function script(planned: Plan): Promise<string> {
  const open = openChoicesOf(planned);
  if (open.length === 0)
    return renderScript(planned, await loadTemplates()).body;
  const next = open.map((id) => {
    const { options = [] } =
      planned.product.choices.find((choice) => choice.id === id) ?? {};
    const ids = options.map((option) => option.id).join(" or ");
    return id === "platform" ? `--platform ${ids}` : `--choice ${id}=${ids}`;
  });
  throw new UsageError("A script needs an answer to every choice", ...next);
}

function overview({ product, from, to, legs }: Plan): string {
  const lines = [
    `${product.name} ${from} to ${to}, ${legs.length} leg${legs.length === 1 ? "" : "s"}`,
  ];
  for (const leg of legs) {
    lines.push(
      "",
      `${leg.from} to ${leg.to}, downtime: ${describeDuration(leg.downtime)}`,
    );
    for (const { kind, title } of leg.changes)
      lines.push(`  ${kind}: ${title}`);
    for (const { phase, id, title } of leg.steps)
      lines.push(`  ${phase.padEnd(8)} ${id.padEnd(24)} ${title}`);
    for (const { depth, steps } of leg.rollback)
      lines.push(
        `  rollback ${depth.padEnd(24)} ${steps.map(({ id }) => id).join(", ")}`,
      );
    for (const { step, why } of leg.leftOut)
      lines.push(`  left out ${step.id.padEnd(24)} ${why}`);
  }
  return `${lines.join("\n")}\n`;
}
