/** What fits on a line of a spec. */
const WIDTH = 80;

/** A spec as its file holds it: one option or subcommand a line, short lists on one. */
export function writeSpec(spec: object): string {
  return `${written(spec, 0, 0)}\n`;
}

function written(value: unknown, indent: number, before: number): string {
  const pad = "  ".repeat(indent + 1);
  const end = "  ".repeat(indent);
  if (Array.isArray(value)) {
    const items = value.map((item) => JSON.stringify(item));
    const line = `[${items.join(", ")}]`;
    if (before + line.length <= WIDTH) return line;
    return `[\n${items.map((item) => `${pad}${item}`).join(",\n")}\n${end}]`;
  }
  if (typeof value !== "object" || value === null) return JSON.stringify(value);
  const entries = Object.entries(value).filter(([, own]) => own !== undefined);
  if (entries.length === 0) return "{}";
  const lines = entries.map(([name, own], at) => {
    const key = `${pad}${JSON.stringify(name)}: `;
    const comma = at + 1 < entries.length ? 1 : 0;
    return key + written(own, indent + 1, key.length + comma);
  });
  return `{\n${lines.join(",\n")}\n${end}}`;
}
