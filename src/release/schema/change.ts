import { z } from "zod";
import { releaseStep } from "./step.ts";
import { id, text, typed, version } from "./text.ts";
import { when } from "./when.ts";

const probe = z.strictObject({
  run: typed.describe("A read-only command"),
  affectedIf: text.describe("Output that means yes"),
});

const sample = z.strictObject({
  language: id.describe("What is shown: yaml, bash, sql"),
  before: text.describe("How it was"),
  after: text.describe("How it is now"),
});

const usage = z.strictObject({
  was: text.describe("As people type it: `mill grain list`, `GET /api/flour`"),
  now: text.exactOptional().describe("What stands in its place"),
});

const optOut = z.strictObject({
  how: text
    .describe("What to set or do")
    .meta({ examples: ["Set `LEGACY_TOKENS` to `true`"] }),
  until: version
    .exactOptional()
    .describe("The version that ends it")
    .meta({ examples: ["3.0.0"] }),
});

/** What a human must know or do. */
export const change = z.strictObject({
  id: id.describe("Unique in the product"),
  kind: z
    .enum(["breaking", "behaviour", "security", "known-issue"])
    .describe("What kind of news it is"),
  title: text.describe("What changed, in a sentence"),
  impact: text.describe("What it means for who runs the product"),
  reason: text.exactOptional().describe("Why it was changed"),
  severity: z
    .enum(["low", "medium", "high"])
    .exactOptional()
    .describe("How much it matters"),
  silent: z
    .boolean()
    .default(false)
    .describe(
      "Nothing fails and nothing is logged, so that it is easily missed",
    ),
  when: when
    .exactOptional()
    .describe("Only readers who chose these are told")
    .meta({ examples: [{ platform: ["kubernetes", "helm"] }] }),
  introducedIn: z
    .array(version)
    .default([])
    .describe("Other releases that brought it, too")
    .meta({ examples: [["1.1.4"]] }),
  usages: z
    .array(usage)
    .default([])
    .describe("Commands, options and endpoints of the product that are gone"),
  confirm: text
    .exactOptional()
    .describe(
      "A guess: what speaks for it, until somebody has looked and takes this out",
    )
    .meta({ examples: ["alike names, same options"] }),
  supersedes: z
    .array(id)
    .default([])
    .describe("Changes that this one makes void, by id")
    .meta({ examples: [["old-token"]] }),
  conflictsWith: z
    .array(id)
    .default([])
    .describe("Changes that cannot hold together with this one, by id")
    .meta({ examples: [["one-shelf"]] }),
  possibleFrom: version
    .exactOptional()
    .describe("The first version in which one can prepare"),
  requiredBy: version.exactOptional().describe("The version that insists"),
  detect: z
    .array(probe)
    .default([])
    .describe(
      "Commands that tell whether it affects the reader; the first that answers decides",
    ),
  do: z.array(releaseStep).default([]).describe("Steps for whom it affects"),
  sample: sample.exactOptional().describe("The same thing before and after"),
  autofix: text
    .exactOptional()
    .describe("A command that makes the change for the reader")
    .meta({ examples: ["sed -i s/old_name/new_name/ .env"] }),
  optOut: optOut
    .exactOptional()
    .describe("How to keep the old behaviour for now"),
});
