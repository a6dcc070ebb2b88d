import type { PayloadKind } from "./payload-kind.ts";

export const jsonpath: PayloadKind = {
  name: "jsonpath",
  summary: "Templates of kubectl's `-o jsonpath`",
  examples: [
    {
      text: '{range .items[*]}{.metadata.name}{"\\t"}{.status.phase}{end}',
      problems: [],
    },
    {
      text: "{.items[?(@.status.phase=='Running')].metadata.name}",
      problems: [],
    },
    { text: "{.data.tls\\.crt}", problems: [] },
    {
      text: ".items[0].metadata.name",
      problems: [
        ".items[0].metadata.name: Unexpected path without braces, expected `{.items[0].metadata.name}`: kubectl prints the text itself",
      ],
    },
    {
      text: "{.items[0.metadata.name}",
      problems: ["[: Unexpected `[` that nothing closes, expected `]`"],
    },
    {
      text: "{.items[*].metadata.name",
      problems: ["{: Unexpected `{` that nothing closes, expected `}`"],
    },
    {
      text: "{.data['tls.crt']}",
      problems: [
        "tls.crt: Unexpected dot in the key `tls.crt`, expected `tls\\.crt`: kubectl takes it for several keys",
      ],
    },
  ],
  load: async () => (await import("./readers/jsonpath.ts")).readJsonpath,
};
