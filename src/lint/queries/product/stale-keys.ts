import type {
  ChangedKey,
  KeyState,
  ProductFacts,
} from "../../../plan/expect.ts";
import { toSegments } from "../../../surface/setting.ts";
import type { Surface } from "../../written/surfaces.ts";

/** A key that some release brings or takes away, or the map around it. */
export function changedKey(
  { keys }: ProductFacts,
  surface: Surface,
  path: string,
): ChangedKey | undefined {
  const own = keys.filter((key) => key.surface === surface.id);
  const exact = own.find((key) => key.path === path);
  if (exact) return exact;
  const around = own
    .filter((key) => path.startsWith(`${key.path}/`))
    .sort((a, b) => b.path.length - a.path.length)[0];
  // Where the map lives on under other keys, nobody knows which are meant.
  const livesOn = own.some(
    (key) =>
      around !== undefined &&
      key.path.startsWith(`${around.path}/`) &&
      [key.at.from, key.at.to].some(({ kind }) => kind === "there"),
  );
  return livesOn ? undefined : around;
}

/** A path as people write it in the surface's own form: `a.b`. */
function keyName(path: string, { format }: Surface): string {
  return format === "dotenv" || format === "pulumi"
    ? toSegments(path).join(".")
    : toSegments(path)
        .map((segment) => segment.replaceAll(".", "\\."))
        .join(".");
}

/** What is wrong with a key that is not there. */
export function objection(
  path: string,
  state: Exclude<KeyState, { kind: "there" }>,
  surface: Surface,
): string {
  const name = keyName(path, surface);
  if (state.kind === "to-come")
    return `Unexpected \`${name}\`, a setting that comes with ${state.release}`;
  const { instead, release } = state;
  if (instead.length === 0)
    return `Unexpected \`${name}\`, a setting that ${release} removed`;
  const names = instead.map((one) => `\`${keyName(one, surface)}\``);
  const since = names.length > 1 ? "in its place" : "its name";
  return `Unexpected \`${name}\`, expected ${names.join(" and ")}, ${since} since ${release}`;
}
