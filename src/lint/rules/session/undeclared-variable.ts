import type { Rule } from "../../rule.ts";
import { namesAskedFor } from "../../queries/settings.ts";

const addition = /(?:^|\s)(\w+)=["']?[^\s"']*$/;

/** A name in capitals that this page leaves to the reader without a word. */
export const undeclaredVariable: Rule = {
  name: "undeclared-variable",
  on: "session",
  tier: "flow",
  severity: "info",
  yieldsTo: ["unset-variable", "unguarded-removal"],
  summary: "A variable is used that no step of the page sets",
  why: "The reader finds out what to set by the failure of the command, or by what it did without a value.",
  help: "Set it in a step, declare it in the front matter, or write `${NAME:?set NAME}`, which stops where it is missing.",
  examples: {
    good: [
      "```bash\nexport CPATH=/opt/include:$CPATH\n```\n",
      "```bash\nNAMESPACE=vets\nkubectl get pods -n $NAMESPACE\n```\n",
      '```bash\nkubectl get pods -n "${NAMESPACE:?set NAMESPACE}"\n```\n',
      "```bash\ncp vets.yaml $HOME/vets.yaml\n```\n",
      "```bash\ndocker exec vets sh -c 'echo $POSTGRES_USER'\n```\n",
      "```bash\nfor name in a b; do echo $name; done\n```\n",
      '```bash\n: "${VERSION:?set VERSION}"\nhelm upgrade vets vets/vets --version "$VERSION"\n```\n',
    ],
    bad: [
      {
        markdown: "```bash\nkubectl get pods -n $NAMESPACE\n```\n",
        findings: [
          "2:21 Unexpected `$NAMESPACE`, expected a step that sets it or `${NAMESPACE:?set NAMESPACE}`",
        ],
      },
      {
        markdown:
          '```bash\npg_dump "$DATABASE_URL" > vets.sql\npsql "$DATABASE_URL" -c "select 1"\n```\n',
        findings: [
          "2:10 Unexpected `$DATABASE_URL`, expected a step that sets it or `${DATABASE_URL:?set DATABASE_URL}`",
        ],
      },
      {
        markdown:
          "```bash\nVERSION=2.0\nhelm upgrade vets vets/vets --version $VERSION -n ${TEAM}\n```\n",
        findings: [
          "3:51 Unexpected `$TEAM`, expected a step that sets it or `${TEAM:?set TEAM}`",
        ],
      },
    ],
  },
  *check(page) {
    const told = namesAskedFor(page);
    for (const event of page.rehearsal.events) {
      if (event.kind !== "read-variable" || event.guarded) continue;
      const { name, found, place } = event;
      if (found !== "unset" || told.has(name)) continue;
      if (!/^[A-Z][A-Z0-9_]+$/.test(name)) continue;
      const { content = "" } = page.blocks[place.block]?.script ?? {};
      if (/\[ -[nvz] "?$/.test(content.slice(0, place.start))) continue;
      // `CPATH=/opt/include:$CPATH` adds to what is there, if anything.
      if (content.slice(0, place.start).match(addition)?.[1] === name) continue;
      told.add(name);
      yield {
        place,
        message: `Unexpected \`$${name}\`, expected a step that sets it or \`\${${name}:?set ${name}}\``,
      };
    }
  },
};
