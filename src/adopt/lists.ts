import type { Fact } from "./facts.ts";
import type { Item } from "./nodes.ts";
import { proseOf, sentenceOf, titleOf } from "./prose.ts";
import type { Role } from "./roles.ts";
import { bumpIn, rangeOf } from "./ranges.ts";

/** The facts of a list's items, by the part it stands in; `undefined` where one says none. */
export function factOfItem(
  { text }: Item,
  role: Role | undefined,
): Fact | undefined {
  switch (role) {
    case "policy":
    case "channels":
      return ruleOf(text) ?? channelOf(text, role);
    case "highlights":
      return { kind: "highlight", text: sentenceOf(text) };
    case "links":
      return linkOf(text);
    case "requires":
      return requirementOf(text);
    case "deprecated":
      return deprecationOf(text);
    case undefined:
      return ruleOf(text);
    default:
      return undefined;
  }
}

/** Whether a list says what each kind of release may do. */
export function isPolicy(items: readonly Item[]): boolean {
  return items.length > 1 && items.every(({ text }) => ruleOf(text));
}

/** `**Minor** (1.2.0): new features` */
function ruleOf(text: string): Fact | undefined {
  const bump = bumpIn(text);
  if (bump === undefined) return undefined;
  const rest = text.replace(
    /^\W*(?:patch|minor|major)(?: releases?| versions?)?\W*/i,
    "",
  );
  const remark = /^([^()]*)\)\**\s*:\s*(\S.*)$/s.exec(rest);
  const says = remark ? `${remark[2] ?? ""} (${remark[1] ?? ""})` : rest;
  return says.trim() === ""
    ? undefined
    : { kind: "bump", bump, says: sentenceOf(says) };
}

function channelOf(text: string, role: Role): Fact | undefined {
  const [, name, says] = named(text) ?? [];
  if (role !== "channels" || name === undefined || says === undefined)
    return undefined;
  return { kind: "channel", title: titleOf(name), says: sentenceOf(says) };
}

const url = /<?\b(https:\/\/[^\s<>()\]`*]+)>?/;
const address = /\b([\w.+-]+@[\w-]+\.[\w.-]*\w)\b/;

function linkOf(text: string): Fact | undefined {
  const inline = /\[([^[\]]+)\]\((https:\/\/[^\s()]+|mailto:[^\s()]+)\)/.exec(
    text,
  );
  if (inline?.[1] !== undefined && inline[2] !== undefined)
    return { kind: "link", title: titleOf(inline[1]), url: inline[2] };
  const page = url.exec(text)?.[1]?.replace(/[.,;]$/, "");
  const person = address.exec(text)?.[1];
  const target = page ?? (person && `mailto:${person}`);
  // An address that a shell has yet to fill in leads nowhere.
  if (target === undefined || /[${}]/.test(text)) return undefined;
  const words = text.replace(url, "").replace(address, "");
  const title = titleOf(
    named(`${words.replace(/:?\s*$/, "")}: x`)?.[1] ?? words,
  );
  return { kind: "link", title: title || (page ?? person ?? ""), url: target };
}

/** Label and value of lines such as `**Documentation:** https://…`, one after the other. */
export function labelledIn(text: string): Item["text"][] {
  return text
    .split(/(?=\*\*[^*]+:\*\*)/)
    .map((part) => part.trim())
    .filter((part) => part !== "");
}

/** Words for a version, and for nothing that has one. */
const noName =
  /^(?:min|max|minimum|maximum|recommended|required|version|type|current|target|latest|release|step|day|hour|minute)s?\b/i;

/** \`Minimum: 1.2\` of what runs before the upgrade. */
export function sourceOf(text: string): Fact | undefined {
  const version =
    /^\W*(?:minimum|at least|required|min)\b[^\d]*?v?(\d+\.\d+(?:\.\d+)?)\b/i.exec(
      text,
    )?.[1];
  return version === undefined
    ? undefined
    : { kind: "from", range: `>=${version}` };
}

function requirementOf(text: string): Fact | undefined {
  const match =
    /^\**([A-Za-z][\w .+/-]{1,40}?)\** ?[:,]? ?((?:>=|≥|at least|v(?:ersion)?)? ?\(?v?\d[\w.]*(?:\+| ?(?:-|–|to) ?v?\d[\w.]*| (?:or|and) (?:later|newer|higher|above))?)\)?(?: ?[-–(,:] ?(.*))?$/i.exec(
      // Runs of spaces could be read in too many ways.
      proseOf(text).replaceAll("**", "").replace(/\s+/g, " "),
    );
  const range = rangeOf(
    (match?.[2] ?? "").replace(/^v(?:ersion)\s*|^\(|\)$/gi, ""),
  );
  if (!match?.[1] || noName.test(match[1]) || range === undefined)
    return undefined;
  const note = sentenceOf((match[3] ?? "").replace(/\)$/, ""));
  return {
    kind: "requirement",
    name: titleOf(match[1]),
    range,
    ...(note !== "" && { note }),
  };
}

function deprecationOf(text: string): Fact | undefined {
  const match =
    /^(.{2,120}?)\s+(?:is|are|was|were|has been|have been|will be)\b.*\b(?:deprecated|removed)\b.*?\b(?:use|replaced by|in favou?r of|switch to|migrate to)\s+(\S.*)$/is.exec(
      text,
    );
  const arrow = /^(.{2,120}?)\s*(?:→|->|=>)\s*(\S.*)$/s.exec(text);
  const [, subject, instead] = match ?? arrow ?? [];
  if (subject === undefined || instead === undefined) return undefined;
  return {
    kind: "deprecated",
    subject: proseOf(subject).replaceAll("`", ""),
    instead: sentenceOf(match ? text : instead),
  };
}

function named(text: string): RegExpExecArray | null {
  return /^\W*(\w[^:*]{1,59}?)\W*:\W*(\S.*)$/s.exec(text);
}
