import { pins } from "./pins.ts";
import type { CiFacts } from "./facts.ts";
import { pushTo, setUp } from "./set-up.ts";

/** A workflow that publishes the site of the guides to GitHub Pages. */
export function pagesWorkflow(facts: CiFacts): string {
  return `# Publishes the upgrade guides as a site. Choose "GitHub Actions" as the source
# in the settings of the repository, under Pages.
name: Publish the upgrade guides

on:
${pushTo(facts)}
  workflow_dispatch:

permissions:
  contents: read

# One after the other; what is being published is not cut off.
concurrency:
  group: pages
  cancel-in-progress: false

jobs:
  build:
    runs-on: ubuntu-latest
    timeout-minutes: 30
    steps:
${setUp(facts)}
      - id: pages
        uses: ${pins.configurePages}
      - run: npm install --no-save --no-audit --no-fund ${packages(facts)}
      # Checks the guides first, and builds nothing where they do not hold.
      - run: npx guidepost site build --url "$ORIGIN" --base "$BASE/"
        env:
          ORIGIN: \${{ steps.pages.outputs.origin }}
          BASE: \${{ steps.pages.outputs.base_path }}
      - uses: ${pins.uploadPages}
        with:
          path: dist
  deploy:
    needs: build
    runs-on: ubuntu-latest
    timeout-minutes: 15
    permissions:
      pages: write
      id-token: write
    environment:
      name: github-pages
      url: \${{ steps.deployment.outputs.page_url }}
    steps:
      - id: deployment
        uses: ${pins.deployPages}
`;
}

function packages({ isInstalled, version, sitePackages }: CiFacts): string {
  const wanted = [
    ...(isInstalled ? [] : [`guidepost@${version}`]),
    ...sitePackages,
  ];
  return wanted.map((name) => `"${name}"`).join(" ");
}
