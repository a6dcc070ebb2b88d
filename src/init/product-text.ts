import { Document, isMap, isScalar, Scalar, visit } from "yaml";
import { phases } from "../release/types.ts";
import type { Draft, PlatformDraft, StepDraft } from "./draft.ts";

/** Above steps that nobody has looked at: a guide that is adopted takes their place. */
export const beginning =
  "# A beginning, made from what was found: put your own steps in its place.";

/** Maps that read better on one line. */
const inline = /^(?:platforms|variables|surfaces|migrations|links)$/;

/** The text of a new `product.yaml`, in the order in which people read it. */
export function productText(draft: Draft, modeline: string): string {
  const { id, name, summary, tag, home, platforms, surfaces, migrations } =
    draft;
  const several = platforms.length > 1;
  const document = new Document({
    schema: 1,
    id,
    name,
    summary,
    tag,
    ...(home !== undefined && { links: { Source: home } }),
    platforms: Object.fromEntries(
      platforms.map(({ id, title, tools }) => [
        id,
        { title, ...(Object.keys(tools).length > 0 && { tools }) },
      ]),
    ),
    ...variablesOf(platforms, several),
    ...(surfaces.length > 0 && {
      surfaces: Object.fromEntries(
        surfaces.map(({ id, platform, ...surface }) => [
          id,
          {
            ...surface,
            ...(several && platform !== undefined && { when: { platform } }),
          },
        ]),
      ),
    }),
    ...(Object.keys(migrations).length > 0 && { migrations }),
    steps: Object.fromEntries(
      phases.flatMap((phase) => {
        const steps = platforms.flatMap((platform) =>
          platform.steps[phase].map((step) => written(step, platform, several)),
        );
        return steps.length === 0 ? [] : [[phase, steps]];
      }),
    ),
  });
  style(document);
  return [
    `# yaml-language-server: $schema=${modeline}`,
    document
      .toString({ lineWidth: 0, flowCollectionPadding: true })
      .replace(
        /^(platforms|variables|surfaces|migrations|steps|links):/gm,
        "\n$1:",
      )
      .replace(/^steps:/m, `${beginning}\nsteps:`),
  ].join("\n");
}

/** A variable that several platforms ask for is asked for by all of them. */
function variablesOf(platforms: readonly PlatformDraft[], several: boolean) {
  const all = platforms.flatMap(({ id, variables }) =>
    Object.entries(variables).map(([name, variable]) => [
      name,
      { ...variable, ...(several && { when: { platform: id } }) },
    ]),
  );
  return all.length > 0 && { variables: Object.fromEntries(all) };
}

function written(step: StepDraft, platform: PlatformDraft, several: boolean) {
  const { id, title, ...rest } = step;
  if (!several) return step;
  return {
    id: `${id}-${platform.id}`,
    title,
    when: { platform: platform.id },
    ...rest,
  };
}

/** Scripts as blocks, small maps on a line. */
function style(document: Document): void {
  visit(document, {
    Pair(_, { key, value }) {
      if (isScalar(key) && isMap(value) && inline.test(String(key.value)))
        for (const { value: one } of value.items)
          if (isMap(one)) one.flow = true;
      if (isScalar(key) && key.value === "when" && isMap(value))
        value.flow = true;
      if (
        isScalar(value) &&
        typeof value.value === "string" &&
        value.value.includes("\n")
      )
        value.type = Scalar.BLOCK_LITERAL;
    },
  });
}
