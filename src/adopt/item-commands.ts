import type { Item } from "./nodes.ts";
import { titleOf } from "./prose.ts";

/** An item of a list that shows one command and says what it is for. */
export interface ItemCommand {
  readonly title: string;
  readonly run: string;
}

const programs =
  /^(?:sudo\s+)?(?:alembic|aws|az|cat|curl|df|docker(?:-compose)?|free|gcloud|git|grep|helm|journalctl|kubectl|ls|mysql\w*|nc|npm|pg_\w+|ping|pip3?|podman|psql|redis-cli|service|systemctl|tail|velero|wget)\s+\S/;
/** Behind a colon, or in brackets: the words before it are whole without it. */
const shown = /^(.{3,120}?)\s*(?::\s*`([^`]+)`|\(\s*`([^`]+)`\s*\))[.;,]?$/s;

/** The command that an item is about; undefined where it tells more than that. */
export function commandIn({ text }: Item): ItemCommand | undefined {
  const [, words = "", behind, inside] = shown.exec(text.trim()) ?? [];
  const run = (behind ?? inside ?? "").trim();
  if (!programs.test(run) || words.includes("`")) return undefined;
  return { title: titleOf(words), run };
}

/** Items in order, those to be done by hand together as long as no command parts them. */
export function byCommand(
  items: readonly Item[],
): { readonly items: readonly Item[]; readonly command?: ItemCommand }[] {
  const groups: { items: Item[]; command?: ItemCommand }[] = [];
  for (const item of items) {
    const command = commandIn(item);
    const last = groups.at(-1);
    if (command) groups.push({ items: [item], command });
    else if (last && !last.command) last.items.push(item);
    else groups.push({ items: [item] });
  }
  return groups;
}
