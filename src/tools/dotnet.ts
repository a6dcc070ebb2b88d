import { readOptions } from "../shell/words.ts";
import { subcommand } from "./subcommand.ts";
import type { Tool } from "./tool.ts";

const valued =
  "-o --output -c --configuration -f --framework -p --project -s --startup-project --context -r --runtime -v --verbosity".split(
    " ",
  );

export const dotnet: Tool = {
  name: "dotnet",
  summary: "Builds and runs .NET projects",
  examples: [
    { command: "dotnet --info", does: [] },
    {
      command: "dotnet publish -c Release -o /srv/app",
      does: ["opens .", "opens /srv/app"],
    },
    {
      command: "dotnet ef migrations script --idempotent -o up.sql",
      does: ["opens .", "writes up.sql"],
    },
    { command: "dotnet ef database update", does: ["opens ."] },
    {
      command: "dotnet Acme.Web.dll",
      does: ["is not modelled: what the program does is its own"],
    },
    {
      command: "dotnet watch run",
      does: ["does not end: it waits for changes"],
    },
  ],
  *effects(words) {
    const { name, rest } = subcommand(words, []);
    const options = readOptions(rest, { valued });
    const output = options.value("-o", "--output");
    switch (name) {
      case "":
      case "list":
      case "tool":
      case "workload":
      case "nuget":
        break;
      case "watch":
        yield { kind: "endless", why: "it waits for changes" };
        break;
      case "add":
      case "build":
      case "clean":
      case "format":
      case "new":
      case "pack":
      case "publish":
      case "remove":
      case "restore":
      case "sln":
        yield { kind: "open", path: "." };
        if (output !== undefined) yield { kind: "open", path: output };
        break;
      case "ef": {
        // It builds the project first.
        yield { kind: "open", path: "." };
        const [what, action] = options.operands;
        const script = what === "migrations" && action === "script";
        if (output !== undefined) {
          yield { kind: script ? "write" : "open", path: output };
        }
        break;
      }
      default:
        yield { kind: "unmodelled", why: "what the program does is its own" };
    }
  },
};
