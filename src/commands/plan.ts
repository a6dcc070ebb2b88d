import { outlineOf } from "../guide/outline.ts";
import { renderBody, renderScript, renderWorkflow } from "../guide/render.ts";
import { openChoicesOf } from "../guide/views/script-view.ts";
import { planJson } from "../plan/json.ts";
import { printableJson } from "../report/printable.ts";
import { nearest } from "../lint/likeness.ts";
import type { NoPath } from "../plan/path/no-path.ts";
import { waivableIn } from "../plan/path/waivable.ts";
import {
  plan as planUpgrade,
  type Answers,
  type PartMove,
  type Plan,
} from "../plan/plan.ts";
import type { Product } from "../release/types.ts";
import { UsageError } from "../usage.ts";
import type { Command, Options, Outcome } from "./command.ts";
import { loadFrozen } from "./frozen/releases.ts";
import { loadRenderer } from "./guides.ts";
import { meant } from "./meant.ts";
import { loadProduct } from "./products.ts";
import { rootOf } from "./root.ts";

export const plan: Command = {
  operands: [
    { name: "<product>", summary: "product id", takes: "products" },
    { name: "<from>", summary: "the version that runs, such as 1.2.0" },
    { name: "<to>", summary: "the version to upgrade to" },
  ],
  examples: [
    "guidepost plan mill 1.2.0 2.0.0",
    "guidepost plan mill 1.2.0 2.0.0 --platform helm --format sh",
  ],
  options: [
    { flags: "--platform <id>", summary: "only the steps of one platform" },
    {
      flags: "--choice <answers>",
      summary: "answers to other choices: backup=dump,strategy=rolling",
      repeats: true,
    },
    {
      flags: "--part <moves>",
      summary: "parts versioned apart that move, too: infra=1.0.0..1.1.0",
      repeats: true,
    },
    {
      flags: "--waive <constraints>",
      summary: "constraints whose risk you take, as a refusal names them",
      repeats: true,
    },
    {
      flags: "--require <verdict>",
      summary: "exit 1 unless the plan is safe, or at least fully known",
      choices: ["safe", "manual"],
    },
    {
      flags: "--format <format>",
      summary: "an overview, data, a guide, a script, or a GitHub workflow",
      choices: ["text", "json", "md", "sh", "workflow"],
      default: "text",
    },
  ],
  run: async ([id = "", from = "", to = ""], options, surroundings) => {
    const root = await rootOf(surroundings);
    const product = await loadProduct(root, id);
    const planned = planUpgrade(product, from, to, {
      answers: answersOf(product, options),
      parts: partsOf(product, options),
      waive: waivedOf(product, options),
    });
    if (planned.kind === "no-path") return refuse(planned);
    const text = await show(planned, String(options["format"]), root);
    const { require } = options;
    return { text, exitCode: isMet(planned, require) ? 0 : 1 };
  },
};

function refuse({ because, why, instead, waivers }: NoPath): Outcome {
  if (because === "unknown-version") throw new UsageError(why, instead);
  const lines = [`No way: ${why}`, instead];
  for (const { obstacles } of waivers) {
    const ids = obstacles.map(({ id }) => id).join(",");
    lines.push(`  --waive "${ids}" takes this risk:`);
    for (const { because, override } of obstacles)
      lines.push(`    ${override ?? because}`);
  }
  return { text: `${lines.join("\n")}\n`, exitCode: 1 };
}

/** `safe` wants a safe plan, `manual` one of which everything is known. */
function isMet({ verdict }: Plan, required: Options[string]): boolean {
  if (required === "safe") return verdict.kind === "safe";
  if (required === "manual") return verdict.kind !== "unknown";
  return true;
}

/** `infra=1.0.0..1.1.0` @throws {UsageError} where it is not of that form. */
function partsOf(product: Product, options: Options): PartMove[] {
  return listOf(options["part"]).map((text) => {
    const [, part = "", from = "", to = ""] =
      /^([^=]+)=(.+?)\.\.(.+)$/.exec(text) ?? [];
    if (product.parts.some(({ id }) => id === part)) return { part, from, to };
    const ids = product.parts.map(({ id }) => id).join(", ") || "none";
    throw new UsageError(
      `Unexpected part \`${text}\``,
      `Write <part>=<from>..<to>; the parts of ${product.name}: ${ids}`,
    );
  });
}

/** Given once with commas, several times, or both. */
function listOf(option: Options[string]): string[] {
  if (option === undefined || typeof option === "boolean") return [];
  return [option].flat().flatMap((text) => text.split(","));
}

/** @throws {UsageError} where the product has no such constraint. */
function waivedOf(product: Product, options: Options): string[] {
  const waived = listOf(options["waive"]);
  const known = waivableIn(product);
  const unknown = waived.find((id) => !known.includes(id));
  if (unknown === undefined) return waived;
  const meant = nearest(unknown, known);
  throw new UsageError(
    `There is no constraint \`${unknown}\` to waive`,
    meant === undefined
      ? "Take the names from a refusal: run it without `--waive`"
      : `Did you mean \`${meant}\`?`,
  );
}

/** @throws {UsageError} where an answer names no choice or no option of it. */
function answersOf(product: Product, options: Options): Answers {
  const { platform, choice } = options;
  const pairs = listOf(choice);
  if (typeof platform === "string") pairs.push(`platform=${platform}`);
  const answers = pairs.map((pair) => {
    const [id = "", option = ""] = pair.split("=", 2);
    const known = product.choices.find((choice) => choice.id === id);
    if (known === undefined) {
      const ids = product.choices.map((choice) => choice.id);
      throw new UsageError(`There is no choice \`${id}\``, ...meant(id, ids));
    }
    if (!known.options.some((each) => each.id === option)) {
      const ids = known.options.map((each) => each.id);
      throw new UsageError(
        `\`${id}\` has no option \`${option}\``,
        ...meant(option, ids),
      );
    }
    return [id, option] as const;
  });
  const given = Object.fromEntries(answers);
  const unlike = answers.find(([id, option]) => given[id] !== option);
  if (unlike === undefined) return given;
  const [id, option] = unlike;
  throw new UsageError(
    `\`${id}\` is answered twice: \`${option}\` and \`${given[id]}\``,
    "Keep one of the two",
  );
}

async function show(
  planned: Plan,
  format: string,
  root: string,
): Promise<string> {
  if (format === "json") return printableJson(planJson(planned));
  if (format === "text") return outlineOf(planned);
  const { product } = planned;
  const renderer = await loadRenderer({ root, id: product.id });
  if (format === "md")
    return renderBody(planned, renderer, await loadFrozen(root, product));
  demandAnswers(planned);
  if (format === "workflow") return renderWorkflow(planned, renderer);
  return renderScript(planned, renderer).body;
}

/** @throws {UsageError} where a choice is open: a script cannot ask which steps apply. */
function demandAnswers(planned: Plan): void {
  const open = openChoicesOf(planned);
  if (open.length === 0) return;
  const next = open.map((id) => {
    const { options = [] } =
      planned.product.choices.find((choice) => choice.id === id) ?? {};
    const ids = options.map((option) => option.id).join(" or ");
    return id === "platform" ? `--platform ${ids}` : `--choice ${id}=${ids}`;
  });
  throw new UsageError("A script needs an answer to every choice", ...next);
}
