import { z } from "zod";
import { runbookKinds, surfaceFormats } from "../types.ts";
import { runbookStep, step } from "./step.ts";
import { contact, id, range, span, text, typed, version } from "./text.ts";
import { commonTrouble, trouble } from "./trouble.ts";
import { variable } from "./variable.ts";
import { when } from "./when.ts";

const option = z.strictObject({
  title: text.describe("What readers see"),
  says: text
    .exactOptional()
    .describe("What speaks for it, and what it costs")
    .meta({ examples: ["one pod after the other, in the room there is"] }),
  tools: z
    .record(text, range)
    .exactOptional()
    .describe("The range of versions that the option needs of each tool"),
});

const choice = z.strictObject({
  ask: text.describe("The question, as readers are asked"),
  when: when.exactOptional().describe("Only readers who chose these are asked"),
  options: z.record(id, option).describe("The answers, by id"),
});

const surface = z.strictObject({
  title: text.describe("What readers know the file as"),
  format: z.enum(surfaceFormats).describe("How the file is written"),
  when: when.exactOptional().describe("Only readers who chose these have it"),
  file: text.describe("The operator's file, as guides name it"),
  source: z
    .union([text, z.array(text).min(1)])
    .exactOptional()
    .describe(
      "The files of the product's repository that hold the defaults; a later one lies over those before",
    ),
  freeForm: z
    .array(text)
    .default([])
    .describe("Paths of maps whose keys are the operator's"),
});

const bump = z.strictObject({
  says: text.describe("What such a release may do, in words"),
  downtime: span
    .exactOptional()
    .describe("The least and the most, such as 30s..2m"),
  migrations: text
    .exactOptional()
    .describe("What such a release may do to the database"),
});

const policy = z.strictObject({
  majorsAtOnce: z
    .int()
    .positive()
    .exactOptional()
    .describe(
      "The most major versions that one hop may cross; any number without it",
    ),
  minorsAtOnce: z
    .int()
    .positive()
    .exactOptional()
    .describe(
      "The most minor versions that one hop may cross; any number without it",
    )
    .meta({ examples: [1] }),
  deprecationNotice: z
    .int()
    .nonnegative()
    .exactOptional()
    .describe("Minor releases between a deprecation and its removal"),
  bumps: z
    .strictObject({
      patch: bump.exactOptional().describe("From 1.2.0 to 1.2.1"),
      minor: bump.exactOptional().describe("From 1.2.0 to 1.3.0"),
      major: bump.exactOptional().describe("From 1.2.0 to 2.0.0"),
    })
    .default({})
    .describe("What each kind of release may do"),
});

const runbook = z.strictObject({
  title: text.describe("What readers look for"),
  kind: z
    .enum(runbookKinds)
    .default("routine")
    .describe("When somebody opens it"),
  why: text.exactOptional().describe("When and why it is needed"),
  downtime: span
    .exactOptional()
    .describe("The least and the most, such as 30s..2m"),
  steps: z
    .array(runbookStep)
    .min(1)
    .describe("In order; each may name its phase"),
  troubleshooting: z
    .array(trouble)
    .default([])
    .describe("What may go wrong in it"),
});

const cli = z.strictObject({
  run: typed.describe("The program, from the top of the product's repository"),
  adapter: id.describe(
    "How its help reads, as `guidepost harvest --adapter` knows it",
  ),
});

const steps = z.array(step);

/** `product.yaml`: what stays the same from release to release. */
export const product = z.strictObject({
  schema: z
    .literal(1)
    .describe("The number of this schema: `guidepost migrate` raises it"),
  id: id.describe("As the folder is called"),
  name: text.describe("The name, as readers write it"),
  summary: text.describe("What the product is, in a sentence"),
  illustrative: text
    .exactOptional()
    .describe(
      "What of the history is an example; left out where all of it is real",
    ),
  tag: text
    .refine(
      (tag) => tag.includes("{{version}}"),
      "expected a tag with {{version}} in it",
    )
    .describe("How a release is tagged, with {{version}} in it"),
  links: z
    .record(text, contact)
    .default({})
    .describe("Pages and addresses where readers find more, by title"),
  platforms: z
    .record(id, option)
    .describe("The first choice: what the product runs on"),
  choices: z
    .record(id, choice)
    .default({})
    .describe("Other questions that decide which steps apply"),
  variables: z
    .record(
      z
        .string()
        .regex(
          /^[A-Z][A-Z0-9_]*$/,
          "expected a name in capitals, such as DB_HOST",
        ),
      variable,
    )
    .default({})
    .describe("Values that commands use, by their name in the shell"),
  surfaces: z
    .record(id, surface)
    .default({})
    .describe("Files that operators configure the product with, by id"),
  migrations: z
    .record(id, text)
    .default({})
    .describe("The folder of the migrations, by the tool that runs them"),
  cli: z
    .record(
      z.string().regex(/^[a-z][\w-]*$/, "expected the name of a program"),
      cli,
    )
    .default({})
    .describe("The product's own command lines, by name"),
  parts: z
    .record(
      id,
      z.strictObject({ title: text.describe("What readers call it") }),
    )
    .default({})
    .describe("Pieces of the product that are versioned apart, by id"),
  policy: policy
    .default({ bumps: {} })
    .describe("What the product promises about its releases"),
  ways: z
    .array(
      z.strictObject({
        from: version.describe("Where it starts"),
        to: version.describe("Where it ends"),
      }),
    )
    .default([])
    .describe("Longer ways that have a guide of their own"),
  changelog: z
    .boolean()
    .default(false)
    .describe(
      "Whether the releases have a page in the form of a changelog, too",
    ),
  channels: z
    .record(
      id,
      z.strictObject({
        title: text.describe("What readers see"),
        says: text.describe("Which releases it has, and for whom"),
      }),
    )
    .default({})
    .describe(
      "Lines of releases that operators may follow, by name; the usual one is `stable`",
    ),
  runbooks: z
    .record(id, runbook)
    .default({})
    .describe("Named steps that belong to no hop, by id"),
  steps: z
    .strictObject({
      prepare: steps.default([]).describe("While the old version runs"),
      backup: steps.default([]).describe("What a way back needs"),
      upgrade: steps.default([]).describe("What changes the system"),
      verify: steps.default([]).describe("Whether the new version works"),
      after: steps.default([]).describe("What is left to do when it works"),
      rollback: steps.default([]).describe("The way back, by depth"),
    })
    .describe("The steps that every upgrade has, by phase"),
  troubleshooting: z
    .array(commonTrouble)
    .default([])
    .describe("What may go wrong in any upgrade, or on any day"),
});

export type WrittenProduct = z.output<typeof product>;
