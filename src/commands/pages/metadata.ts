import { kindOf } from "../../files.ts";
import {
  expectationsAt,
  expectationsFrom,
  type Expectations,
} from "../../plan/expect.ts";
import { plan } from "../../plan/plan.ts";
import type { Product } from "../../release/types.ts";
import { fixturesFolder } from "./fixtures.ts";
import { withFrozenKeys } from "../frozen/keys.ts";
import { loadFrozen } from "../frozen/releases.ts";
import { guideAt, loadRenderer } from "../guides.ts";
import { guidesFolder } from "../guides-folder.ts";
import { findProducts, loadProduct } from "../products.ts";
import type { Project } from "../project.ts";
import type { Knowledge, Named } from "./knowledge.ts";

/** Answers what the metadata know of a page that says something; each product is read once. */
export async function metadataOf({
  root,
  guides,
}: Pick<Project, "root" | "guides">): Promise<
  (file: string, text: string, named: Named) => Promise<Knowledge>
> {
  const known = await findProducts(root);
  const load = once((id) => loadProduct(root, id));
  const rendererOf = once((id) => loadRenderer({ root, id }));
  const frozenBy = once(async (id) => loadFrozen(root, await load(id)));

  return async (file, text, named) => {
    const { product: id, fixtures } = named;
    const product = id !== undefined && known.includes(id) && load(id);
    const metadata = {
      products: known,
      ...(product && { versions: versionsOf(await product) }),
      ...(fixtures !== undefined && {
        fixtures: await there(fixtures, file),
      }),
    };
    if (!product) return { metadata };
    const page = await generated(file, await product);
    const isFresh = page?.text === text;
    const expectations = isFresh
      ? page.expectations()
      : expectationsOf(await product, named);
    return {
      metadata,
      ...(expectations && {
        expectations: withFrozenKeys(expectations, await frozenBy(id)),
      }),
      ...(isFresh && { trace: page.trace }),
    };
  };

  async function generated(file: string, product: Product) {
    if (!file.startsWith(`${guides}/`)) return undefined;
    const { id } = product;
    const path = `${guidesFolder}${file.slice(guides.length)}`;
    return guideAt(path, product, await rendererOf(id), await frozenBy(id));
  }

  async function there(folder: string, file: string) {
    const path = fixturesFolder(root, file, folder);
    const found = path !== undefined && (await kindOf(path)) === "folder";
    return found ? ("there" as const) : ("missing" as const);
  }
}

/** Loads of each product once what many of its pages need. */
function once<Loaded>(
  load: (id: string) => Promise<Loaded>,
): (id: string) => Promise<Loaded> {
  const loaded = new Map<string, Promise<Loaded>>();
  return (id) => {
    const loading = loaded.get(id) ?? load(id);
    loaded.set(id, loading);
    return loading;
  };
}

/** Of a page that names its versions; the same one twice where it stays there. */
function expectationsOf(
  product: Product,
  { from, to }: Pick<Named, "from" | "to">,
): Expectations | undefined {
  if (from === undefined || to === undefined) return undefined;
  const planned = plan(product, from, to);
  if (planned.kind === "plan") return expectationsFrom(planned);
  return from === to && versionsOf(product).includes(to)
    ? expectationsAt(product, to)
    : undefined;
}

function versionsOf({ releases }: Product): string[] {
  return releases.map(({ version }) => version);
}
