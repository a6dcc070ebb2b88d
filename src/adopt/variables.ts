import { variableName } from "../shell/variable-name.ts";
import { readScript, type Placeholder } from "../shell/script.ts";

const secret =
  /(?:^|_)(?:PASSWORD|PASSWD|PASS|TOKEN|SECRET|API_KEY|PRIVATE_KEY)$/;

/** A value of the reader's that stood in the guide as a placeholder. */
export interface Asked {
  readonly name: string;
  readonly ask: string;
  readonly example: string;
}

/** The declaration of a variable, in the form of the product's file. */
export function declared({ name, ask, example }: Asked): object {
  if (newVersion.test(name)) return { value: "{{to}}" };
  if (oldVersion.test(name)) return { value: "{{from}}" };
  return secret.test(name) ? { ask, secret: true } : { ask, example };
}

/** What to ask for a variable that the guide leaves to its reader. */
export function askFor(name: string): Asked {
  const spoken = name
    .replace(/^(?:YOUR|MY)_/, "")
    .toLowerCase()
    .replaceAll("_", " ");
  return {
    name,
    ask: `Your ${spoken}`,
    example: spoken.replaceAll(" ", "-"),
  };
}

export interface Filled {
  readonly run: string;
  readonly asked: readonly Asked[];
}

const newVersion =
  /^(?:v|the )?(?:new|target|to|next|latest|desired|upgrade)[-_ ]?(?:app[-_ ]?)?(?:version|tag|release)(?:[-_ ]?number)?$|^(?:version|tag|release[-_ ]?(?:version|tag))$/i;
const oldVersion =
  /^(?:v|the )?(?:old|current|previous|prior|prev|from|existing|last)[-_ ]?(?:app[-_ ]?)?(?:version|tag|release)(?:[-_ ]?number)?$/i;
/** A shell text whose placeholders became variables, or the two versions of the leg. */
export function fillIn(run: string, language: string): Filled {
  const asked = new Map<string, Asked>();
  let text = "";
  let from = 0;
  for (const placeholder of readScript(run, language).placeholders) {
    const value = valueOf(placeholder, run);
    const written =
      typeof value === "string" ? value : expansion(value, placeholder, run);
    if (written === undefined || value === undefined) continue;
    if (typeof value !== "string") asked.set(value.name, value);
    text += run.slice(from, placeholder.start) + written;
    from = placeholder.end;
  }
  return { run: text + run.slice(from), asked: [...asked.values()] };
}

/** What stands for a placeholder; undefined where it is no value at all. */
function valueOf(
  placeholder: Placeholder,
  run: string,
): Asked | string | undefined {
  const { style, text } = placeholder;
  if (style === "ellipsis" || /^\[-|^\[sudo\]$/.test(text)) return undefined;
  const words = text
    .replace(/^[$<[{]+\s*|\s*[>\]}]+$/g, "")
    .replace(/^(?:your|my|the)[-_ ]/i, "");
  if (newVersion.test(words) || /^v?[XYZ]\.[XYZ]/i.test(words)) return "{{to}}";
  if (oldVersion.test(words)) return "{{from}}";
  if (style === "template" && !/^\.?[\w.-]+$/.test(words)) return undefined;
  const name = variableName(run, placeholder);
  if (!/^[A-Z][A-Z0-9_]{0,59}$/.test(name)) return undefined;
  const spoken = name.toLowerCase().replaceAll("_", " ");
  return { name, ask: `Your ${spoken}`, example: words };
}

/** How the variable is expanded where the placeholder stands; undefined where it is not. */
function expansion(
  asked: Asked | undefined,
  { start, end, within }: Placeholder,
  run: string,
): string | undefined {
  if (asked === undefined) return undefined;
  const { name } = asked;
  if (within === "heredoc") {
    const opener = [...run.slice(0, start).matchAll(/<<-?\s*(['"\\]?)/g)].at(
      -1,
    );
    return opener?.[1] === "" ? `\${${name}}` : undefined;
  }
  if (within === "quotes") {
    const quote = openQuote(run, start);
    if (quote === "'") return `'"\${${name}}"'`;
    return quote === '"' ? `\${${name}}` : `"\${${name}}"`;
  }
  const isWord =
    /(?:^|\s)$/.test(run.slice(0, start)) && /^(?:\s|$)/.test(run.slice(end));
  return isWord ? `"$${name}"` : `"\${${name}}"`;
}

/** The quote that is open at an offset. */
export function openQuote(run: string, at: number): string {
  let open = "";
  for (let index = 0; index < at; index++) {
    const letter = run.charAt(index);
    if (letter === "\\" && open !== "'") index++;
    else if (
      open === "" &&
      letter === "#" &&
      /(?:^|\s)$/.test(run.slice(0, index))
    )
      index = endOfLine(run, index);
    else if (open === "" && (letter === "'" || letter === '"')) open = letter;
    else if (letter === open) open = "";
  }
  return open;
}

function endOfLine(run: string, at: number): number {
  const end = run.indexOf("\n", at);
  return end < 0 ? run.length : end;
}
