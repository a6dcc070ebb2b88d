import type { Fence } from "../markdown/document.ts";
import { isShell, readScript } from "../shell/script.ts";
import type { Lines } from "./nodes.ts";
import { readSettings } from "./snippets.ts";

/** What a block tells a reader to do. */
export type BlockReading =
  | { readonly kind: "run"; readonly parts: readonly Part[] }
  | { readonly kind: "manual"; readonly manual: string }
  /** What a command prints, or an error message. */
  | { readonly kind: "output"; readonly text: string }
  | { readonly kind: "unknown" };

/** Commands that belong together, and what the block's own comment calls them. */
export interface Part extends Lines {
  readonly title?: string;
  readonly run: string;
  readonly prints?: string;
}

const plainText = new Set(["", "text", "txt", "plain", "plaintext", "output"]);
const settingsFiles = new Set(["yaml", "yml", "json", "toml", "ini", "env"]);
const command =
  /^\s*\$\s+\w|^\s*(?:#\s+)?(?:sudo\s|docker(?:-compose)?\s|kubectl\s|helm\s|git\s|curl\s|wget\s|npm\s|pip3?\s|apt(?:-get)?\s|systemctl\s|cd\s|\.\/|export\s|brew\s|yum\s|dnf\s)/m;
const numbered = /^\s*#+\s*(?:step\s*)?\d{1,2}\s*[.):-]\s*(\S.*?)\s*$/i;
const named =
  /^\s*(?:#|\/\/|--)\s*(?:in |file:? |filename:? )?((?:[\w.~<>{}$-]+\/)*[\w.<>{}$-]+\.[A-Za-z]\w{0,9})\s*$/i;
const inLead = /`([^`\s]*[\w>]\.[A-Za-z]\w{0,9})`/;
const creates =
  /\b(?:creat|writ|sav|add a (?:new )?file|new file|named?)\w*\b/i;
/** A longer list of settings is no sentence any more. */
const mostSettings = 20;

/** Reads a block; `lead` is the text right above it. */
export function readBlock(fence: Fence, lead: string): BlockReading {
  const { language, content } = fence;
  if (content.trim() === "") return { kind: "unknown" };
  if (isShell(language) || (plainText.has(language) && command.test(content)))
    return readShell(fence);
  if (plainText.has(language)) return { kind: "output", text: content.trim() };
  if (language === "sql" && statements(content) !== "")
    return {
      kind: "manual",
      manual: `Run this SQL: \`${statements(content)}\``,
    };
  return readFile(fence, lead);
}

