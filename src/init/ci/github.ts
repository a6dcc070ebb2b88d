import type { CiFacts } from "./facts.ts";
import { pushTo, setUp } from "./set-up.ts";

/**
 * A configuration that is code is not run for a pull request from another
 * repository, nor for one whose repository is deleted since.
 */
const strangers =
  "${{ startsWith(github.event_name, 'pull_request') && github.event.pull_request.head.repo.full_name != github.repository && '--no-config-code' || '' }}";

/** A workflow that checks the guides of every change. */
export function githubWorkflow(facts: CiFacts): string {
  return `# Checks the upgrade guides of every change. A finding stands beside its line.
name: Upgrade guides

on:
${pushTo(facts)}
  pull_request:

permissions:
  contents: read

jobs:
  check:
    runs-on: ubuntu-latest
    timeout-minutes: 15
    steps:
${setUp(facts)}
      - run: ${facts.call} check --format github ${strangers}
`;
}
