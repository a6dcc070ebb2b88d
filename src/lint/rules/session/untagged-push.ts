import { callsOf, told } from "../../queries/calls.ts";
import {
  type Image,
  bringsImages,
  isSlipOf,
  namedBy,
  pushedBy,
  sameImage,
  shareUnknowns,
  surelyDiffer,
} from "../../queries/images.ts";
import type { Rule } from "../../rule.ts";

/** A push of an image under a name that no step gives it. */
export const untaggedPush: Rule = {
  name: "untagged-push",
  on: "session",
  tier: "flow",
  severity: "warning",
  yieldsTo: [],
  summary: "An image is pushed under a name that no step gives it",
  why: "The push ends with `An image does not exist locally with the tag`, or sends an image of an earlier day.",
  help: "Build or tag the image under the name that is pushed, the registry included.",
  examples: {
    good: [
      "```bash\ndocker build -t registry.example.com/vets:2.0 .\ndocker push registry.example.com/vets:2.0\n```\n",
      "```bash\ndocker build -t vets:2.0 .\ndocker tag vets:2.0 $REGISTRY/vets:2.0\n```\n\n```bash\ndocker push $REGISTRY/vets:2.0\n```\n",
      "```bash\ndocker push registry.example.com/vets:1.0\n```\n",
      "```bash\ndocker buildx build --push -t registry.example.com/vets:2.0 .\n```\n",
      "```bash\ndocker tag vets vets/web:latest\ndocker push vets/web\n```\n",
      "```bash\ndocker build -t vets:$TAG .\ndocker push registry.example.com/vets:$VERSION\n```\n",
      "```bash\ndocker tag vets:2.0 $(cat old.txt)/vets-web:2.0\ndocker push $(cat new.txt)/vets/web:2.0\n```\n",
      "```bash\ndocker build -t pets:2.0 .\nmake images\ndocker push registry.example.com/vets:2.0\n```\n",
      "```bash\ndocker build -t vets:2.0 .\ndocker load -i vets.tar\ndocker push registry.example.com/vets:2.0\n```\n",
    ],
    bad: [
      {
        markdown:
          "```bash\ndocker build -t vets:2.0 .\ndocker push registry.example.com/vets:2.0\n```\n",
        findings: [
          "3:1 Unexpected push of `registry.example.com/vets:2.0`, expected a step that tags it: the page names the image `vets:2.0`",
        ],
      },
      {
        markdown:
          "```bash\ndocker build -t vets:2.0 .\ndocker tag vets:2.0 vets:latest\n```\n\n```bash\nsudo docker push <registry>/vets:latest\n```\n",
        findings: [
          "7:6 Unexpected push of `<registry>/vets:latest`, expected a step that tags it: the page names the image `vets:latest`",
        ],
      },
      {
        markdown:
          "```bash\ndocker build -t registry.example.com/vets:2.0 .\ndocker push registry.example.com/vets:2.1\n```\n",
        findings: [
          "3:1 Unexpected push of `registry.example.com/vets:2.1`, expected a step that tags it: the page names the image `registry.example.com/vets:2.0`",
        ],
      },
      {
        markdown:
          "```bash\nREGISTRY=$(cat registry.txt)\ndocker tag vets:2.0 $REGISTRY/vets-web:2.0\ndocker push $REGISTRY/vets/web:2.0\n```\n",
        findings: [
          "4:1 Unexpected push of `…/vets/web:2.0`, expected a step that tags it: the page names the image `…/vets-web:2.0`",
        ],
      },
      {
        markdown:
          "```bash\npodman tag vets:2.0 quay.io/vets/web:2.0\npodman push quay.io/vest/web:2.0\n```\n",
        findings: [
          "3:1 Unexpected push of `quay.io/vest/web:2.0`, expected a step that tags it: the page names the image `quay.io/vets/web:2.0`",
        ],
      },
    ],
  },
  *check(page) {
    const calls = callsOf(page);
    if (calls.some(bringsImages)) return;
    const named = calls.flatMap(namedBy);
    const pushed = calls.flatMap(pushedBy);
    for (const push of pushed) {
      if (!named.every((image) => surelyDiffer(image, push))) continue;
      const meant = named.find(
        (image) => shareUnknowns(image, push) && isNear(push, image, pushed),
      );
      if (!meant) continue;
      yield {
        place: push.call.place,
        evidence: "heuristic",
        message: `Unexpected push of \`${told(push.word)}\`, expected a step that tags it: the page names the image \`${told(meant.word)}\``,
        related: [
          {
            place: meant.call.place,
            message: `\`${told(meant.word)}\` gets its name here`,
          },
        ],
      };
    }
  },
};

/** The registry left out or added, a letter slipped, or another tag where nobody pushes the first. */
function isNear(push: Image, image: Image, pushed: readonly Image[]): boolean {
  const [a, b] = [push.repository, image.repository];
  if (push.tag === image.tag) {
    const registry = a.endsWith(`/${b}`) || b.endsWith(`/${a}`);
    return registry || isSlipOf(a, b);
  }
  return a === b && !pushed.some((other) => sameImage(other, image));
}
