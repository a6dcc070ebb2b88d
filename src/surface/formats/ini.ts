import { commentAbove, tidyComment } from "../comments.ts";
import { Unreadable, type Format, type Found } from "../format.ts";
import { likelyScalar } from "../text-values.ts";

// The ini package keeps neither comments nor lines.
const assignment = /^([^=:#;[\]\s](?:[^=:]*[^=:\s])?)\s*[=:]\s*(.*)$/;
const flag = /^[A-Za-z][\w.-]*$/;

/** `;port = 3000` and `#port = 5432`: optional, and what it is without. */
const commentedOut = /^(?:;\s?|#)([A-Za-z][\w.-]*)\s*=\s*(.*)$/;

export const ini: Format = {
  name: "ini",
  summary: "Configuration files with [sections]",
  isText: true,
  examples: [
    {
      text: "name = mill\n[server]\n; Where it listens\nhttp_port = 3000\nroot: /srv ; of all files\n[auth.guild]\nopen\n",
      settings: [
        '1 name: unknown = "mill"',
        "4 server/http_port: unknown = 3000 # Where it listens",
        '5 server/root: unknown = "/srv" # of all files',
        "7 auth.guild/open: unknown = true",
      ],
    },
    {
      text: "[log]\n# How much it says\n;level = info\n#keep = 7\nfiles =\n  a.log\n  b.log\n",
      settings: [
        '3 log/level: unknown = "info" # How much it says',
        "4 log/keep: unknown = 7",
        '5 log/files: unknown = "a.log\\nb.log"',
      ],
    },
    {
      text: "[database]\npassword = grist9000\n",
      settings: ["2 database/password: unknown secret"],
    },
    {
      text: "[server\nport = 1\n",
      unreadable: "1 Unexpected text, expected [section]",
    },
    {
      text: "a = 1\nwho knows this\n",
      unreadable: "2 Unexpected text, expected key = value",
    },
  ],
  *read(text) {
    const lines = text.split("\n");
    const live = new Map<string, Found>();
    const optional: Found[] = [];
    let section: readonly string[] = [];
    let open: string | undefined;
    for (const [at, line] of lines.entries()) {
      const plain = line.trim();
      const comment = () =>
        commentAbove(lines, {
          line: at + 1,
          indent: 0,
          marker: /^[#;]+/,
          until: commentedOut,
        });
      const place = (name: string) => ({
        segments: [...section, name],
        line: at + 1,
      });
      if (plain === "") continue;
      const [, name, value = ""] = commentedOut.exec(plain) ?? [];
      if (name !== undefined) {
        const read = readValue(value);
        optional.push({
          ...place(name),
          ...read,
          comment: comment() ?? read.comment,
          required: false,
        });
        continue;
      }
      if (/^[#;]/.test(plain)) continue;
      const continued = open === undefined ? undefined : live.get(open);
      if (/^\s/.test(line) && open !== undefined && continued) {
        const before = String(continued.value);
        const joined = before === "" ? plain : `${before}\n${plain}`;
        live.set(open, { ...continued, value: joined });
        continue;
      }
      if (plain.startsWith("[")) {
        section = [sectionOf(plain, at + 1)];
        open = undefined;
        continue;
      }
      const found = settingOf(plain, at + 1);
      const { comment: behind, ...rest } = found;
      const said = comment() ?? behind;
      open = [...section, found.name].join("\0");
      live.delete(open);
      live.set(open, { ...place(found.name), ...rest, comment: said });
    }
    const shown = optional.filter(
      ({ segments }) => !live.has(segments.join("\0")),
    );
    yield* [...live.values(), ...shown].sort((a, b) => a.line - b.line);
  },
};

function sectionOf(text: string, line: number): string {
  const [, name] = /^\[([^\]]+)\]\s*(?:[#;].*)?$/.exec(text) ?? [];
  if (name !== undefined) return name.trim();
  throw new Unreadable(line, "Unexpected text, expected [section]");
}

function settingOf(text: string, line: number) {
  const [, name, value = ""] = assignment.exec(text) ?? [];
  if (name !== undefined) return { name, ...readValue(value) };
  if (flag.test(text)) return { name: text, value: true, comment: undefined };
  throw new Unreadable(line, "Unexpected text, expected key = value");
}

/** Quotes around the value, and a comment behind it, are none of it. */
function readValue(text: string) {
  const [, , quoted, behind] =
    /^(["'])(.*?)\1\s*(?:[#;](.*))?$/.exec(text) ?? [];
  if (quoted !== undefined)
    return {
      value: likelyScalar(quoted),
      comment: tidyComment([behind ?? ""]),
    };
  const [, plain = "", comment] =
    /^(.*?)(?:(?:\s+|^)[#;](.*))?$/.exec(text) ?? [];
  return {
    value: likelyScalar(plain.trim()),
    comment: tidyComment([comment ?? ""]),
  };
}
