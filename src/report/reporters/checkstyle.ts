import { example } from "../example.ts";
import { marksOf, type Mark } from "../mark.ts";
import type { Reporter } from "../reporter.ts";
import { element, xmlDocument } from "../xml.ts";

/** The version of Checkstyle whose reports these are like; readers ask for one. */
const version = "10.0";

const exampleText = `<?xml version="1.0" encoding="UTF-8"?>
<checkstyle version="10.0">
  <file name="content/products/mill/product.yaml">
    <error line="12" severity="error" message="Unexpected \`mill.dmp\`, expected \`mill.dump\` (in guides/mill.md:3)" source="guidepost.missing-restore-file"/>
  </file>
  <file name="guides/mill.md">
    <error line="3" column="20" severity="error" message="Unexpected \`mill.dmp\`, expected \`mill.dump\`" source="guidepost.missing-restore-file"/>
  </file>
</checkstyle>
`;

/** https://checkstyle.org/result_reports.html */
export const checkstyle: Reporter = {
  name: "checkstyle",
  summary: "XML as Checkstyle writes it, which many tools read",
  standsAlone: true,
  pathsFrom: "repository",
  examples: [{ report: example, text: exampleText }],
  write(report) {
    const files = Map.groupBy(marksOf(report.findings), ({ file }) => file);
    const children = Array.from(files, ([name, marks]) =>
      element("file", { name }, marks.flatMap(errorOf)),
    );
    return xmlDocument(element("checkstyle", { version }, children.flat()));
  },
};

function errorOf({ finding, line, message, span }: Mark): string[] {
  const { severity, rule } = finding;
  return element("error", {
    line,
    ...(span && { column: span.column }),
    severity,
    message,
    source: `guidepost.${rule}`,
  });
}
