import { join } from "node:path";
import { readText } from "../../files.ts";
import { draftOf } from "../../init/drafting.ts";
import { takesSteps } from "../../init/join.ts";
import { beginning } from "../../init/product-text.ts";
import { idOf } from "../../init/repository.ts";
import { tellFound } from "../../init/told.ts";
import type { Options } from "../command.ts";
import { modelineOf } from "../modeline.ts";
import { loadProduct, productFolder } from "../products.ts";
import type { Asking } from "./asking.ts";
import { findProduct } from "./find.ts";
import { productFiles } from "./first-release.ts";
import type { Workspace } from "./look.ts";

/** The new product's files; none where the repository describes it already. */
export async function productOf(
  workspace: Workspace,
  existing: readonly string[],
  { ask, root, options }: { ask: Asking; root: string; options: Options },
) {
  const named =
    typeof options["product"] === "string" ? options["product"] : undefined;
  const known = named ?? existing[0];
  if (known !== undefined && existing.includes(known)) {
    // What does not read is told before anything is written.
    await loadProduct(root, known);
    const path = `${productFolder(known)}/product.yaml`;
    const text = await readText(join(root, path));
    return {
      id: known,
      isNew: false,
      hasBegun: text.includes(beginning),
      takesSteps: takesSteps(text),
      files: new Map<string, string>(),
      found: existing.map((id) => `product: ${id}`),
      said: [] as string[],
      others: [] as string[],
      ref: undefined,
      kept: [path],
    };
  }
  const { found, otherCharts, said } = await findProduct(workspace, {
    id: named,
    today: new Date().toISOString().slice(0, 10),
    pick: (charts) => ask.chart(charts),
  });
  const id = named ?? (await ask.id(found.identity.id));
  const draft = draftOf({ ...found, identity: { ...found.identity, id } });
  const written = await productFiles(draft, {
    root,
    here: workspace.here,
    release: found.release,
    modelineOf: (kind, path) => modelineOf(root, kind, path),
  });
  return {
    id,
    isNew: true,
    hasBegun: true,
    takesSteps: takesSteps(
      written.files.get(`${productFolder(id)}/product.yaml`) ?? "",
    ),
    files: written.files,
    found: tellFound(found),
    said: [...said, ...written.said],
    others: otherCharts
      .map(({ name }) => name)
      .filter((name) => !existing.includes(idOf(name))),
    ref: found.release.ref,
    kept: [] as string[],
  };
}
