import type { Checkout } from "../../checkout.ts";
import { gitlabInclude } from "../../init/files.ts";
import { counted } from "../../report/counts.ts";
import { productFolder } from "../products.ts";
import type { Pages } from "./pages.ts";

/** What is left to people, in the order in which they do it. */
export function nextSteps({
  id,
  isNew,
  hasBegun,
  others,
  ref,
  guides,
  pages,
  written,
  git,
}: {
  readonly id: string;
  readonly isNew: boolean;
  /** Whether nobody has written steps of their own yet: one guide can take their place. */
  readonly hasBegun: boolean;
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
    ...(hasBegun ? adoptions(guides, id) : []),
    ...pages.flawed.map(
      ({ path, errors, warnings }) =>
        `See what is wrong in ${path} (${counted(errors, "error")}, ${counted(warnings, "warning")}): guidepost lint ${path}. Then add it to \`include\` in guidepost.config.yaml`,
    ),
    ...(pages.flawed.length > 0
      ? [
          `Or include them as they are, and let the check fail on what is new alone: guidepost lint ${pages.flawed.map(({ path }) => path).join(" ")} --write-baseline`,
        ]
      : []),
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

/** One guide takes the place of the steps; what others say, people join. */
function adoptions([first, ...others]: readonly string[], id: string) {
  if (first === undefined) return [];
  return [
    `Turn your guide into facts: guidepost adopt ${first} --id ${id}`,
    ...others.map(
      (path) =>
        `Join by hand what ${path} says: guidepost adopt ${path} --id ${id} --out <another folder>`,
    ),
  ];
}
