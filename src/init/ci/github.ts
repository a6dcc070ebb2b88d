import { pins } from "./pins.ts";
import { installLines, type CiFacts } from "./facts.ts";

/** A configuration that is code is not run for a pull request from a fork. */
const strangers =
  "${{ github.event.pull_request.head.repo.fork && '--no-config-code' || '' }}";

/** A workflow that checks the guides of every change. */
export function githubWorkflow(facts: CiFacts): string {
  return `# Checks the upgrade guides of every change. A finding stands beside its line.
name: Upgrade guides

on:
  push:
    branches: [${facts.branch}]
  pull_request:

permissions:
  contents: read

jobs:
  check:
    runs-on: ubuntu-latest
    timeout-minutes: 15
    steps:
      - uses: ${pins.checkout}
        with:
          persist-credentials: false
      - uses: ${pins.setupNode}
        with:
          node-version: "24"
${installLines(facts)
  .map((line) => `      - run: ${line}\n`)
  .join("")}      - run: ${facts.call} check --format github ${strangers}
`;
}
