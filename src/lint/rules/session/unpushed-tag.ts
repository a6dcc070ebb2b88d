import type { Event } from "../../../session/events.ts";
import { known } from "../../../session/values.ts";
import type { Rule } from "../../rule.ts";

type Call = Extract<Event, { kind: "call" }>;

/** A push of an image under a name that no step gave it. */
export const unpushedTag: Rule = {
  name: "unpushed-tag",
  on: "session",
  tier: "flow",
  severity: "warning",
  yieldsTo: [],
  summary: "An image is pushed under a name that no step gave it",
  why: "Docker stops with `An image does not exist locally with the tag`, or pushes an old image of that name.",
  help: "Build it under the name that is pushed, or add the `docker tag` in between.",
  examples: {
    good: [
      "```bash\ndocker build -t registry.example.com/vets:2 .\ndocker push registry.example.com/vets:2\n```\n",
      "```bash\ndocker build -t vets:2 .\ndocker tag vets:2 registry.example.com/vets:2\ndocker push registry.example.com/vets:2\n```\n",
      "```bash\ndocker push registry.example.com/vets:2\n```\n",
      "```bash\ndocker build -t vets:$TAG .\ndocker push registry.example.com/vets:$VERSION\n```\n",
      "```bash\ndocker build -t pets:2 .\nmake images\ndocker push registry.example.com/vets:2\n```\n",
    ],
    bad: [
      {
        markdown:
          "```bash\ndocker build -t vets:2 .\ndocker push registry.example.com/vets:2\n```\n",
        findings: [
          "3:1 Unexpected `registry.example.com/vets:2`, expected `vets:2` or a `docker tag` before it: no step gives the image that name",
        ],
      },
      {
        markdown:
          "```bash\ndocker build -t vets:2.0 .\ndocker tag vets:2.0 vets:latest\n```\n\n```bash\ndocker push example/vets:latest\n```\n",
        findings: [
          "7:1 Unexpected `example/vets:latest`, expected `vets:latest` or a `docker tag` before it: no step gives the image that name",
        ],
      },
      {
        markdown:
          "```bash\ndocker buildx build --tag example/vets:v2 .\ndocker push example/vets:2\n```\n",
        findings: [
          "3:1 Unexpected `example/vets:2`, expected `example/vets:v2` or a `docker tag` before it: no step gives the image that name",
        ],
      },
    ],
  },
  *check({ rehearsal }) {
    const named = new Map<string, Call>();
    for (const event of rehearsal.events) {
      if (event.kind !== "call") continue;
      const words = event.argv.map(known);
      if (words[0] !== "docker" && words[0] !== "podman") continue;
      const plain = words.map((word) => word ?? "");
      for (const name of namesGiven(plain)) named.set(name, event);
      const pushed = plain[1] === "push" ? plain.at(-1) : undefined;
      if (!pushed || pushed.startsWith("-") || words.includes(undefined))
        continue;
      if (named.has(pushed) || named.has("")) continue;
      const meant = [...named.keys()].findLast((name) => alike(name, pushed));
      const giving = meant === undefined ? undefined : named.get(meant);
      if (meant === undefined || !giving) continue;
      yield {
        place: event.place,
        evidence: "heuristic",
        message: `Unexpected \`${pushed}\`, expected \`${meant}\` or a \`docker tag\` before it: no step gives the image that name`,
        related: [
          { place: giving.place, message: `\`${meant}\` is named here` },
        ],
      };
    }
  },
};

/** The names an image has after this command; an unknown one is empty. */
function namesGiven([
  ,
  command = "",
  ...rest
]: readonly string[]): readonly string[] {
  if (command === "tag") return rest.slice(-1);
  if (command === "pull") return rest.slice(-1);
  if (command !== "build" && command !== "buildx") return [];
  return rest.flatMap((word, index) => {
    if (word === "-t" || word === "--tag") return [rest[index + 1] ?? ""];
    return /^(?:--tag|-t)=/.test(word)
      ? [word.slice(word.indexOf("=") + 1)]
      : [];
  });
}

interface Image {
  readonly name: string;
  readonly tag: string;
}

function read(image: string): Image {
  const last = image.split("/").at(-1) ?? "";
  const [name = "", tag = "latest"] = last.split(":");
  return { name, tag };
}

/** The same image in another registry, or under a tag that lacks the `v`. */
function alike(a: string, b: string): boolean {
  const left = read(a);
  const right = read(b);
  return (
    left.name === right.name &&
    left.tag.replace(/^v/, "") === right.tag.replace(/^v/, "")
  );
}
