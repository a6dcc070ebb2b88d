import { saidOf } from "../../config/effective.ts";
import type { LoadedConfig } from "../../config/loaded.ts";
import type { Origin } from "../../guide/mark.ts";
import type { Page } from "../../lint/rule.ts";
import { noExpectations, type Expectations } from "../../plan/expect.ts";
import type { Project } from "../project.ts";
import type { Sayings } from "./sayings.ts";

/** What the metadata know of a page: empty where nothing names its plan. */
export interface Knowledge {
  readonly expectations?: Expectations;
  /** For a generated guide that is up to date: the origin of each of its lines. */
  readonly trace?: (line: number) => Origin | undefined;
  /** Missing where nothing is said to Guidepost. */
  readonly metadata?: NonNullable<Page["metadata"]>;
}

/** What a page says to Guidepost in text. */
export type Named = Readonly<
  Partial<Record<"product" | "from" | "to" | "fixtures", string>>
>;

/** Answers what is known of a page; nothing about products is loaded before one says something. */
export function knowledgeOf(
  project: Project,
  says: Sayings,
): (file: string, text: string) => Promise<Knowledge> {
  let loading: ReturnType<typeof load> | undefined;
  return async (file, text) => {
    const named = textsIn(says(file, text));
    const found = named ? await fromMetadata(file, text, named) : {};
    const tools = toolsOf(project.config, file);
    if (!tools) return found;
    const { from, to } = named ?? {};
    const said = {
      ...noExpectations,
      ...(from !== undefined && { from }),
      ...(to !== undefined && { to }),
    };
    return {
      ...found,
      expectations: { ...(found.expectations ?? said), tools },
    };
  };

  async function fromMetadata(file: string, text: string, named: Named) {
    loading ??= load(project);
    return (await loading)(file, text, named);
  }
}

async function load(project: Project) {
  const { metadataOf } = await import("./metadata.ts");
  return metadataOf(project);
}

/** The ranges that the configuration says for a page. */
function toolsOf(
  config: LoadedConfig,
  file: string,
): Expectations["tools"] | undefined {
  const said = Object.entries(saidOf(config, file).tools);
  if (said.length === 0) return undefined;
  return Object.fromEntries(said.map(([tool, { value }]) => [tool, value]));
}

/** What is said in text. */
function textsIn(guide: ReturnType<Sayings>): Named | undefined {
  if (!guide) return undefined;
  return Object.fromEntries(
    Object.entries(guide).filter(([, value]) => typeof value === "string"),
  );
}