function readShell(fence: Fence): BlockReading {
  const { content } = fence;
  const language = isShell(fence.language) ? fence.language : "console";
  const remarks = content.split("\n").filter((line) => line.trim() !== "");
  if (remarks.every((line) => /^\s*#(?!!)/.test(line))) {
    const said = commentsOf(remarks).filter((remark) =>
      /[\p{L}\p{N}]/u.test(remark),
    );
    return said.length === 0
      ? { kind: "unknown" }
      : { kind: "manual", manual: said.join(". ") };
  }
  const { run, prints } = commandsOf(content, language);
  if (run === "") return { kind: "output", text: content.trim() };
  const whole = {
    line: fence.line,
    endLine: fence.endLine,
    run,
    ...(prints !== undefined && { prints }),
  };
  const parts = prints === undefined ? partsOf(fence) : [];
  return { kind: "run", parts: parts.length > 1 ? parts : [whole] };
}

/** The text without prompts, and what the last command prints. */
function commandsOf(
  content: string,
  language: string,
): { readonly run: string; readonly prints?: string } {
  const { prompts, output } = readScript(content, language);
  if (prompts.length === 0 && output.length === 0)
    return { run: content.trimEnd() };
  const run = without(content, [...prompts, ...output]);
  const printed = lastOf(output, content);
  return { run, ...(printed !== "" && { prints: printed }) };
}

/** Output up to the end, back to the command before it. */
function lastOf(
  output: readonly { readonly start: number; readonly end: number }[],
  content: string,
): string {
  let start = content.length;
  let end: number | undefined;
  for (const range of output.toReversed()) {
    const gap = content.slice(range.end, start).trim();
    if (end !== undefined && gap !== "") break;
    start = range.start;
    end ??= range.end;
  }
  return content.slice(start, end).trim();
}

function without(
  content: string,
  ranges: readonly { readonly start: number; readonly end: number }[],
): string {
  let kept = "";
  let from = 0;
  for (const { start, end } of ranges.toSorted((a, b) => a.start - b.start)) {
    kept += content.slice(from, Math.max(from, start));
    from = Math.max(from, end);
  }
  return (kept + content.slice(from)).replace(/\n{2,}/g, "\n").trim();
}

/** A block that numbers its steps is taken apart, where every piece still parses. */
function partsOf({ content, line, endLine }: Fence): Part[] {
  const lines = content.split("\n");
  const starts = lines.flatMap((text, at) => (numbered.test(text) ? [at] : []));
  if (starts.length < 2 || readScript(content, "bash").kind === "file")
    return [];
  const [first = 0] = starts;
  const head = lines.slice(0, first).join("\n").trim();
  if (/^(?!\s*#)/m.test(head) && head !== "") return [];
  const parts = starts.map((start, index): Part => {
    const end = starts[index + 1] ?? lines.length;
    return {
      line: line + 1 + start,
      endLine: index === starts.length - 1 ? endLine : line + end,
      title: numbered.exec(lines[start] ?? "")?.[1] ?? "",
      run: lines
        .slice(start + 1, end)
        .join("\n")
        .trim(),
    };
  });
  const [opening] = parts;
  const isWhole = parts.every(
    ({ run }) => !readScript(run, "bash").tree.errors,
  );
  if (!isWhole || !opening) return [];
  const run = [head, opening.run].filter((text) => text !== "").join("\n");
  return [{ ...opening, line, run }, ...parts.slice(1)];
}

function readFile({ language, content }: Fence, lead: string): BlockReading {
  const [first = ""] = content.split("\n");
  const file = named.exec(first)?.[1] ?? inLead.exec(lead)?.[1];
  const isSettings = settingsFiles.has(language);
  const isNew = creates.test(lead) || !isSettings;
  if (file === undefined || !isNew) {
    const edits = isSettings ? settingsIn(content, language) : [];
    if (edits.length === 0 || edits.length > mostSettings)
      return { kind: "unknown" };
    const where = file === undefined ? "Set" : `In \`${file}\`, set`;
    const remarks = commentsOf(
      content.split("\n").filter((line) => !named.test(line)),
    );
    const said = remarks.length === 0 ? "" : ` (${remarks.join("; ")})`;
    return { kind: "manual", manual: `${where} ${edits.join(", ")}${said}` };
  }
  return {
    kind: "run",
    parts: [{ line: 0, endLine: 0, run: heredoc(file, content.trimEnd()) }],
  };
}

/** Quoted, so that the shell leaves the file's own `$` alone. */
function heredoc(file: string, content: string): string {
  let end = "EOF";
  while (new RegExp(`^${end}$`, "m").test(content)) end += "_END";
  const path = /^[\w./~-]+$/.test(file)
    ? file
    : `'${file.replaceAll("'", "")}'`;
  return `cat > ${path} <<'${end}'\n${content}\n${end}`;
}

function commentsOf(lines: readonly string[]): string[] {
  return lines
    .map((line) => /(?:^|\s)#+\s*(\S.*)$/.exec(line)?.[1]?.trim() ?? "")
    .filter((text) => text !== "")
    .map((text) => text.replace(/\.$/, ""));
}

/** `\`a.b\` to \`1\`` for each value of a piece of configuration. */
function settingsIn(content: string, language: string): string[] {
  return readSettings(content, language).map(
    ({ path, value }) => `\`${path.join(".")}\` to \`${String(value)}\``,
  );
}

/** On one line; comments of SQL would swallow what follows them. */
function statements(sql: string): string {
  return sql
    .replace(/--.*$/gm, "")
    .replaceAll("`", "'")
    .replace(/\s+/g, " ")
    .trim();
}
