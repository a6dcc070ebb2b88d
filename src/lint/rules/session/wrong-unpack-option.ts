import { show } from "../../../session/values.ts";
import { readOptions } from "../../../shell/words.ts";
import {
  type Call,
  callsOf,
  isSettled,
  wordsOfCall,
} from "../../queries/calls.ts";
import { type Dump, restoresOf } from "../../queries/data/dumps.ts";
import type { Problem } from "../../finding.ts";
import type { Page, Rule } from "../../rule.ts";

const options = [
  ["-z", "gzip"],
  ["-j", "bzip2"],
  ["-J", "xz"],
  ["--zstd", "zstd"],
] as const;

/** An archive that is unpacked by an option for another packing. */
export const wrongUnpackOption: Rule = {
  name: "wrong-unpack-option",
  on: "session",
  tier: "flow",
  severity: "error",
  yieldsTo: ["missing-restore-file"],
  summary: "An archive is unpacked as if it were packed otherwise",
  why: "`tar` stops with `not in gzip format`, and nothing of the backup is there.",
  help: "Leave the option out: `tar -xf` finds out how a file is packed. In a pipe both sides need the same one.",
  examples: {
    good: [
      "```bash\ntar czf vets.tar.gz vets\ntar xf vets.tar.gz\n```\n",
      "```bash\ntar cjf vets.tar.bz2 vets\ntar xjf vets.tar.bz2\n```\n",
      "```bash\ntar -cz vets | ssh host 'tar -xz -C /srv'\n```\n",
      "```bash\ncurl -fL https://example.com/vets.tar.gz | tar -xz\n```\n",
      "```bash\ntar c$PACKING -f vets.tar vets\ntar xzf vets.tar\n```\n",
    ],
    bad: [
      {
        markdown:
          "```bash\ntar cjf vets.tar.bz2 vets\n```\n\n```bash\ntar xzf vets.tar.bz2 -C /srv\n```\n",
        findings: [
          "6:1 Unexpected `tar -z` for what `bzip2` packed, expected `tar -x` alone: it finds out",
        ],
      },
      {
        markdown: "```bash\ntar -cf vets.tar vets\ntar -xzf vets.tar\n```\n",
        findings: [
          "3:1 Unexpected `tar -z` for an archive that is not packed, expected `tar -x` alone: it finds out",
        ],
      },
      {
        markdown:
          "```bash\nssh old.example.com 'tar -cJf - /etc/vets' | tar -xzf - -C /\n```\n",
        findings: [
          "2:46 Unexpected `tar -z` for what `xz` packed, expected `tar -J`",
        ],
      },
    ],
  },
  *check(page) {
    yield* inPipes(page);
    for (const { dump, read, reader } of restoresOf(page)) {
      const wanted = packingOf(reader);
      if (dump.format !== "archive" || !wanted?.form) continue;
      if (wanted.packs || wanted.form === dump.packed) continue;
      const what = dump.packed
        ? `what \`${dump.packed}\` packed`
        : "an archive that is not packed";
      yield {
        place: read.place,
        rests: read.rests,
        message: `Unexpected \`tar ${wanted.option}\` for ${what}, expected \`tar -x\` alone: it finds out`,
        related: [{ place: dump.write.place, message: "It is made here" }],
      };
    }
  },
};

/** `tar -cJ | tar -xz`, over ssh as well. */
function* inPipes(page: Page): Generator<Problem> {
  const calls = callsOf(page).filter(
    ({ argv: [name = []] }) => show(name) === "tar",
  );
  for (const [index, unpack] of calls.entries()) {
    const pack = calls[index - 1];
    if (!pack || !isPiped(pack, unpack)) continue;
    const [made, wanted] = [packingOf(pack), packingOf(unpack)];
    if (!made?.form || !wanted?.form || made.form === wanted.form) continue;
    if (!made.packs || wanted.packs) continue;
    yield {
      place: unpack.place,
      message: `Unexpected \`tar ${wanted.option}\` for what \`${made.form}\` packed, expected \`tar ${made.option}\``,
      related: [{ place: pack.place, message: "It is packed here" }],
    };
  }
}

function isPiped(pack: Call, unpack: Call): boolean {
  return (
    pack.place.block === unpack.place.block &&
    pack.terminal.stdout === "piped" &&
    unpack.terminal.stdin === "piped"
  );
}

interface Packing {
  readonly packs: boolean;
  readonly option: string;
  readonly form: Dump["packed"];
}

function packingOf(call: Call): Packing | undefined {
  const [name, ...words] = wordsOfCall(call);
  if (name !== "tar" || !words.every(isSettled)) return undefined;
  const [first = "", ...rest] = words;
  // `tar xzf` is `tar -xzf`.
  const all = /^[a-zA-Z]+$/.test(first) ? [`-${first}`, ...rest] : words;
  const given = readOptions(all, { valued: ["-f", "--file", "-C", "-I"] });
  const [option, form] = options.find(([each]) => given.has(each)) ?? [
    "",
    undefined,
  ];
  return { packs: !given.has("-x", "--extract", "--get"), option, form };
}
