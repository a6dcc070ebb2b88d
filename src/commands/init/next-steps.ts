import type { Checkout } from "../../checkout.ts";
import { gitlabInclude } from "../../init/files.ts";
import { counted } from "../../report/counts.ts";
import { productFolder } from "../products.ts";
import type { Pages } from "./pages.ts";

/** More guides than these are told of together. */
const listed = 3;

type Flawed = Pages["flawed"][number];

/** What is left to people, in the order in which they do it. */
export function nextSteps({
  id,
  isNew,
  hasBegun,
  takesSteps,
  others,
  ref,
  guides,
  pages,
  written,
  git,
}: {
  readonly id: string;
  readonly isNew: boolean;
  /** Whether nobody has written steps of their own yet. */
  readonly hasBegun: boolean;
  /** Whether those of one guide can take their place: with several platforms none can. */
  readonly takesSteps: boolean;
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
    ...(hasBegun ? adoptions(guides, { id, takesSteps }) : []),
    ...mendings(pages.flawed),
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

/** One guide may take the place of the steps; what others say, people join. */
function adoptions(
  guides: readonly string[],
  { id, takesSteps }: { readonly id: string; readonly takesSteps: boolean },
): string[] {
  const others = guides.slice(takesSteps ? 1 : 0);
  return [
    ...(takesSteps ? guides.slice(0, 1) : []).map(
      (path) =>
        `Turn your guide into facts: guidepost adopt ${path} --id ${id}`,
    ),
    ...(others.length > listed
      ? [
          `Join by hand what ${others.length} guides say, one at a time: guidepost adopt <guide> --id ${id} --out <another folder>`,
        ]
      : others.map(
          (path) =>
            `Join by hand what ${path} says: guidepost adopt ${path} --id ${id} --out <another folder>`,
        )),
  ];
}

/** Pages one by one while they are few; else by their folders, as they are. */
function mendings(flawed: Pages["flawed"]): string[] {
  if (flawed.length === 0) return [];
  const found = ({ errors, warnings }: Omit<Flawed, "path">) =>
    `${counted(errors, "error")}, ${counted(warnings, "warning")}`;
  if (flawed.length <= listed)
    return [
      ...flawed.map(
        ({ path, ...counts }) =>
          `See what is wrong in ${path} (${found(counts)}): guidepost lint ${path}. Then add it to \`include\` in guidepost.config.yaml`,
      ),
      `Or include them as they are, and let the check fail on what is new alone: guidepost lint ${flawed.map(({ path }) => path).join(" ")} --write-baseline`,
    ];
  const folders = foldersOf(flawed.map(({ path }) => path));
  const sums = {
    errors: flawed.reduce((sum, { errors }) => sum + errors, 0),
    warnings: flawed.reduce((sum, { warnings }) => sum + warnings, 0),
  };
  return [
    `See what is wrong (${found(sums)} in ${flawed.length} guides alone): guidepost lint ${folders.join(" ")}`,
    `Begin with it as it is, and let the check fail on what is new alone: guidepost lint ${folders.join(" ")} --fix --write-baseline. Then add to \`include\` in guidepost.config.yaml: ${folders.join(", ")}`,
  ];
}

/** The deepest folder below the root that holds the pages; a page that is alone there. */
function foldersOf(paths: readonly string[]): string[] {
  const byTop = Map.groupBy(paths, (path) => path.split("/")[0] ?? path);
  return [...byTop.values()].map((group) =>
    group.reduce((common, path) => {
      if (common === path) return common;
      const parts = path.split("/");
      const same = common
        .split("/")
        .findIndex((part, at) => part !== parts[at]);
      return same < 0 ? common : parts.slice(0, same).join("/");
    }),
  );
}
