import type { PayloadKind } from "./payload-kind.ts";

export const jq: PayloadKind = {
  name: "jq",
  summary: "Programs of jq, up to version 1.8",
  examples: [
    {
      text: '.ovens[] | select(.heat > 200 and (.name | test("^r"; "i"))) | "\\(.name): \\(.heat // "cold")"',
      problems: [],
    },
    {
      text: 'def bake($n): .loaves += [{n: $n, "rye": true, (.k): 1, @base64 "x": 2, $n}]; reduce range(3) as $i ({}; bake($i)) | try error("x") catch . | if . == {} then "a" elif .b? then .["c"][1:2] else ..|.d end',
      problems: [],
    },
    {
      text: ". as [$a, {b: $c}] | limit(3; .[]?) | @tsv, $ENV.HOME, -1, .a.b |= . + 1 | label $out | break $out",
      problems: [],
    },
    {
      text: ".ovens[] | select(.heat > 200",
      problems: [": Unexpected end, expected `)` or `;`"],
    },
    { text: ".ovens[0", problems: [": Unexpected end, expected `]` or `:`"] },
    {
      text: '.name == "rye',
      problems: [
        '": Unexpected `"` that nothing closes, expected a closing quote',
      ],
    },
    {
      text: ".name == 'rye'",
      problems: ["': Unexpected `'`, expected text in double quotes"],
    },
    {
      text: ".labels.oven-name",
      problems: [
        'name: Unexpected function `name`, which nothing defines; a key with a dash is `["oven-name"]`',
      ],
    },
    { text: ".a |", problems: [": Unexpected end, expected a value"] },
  ],
  load: async () => (await import("./readers/jq.ts")).readJq,
};
