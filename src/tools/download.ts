import { readOptions } from "../shell/words.ts";
import type { Tool } from "./tool.ts";

const curlValued =
  "-o --output -d --data --data-binary --data-raw --data-urlencode -H --header -X --request -u --user -A -e -b --cookie -c --cookie-jar -F --form -T --upload-file -w --write-out -m --max-time --connect-timeout --retry --retry-delay --cacert --cert --key -x --proxy -K --resolve -D --dump-header --output-dir".split(
    " ",
  );

export const curl: Tool = {
  name: "curl",
  summary: "Talks to servers over HTTP",
  examples: [
    { command: "curl -fsS https://example.com/health", does: [] },
    {
      command: "curl -fLo app.tgz https://example.com/app.tgz",
      does: ["writes app.tgz"],
    },
    {
      command: "curl -LO https://example.com/app.tgz",
      does: ["writes app.tgz"],
    },
    {
      command: "curl -X POST -d @body.json https://example.com",
      does: ["reads body.json (values)"],
    },
  ],
  *effects(words) {
    const options = readOptions(words, { valued: curlValued });
    for (const path of options.values("-o", "--output")) {
      if (path !== "-" && path !== "/dev/null") yield { kind: "write", path };
    }
    for (const path of options.values(
      "-c",
      "--cookie-jar",
      "-D",
      "--dump-header",
    )) {
      if (path !== "-") yield { kind: "write", path };
    }
    if (options.has("-O", "--remote-name", "--remote-name-all", "-J")) {
      const [url = "", more] = options.operands;
      const name = /^[a-z]+:\/\/[^?#]*\/([^/?#]+)(?:[?#].*)?$/.exec(url)?.[1];
      const plain =
        name !== undefined &&
        more === undefined &&
        !options.has("-J", "--output-dir");
      if (plain) yield { kind: "write", path: name };
      else yield { kind: "open", path: options.value("--output-dir") ?? "." };
    }
    for (const data of options.values("-d", "--data", "--data-binary")) {
      if (data === "@-") yield { kind: "input", as: "values" };
      else if (data.startsWith("@")) {
        yield { kind: "read", path: data.slice(1), as: "values" };
      }
    }
    for (const path of options.values("-T", "--upload-file")) {
      if (path !== "-") yield { kind: "read", path, as: "copy" };
    }
  },
};

export const wget: Tool = {
  name: "wget",
  summary: "Fetches files over HTTP",
  examples: [
    {
      command: "wget -O app.tgz https://example.com/app.tgz",
      does: ["writes app.tgz"],
    },
    { command: "wget https://example.com/app.tgz", does: ["opens ."] },
    { command: "wget -qO- https://example.com", does: [] },
  ],
  *effects(words) {
    const options = readOptions(words, {
      valued:
        "-O --output-document -P --directory-prefix -o -a -U --header --user --password -T --timeout -t --tries --post-data --post-file".split(
          " ",
        ),
    });
    const path = options.value("-O", "--output-document");
    if (path === "-" || options.has("--spider")) return;
    if (path !== undefined) yield { kind: "write", path };
    else
      yield {
        kind: "open",
        path: options.value("-P", "--directory-prefix") ?? ".",
      };
  },
};
