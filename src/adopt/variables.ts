import { readScript, type Placeholder } from "../shell/script.ts";

/** A value of the reader's that stood in the guide as a placeholder. */
export interface Asked {
  readonly name: string;
  readonly ask: string;
  readonly example: string;
}

export interface Filled {
  readonly run: string;
  readonly asked: readonly Asked[];
}

const newVersion =
  /^(?:v|the )?(?:new|target|to|next|latest|desired|upgrade)[-_ ]?(?:app[-_ ]?)?(?:version|tag|release)(?:[-_ ]?number)?$|^(?:version|tag|release[-_ ]?(?:version|tag))$/i;
const oldVersion =
  /^(?:v|the )?(?:old|current|previous|prior|prev|from|existing|last)[-_ ]?(?:app[-_ ]?)?(?:version|tag|release)(?:[-_ ]?number)?$/i;
/** Names that mean something to the shell or to programs. */
const taken =
  /^(?:PATH|HOME|USER|SHELL|HOSTNAME|PWD|OLDPWD|IFS|UID|EUID|RANDOM|SECONDS|LINENO|LANG|TERM|EDITOR|MAIL|PS\d|TMPDIR|OPTARG|OPTIND|REPLY|HOSTTYPE|OSTYPE|HOST|NAME|PORT|ID|URL)$/;

/** A shell text whose placeholders became variables, or the two versions of the leg. */
export function fillIn(run: string, language: string): Filled {
  const asked = new Map<string, Asked>();
  let text = "";
  let from = 0;
  for (const placeholder of readScript(run, language).placeholders) {
    const words = wordsOf(placeholder);
    const value = words === undefined ? undefined : valueOf(words, asked);
    if (value === undefined) continue;
    const written =
      typeof value === "string" ? value : expansion(value, placeholder, run);
    if (written === undefined) continue;
    if (typeof value !== "string") asked.set(value.name, value);
    text += run.slice(from, placeholder.start) + written;
    from = placeholder.end;
  }
  return { run: text + run.slice(from), asked: [...asked.values()] };
}

/** What a placeholder asks for; undefined where it may be a name of the product's. */
function wordsOf({ style, text }: Placeholder): string | undefined {
  if (style === "ellipsis") return undefined;
  const inner = text.replace(/^[<[{]+\s*|\s*[>\]}]+$/g, "");
  if (style === "word") {
    const own = /^(?:your|my)[-_](.+)$/i.exec(inner)?.[1];
    if (own !== undefined && /^[\w-]+$/.test(own)) return own;
    return /^[A-Z][A-Z0-9]*(?:_[A-Z0-9]+)+$/.test(inner) ? inner : undefined;
  }
  if (style === "template" && !/^\$?\.?[\w.-]+$/.test(inner)) return undefined;
  return inner.replace(/^(?:your|my|the)[-_ ]/i, "");
}

function valueOf(
  words: string,
  known: ReadonlyMap<string, Asked>,
): Asked | string | undefined {
  if (newVersion.test(words)) return "{{to}}";
  if (oldVersion.test(words)) return "{{from}}";
  const parts = words.match(/[A-Za-z0-9]+/g) ?? [];
  const plain = parts.join("_").toUpperCase();
  const name = /^\d/.test(plain) || taken.test(plain) ? `MY_${plain}` : plain;
  if (plain === "" || name.length > 60) return undefined;
  const spoken = parts.join(" ").toLowerCase();
  return (
    known.get(name) ?? {
      name,
      ask: `Your ${spoken}`,
      example: parts.join("-").toLowerCase(),
    }
  );
}

/** How the variable is expanded where the placeholder stands; undefined where it is not. */
function expansion(
  { name }: Asked,
  { start, end, within }: Placeholder,
  run: string,
): string | undefined {
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
function openQuote(run: string, at: number): string {
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
