import {
  existsSync,
  mkdirSync,
  readFileSync,
  renameSync,
  writeFileSync,
} from "node:fs";
import { dirname, join } from "node:path";
import {
  conditionsOf,
  dryRunRecord,
  findProducts,
  loadProduct,
  type DryRunRecord,
} from "../../src/index.ts";
import { concerns } from "../../site/choices/audience.ts";

/** Runs the command line in the repository, and answers what it prints. */
type Guidepost = (...args: readonly string[]) => Promise<string>;

/** A guide for one answer, as the command line prints and rehearses it. */
export interface AnsweredGuide {
  readonly product: string;
  readonly from: string;
  readonly to: string;
  /** As addresses name them. */
  readonly answers: Readonly<Record<string, string>>;
  /** From the repository's root. */
  readonly file: string;
}

const folder = "platforms";
const record = ".guidepost/platforms.json";

/**
 * For the newest guide of each product, one for each option of its first choice;
 * what else is asked then is answered by the last option.
 */
export async function answeredGuides(
  repository: string,
): Promise<AnsweredGuide[]> {
  const ids = await findProducts(repository);
  const products = await Promise.all(
    ids.map((id) => loadProduct(repository, id)),
  );
  return products.flatMap(({ id, releases, choices }) => {
    const [from, to] = releases.slice(-2).map(({ version }) => version);
    const [first, ...others] = choices.filter(
      ({ options }) => options.length > 1,
    );
    if (first === undefined || from === undefined || to === undefined)
      return [];
    const guide = `content/guides/${id}/${from}-to-${to}.md`;
    if (!existsSync(join(repository, guide))) return [];
    const ends = { from, to };
    return first.options.map((option) => {
      const answers = new Map([[first.id, option.id]]);
      for (const { id, options, when } of others) {
        const last = options.at(-1)?.id;
        const isAsked = concerns(conditionsOf(when).join(" "), answers);
        if (isAsked && last !== undefined) answers.set(id, last);
      }
      const file = `${folder}/${id}/${option.id}.md`;
      return {
        product: id,
        ...ends,
        answers: Object.fromEntries(answers),
        file,
      };
    });
  });
}

/** Writes them, and what the command line records of them. */
export async function recordPlatforms(
  repository: string,
  guidepost: Guidepost,
): Promise<void> {
  for (const guide of await answeredGuides(repository)) {
    const { product, from, to, answers, file } = guide;
    const given = Object.entries(answers).map((answer) => answer.join("="));
    const printed = await guidepost(
      "plan",
      product,
      from,
      to,
      "--choice",
      given.join(","),
      "--format",
      "md",
    );
    const path = join(repository, file);
    const facts = `guidepost: { product: ${product}, from: "${from}", to: "${to}" }`;
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, `---\n${facts}\n---\n${printed}`);
  }
  await guidepost("lint", folder, "--record");
  renameSync(
    join(repository, ".guidepost/dry-run.json"),
    join(repository, record),
  );
}

export function platformRecord(repository: string): DryRunRecord {
  const text = readFileSync(join(repository, record), "utf8");
  return dryRunRecord.parse(JSON.parse(text));
}
