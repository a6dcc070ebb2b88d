import type { Checkout } from "../../checkout.ts";
import { gitlabInclude } from "../../init/files.ts";
import { productFolder } from "../products.ts";
import type { Pages } from "./pages.ts";

/** What is left to people, in the order in which they do it. */
export function nextSteps({
  id,
  isNew,
  others,
  ref,
  guides,
  pages,
  written,
  git,
}: {
  readonly id: string;
  readonly isNew: boolean;
  readonly others: readonly string[];
  readonly ref: string | undefined;
  readonly guides: readonly string[];
  readonly pages: Pages;
  readonly written: readonly string[];
  readonly git: Checkout | undefined;
}): string[] {
  const folder = productFolder(id);
  return [
    ...(isNew
      ? [
          `Read ${folder}/product.yaml: its steps are a beginning, and you know better`,
        ]
      : []),
    ...guides.map(
      (path) =>
        `Turn your guide into facts: guidepost adopt ${path} --id ${id}`,
    ),
    ...pages.flawed.map(
      ({ path, errors, warnings }) =>
        `See what is wrong in ${path} (${count(errors, "error")}, ${count(warnings, "warning")}): guidepost lint ${path}. Then add it to \`include\` in guidepost.config.yaml`,
    ),
    ...others.map(
      (name) => `For the chart ${name}: guidepost init --product ${name}`,
    ),
    ...(written.includes(gitlabInclude)
      ? [`Add to .gitlab-ci.yml: include: [{ local: ${gitlabInclude} }]`]
      : []),
    ref === undefined
      ? `Describe the next release: guidepost new ${id} <version>`
      : `After the next tag: guidepost derive ${id} --from ${ref} --to <tag>`,
    ...(git === undefined ? [] : ["Commit what was written"]),
  ];
}

function count(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? "" : "s"}`;
}
