import type { Event } from "../../session/events.ts";
import { base } from "../../session/paths.ts";
import { known, settled, show } from "../../session/values.ts";
import { type Call, isBehind, wordsOfCall } from "./calls.ts";
import type { Page } from "../rule.ts";

type Write = Extract<Event, { kind: "write-file" }>;

/** Services of these types count as started when they answer, or say so. */
const waited =
  /^\s*Type\s*=\s*(?:notify|notify-reload|forking|dbus|oneshot)\b/m;

const unitFile =
  /^\/(?:etc|usr\/lib|lib)\/systemd\/system\/.*\.(?:service|conf)$/;

/**
 * The unit that a call starts, where the page has written its file and that says
 * nothing of when it answers: `systemctl restart` is back before.
 */
export function unawaitedUnitOf(
  call: Call,
  { rehearsal }: Page,
): string | undefined {
  const [name, ...words] = wordsOfCall(call);
  if (name !== "systemctl") return undefined;
  const starts = words.some((word) => /^(?:re)?start$/.test(word));
  const enables = words.includes("enable") && words.includes("--now");
  if (!(starts || enables)) return undefined;
  const unit = words.at(-1)?.replace(/\.service$/, "") ?? "";
  if (!/^[\w@.-]+$/.test(unit)) return undefined;
  const [file, more] = unitFilesOf(rehearsal);
  if (!file || more || show(base(file.path)) !== `${unit}.service`) return;
  const content = known(file.form.content ?? []);
  if (!content || !/^\[Service\]/m.test(content)) return undefined;
  return waited.test(content) ? undefined : unit;
}

const unitFilesByRehearsal = new WeakMap<Page["rehearsal"], readonly Write[]>();

/** Files of units that the page writes, and those that may be one. */
function unitFilesOf(rehearsal: Page["rehearsal"]): readonly Write[] {
  const known = unitFilesByRehearsal.get(rehearsal);
  if (known) return known;
  const files = rehearsal.events
    .filter((event) => event.kind === "write-file")
    .filter(({ path }) => !settled(path) || unitFile.test(show(path)));
  unitFilesByRehearsal.set(rehearsal, files);
  return files;
}

/** The request to this machine that comes at once, and is made only once. */
export function requestBehind(
  start: Call,
  calls: readonly Call[],
): Call | undefined {
  const next = calls.find(({ place }) => isBehind(place, start.place));
  if (!next || next.place.block !== start.place.block) return undefined;
  const [name, ...words] = wordsOfCall(next);
  const local = words.some((word) =>
    /^(?:https?:\/\/)?(?:localhost|127\.0\.0\.1)[:/]/.test(word),
  );
  const again = words.some((word) => word.startsWith("--retry"));
  const shows = words.some((word) =>
    /^(?:-[a-zA-Z]*[fXd]|--fail|--request|--data)/.test(word),
  );
  const stays = next.namespace === start.namespace;
  return name === "curl" && local && !again && shows && stays
    ? next
    : undefined;
}
