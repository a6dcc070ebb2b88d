import { parse, stringify } from "yaml";

/** What no page may read as anything but text. */
export const hostile = [
  "<script>window.hostile = 1</script>",
  "</title><script>window.hostile = 1</script>",
  "<img src=x onerror='window.hostile = 1'>",
  "<b data-hostile>bold</b>",
  "[go](javascript:window.hostile=1)",
  "![see](javascript:window.hostile=1)",
  "<javascript:window.hostile=1>",
  "</details></div></script>{{this}}{{{this}}} | *&lt;i&gt;* \u0007\u001b[31m",
].join(" ");

/** The same for a value in commands, which a terminal only shows. */
const typeable = hostile.replace(/\p{Cc}/gu, "");

/** Fields that people write sentences into. */
const prose: ReadonlySet<string> = new Set([
  "ask",
  "because",
  "cause",
  "expect",
  "fix",
  "illustrative",
  "impact",
  "instead",
  "loses",
  "manual",
  "name",
  "note",
  "override",
  "prints",
  "reason",
  "says",
  "skip",
  "subject",
  "summary",
  "symptom",
  "title",
  "wait",
  "why",
]);

/** A metadata file whose every sentence ends in what attacks a page. */
export function hostileCopy(text: string, id: string): string {
  const written: unknown = parse(text);
  const spoilt = spoil(written, "");
  const isProduct =
    typeof spoilt === "object" && spoilt !== null && "id" in spoilt;
  return stringify(isProduct ? { ...spoilt, id } : spoilt);
}

function spoil(value: unknown, field: string): unknown {
  if (typeof value === "string") {
    if (field === "example") return `${value} ${typeable}`;
    return prose.has(field) ? `${value} ${hostile}` : value;
  }
  if (Array.isArray(value)) {
    const within = field === "highlights" ? "title" : field;
    return value.map((each) => spoil(each, within));
  }
  if (typeof value !== "object" || value === null) return value;
  const entries = Object.entries(value);
  return Object.fromEntries(
    entries.map(([name, each]) => [name, spoil(each, name)]),
  );
}
