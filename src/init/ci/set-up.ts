import { stringify } from "yaml";
import { installLines, type CiFacts } from "./facts.ts";
import { pins } from "./pins.ts";

/** The changes that land, as the trigger of a workflow. */
export function pushTo({ branch }: CiFacts): string {
  const branches = stringify([branch], {
    collectionStyle: "flow",
    flowCollectionPadding: false,
  });
  return `  push:
    branches: ${branches.trimEnd()}`;
}

/** The first steps of a job: the files, Node and the repository's own packages. */
export function setUp(facts: CiFacts): string {
  return `      - uses: ${pins.checkout}
        with:
          persist-credentials: false
      - uses: ${pins.setupNode}
        with:
          node-version: "24"${installLines(facts)
            .map((line) => `\n      - run: ${line}`)
            .join("")}`;
}
