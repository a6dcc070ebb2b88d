import { join, resolve } from "node:path";
import { settingOf } from "../../config/effective.ts";
import { kindOf, readText } from "../../files.ts";
import { writeOutput, writeText } from "../../writing/write.ts";
import { UsageError } from "../../usage.ts";
import type { Option, Options, Surroundings } from "../command.ts";
import { digestOf } from "../digest.ts";
import type { Project } from "../project.ts";
import { KnownAnswers } from "./answers.ts";

const folder = ".guidepost";

/** Each command remembers other things of a page, and forgets what it did not use. */
type CacheName = "lint-cache" | "check-cache";

export function cacheOptions(name: CacheName): readonly Option[] {
  return [
    {
      flags: "--cache",
      summary: "lint only what changed since the last run with it",
    },
    {
      flags: "--cache-location <file>",
      summary: `where that is remembered (default: ${folder}/${name})`,
    },
  ];
}

/** What earlier runs found out, and where this one leaves it to the next. */
export interface Cache {
  readonly known: KnownAnswers;
  /** Keeps what is known of the pages of this run, by name, and of all others. */
  readonly save: (files: ReadonlySet<string>) => Promise<void>;
}

/** Undefined where neither a flag nor the configuration asks for one. */
export async function openCache(
  { root, config }: Project,
  { cache, cacheLocation }: Options,
  { cwd, aside }: Pick<Surroundings, "cwd" | "aside">,
  name: CacheName,
): Promise<Cache | undefined> {
  const said = settingOf(config, "cache")?.value ?? false;
  if (cache !== true && cacheLocation === undefined && said === false)
    return undefined;
  const [plugin] = config.plugins;
  if (plugin) {
    const why = `the rules of \`${plugin.name}\` are code, and may read anything`;
    aside?.say(`the cache is not used: ${why}`);
    return undefined;
  }
  const named =
    typeof cacheLocation === "string"
      ? resolve(cwd, cacheLocation)
      : typeof said === "string" && resolve(root, said);
  const isOurs = named === false;
  const path = isOurs ? join(root, folder, name) : named;
  // A link in a stranger's repository may lead anywhere.
  const keep = (file: string, text: string) =>
    typeof cacheLocation === "string"
      ? writeOutput(file, text)
      : writeText(file, text, { root });
  const known = await read(path, aside);
  if (known === "broken" && !isOurs)
    throw new UsageError(
      `Refused to write over \`${path}\`: it is no cache of ours, or not whole`,
      "Name another file, or remove it",
    );
  if (known === "broken")
    aside?.say(`\`${path}\` is not whole: it is thrown away, and made anew`);
  const answers = known === "broken" ? new KnownAnswers() : known;
  return {
    known: answers,
    async save(files) {
      try {
        if (isOurs) await keep(join(root, folder, ".gitignore"), "*\n");
        answers.forget(files);
        await keep(path, answers.write(digestOf));
      } catch (error) {
        // What was found out is none the worse for it.
        if (!(error instanceof UsageError)) throw error;
        aside?.say(`nothing is remembered: ${error.message}`);
      }
    },
  };
}

async function read(
  path: string,
  aside: Surroundings["aside"],
): Promise<KnownAnswers | "broken"> {
  const kind = await kindOf(path);
  if (kind === "missing") return new KnownAnswers();
  const { isTracked } = await import("../../git.ts");
  // What it claims of a page, nobody could see in a review.
  if (kind === "file" && (await isTracked(path))) {
    aside?.say(
      `\`${path}\` is not believed, for it is committed: a cache is of one machine`,
    );
    return new KnownAnswers();
  }
  if (kind === "folder")
    throw new UsageError(
      `Unexpected folder \`${path}\` for \`--cache-location\`, expected a file`,
    );
  // A file that is no text is none of ours.
  const text = await readText(path).catch(() => "");
  return KnownAnswers.read(text, digestOf) ?? "broken";
}
