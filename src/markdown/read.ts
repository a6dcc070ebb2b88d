import { annotationComment, readAnnotations } from "./annotations.ts";
import type { Comment, Document, Fence, Heading } from "./document.ts";
import { languageOf, type ScannedFence } from "./fences.ts";
import { readFrontMatter } from "./frontmatter.ts";
import { enterHeading } from "./headings.ts";
import { readLinks } from "./links.ts";
import { Scan } from "./scan.ts";
import { readTabs } from "./tabs.ts";

/** Reads a Markdown text; whatever it holds, it is a document. */
export function readDocument(content: string): Document {
  const text = content.replace(/^\uFEFF/, "");
  const lines = text.split(/\r\n|\n|\r/);
  const frontMatter = readFrontMatter(lines);
  const scan = new Scan();
  for (let at = frontMatter.lines; at < lines.length; at++) {
    scan.read(lines[at] ?? "", at + 1);
  }
  scan.end();
  return {
    text,
    frontMatter: frontMatter.values,
    headings: scan.headings,
    comments: scan.comments,
    fences: finishFences(scan, lines),
    links: readLinks(scan.passages),
    tabs: readTabs(lines, scan.fences),
  };
}

function finishFences(scan: Scan, lines: readonly string[]): Fence[] {
  const commentAbove = commentFinder(scan.comments, lines);
  const path: Heading[] = [];
  let next = 0;
  return scan.fences.map((fence) => {
    for (; next < scan.headings.length; next++) {
      const heading = scan.headings[next];
      if (!heading || heading.line > fence.line) break;
      enterHeading(path, heading);
    }
    return {
      ...fence,
      language: languageOf(fence.info),
      annotations: {
        ...readAnnotations(annotationComment(commentAbove(fence)) ?? ""),
        ...readAnnotations(fence.info),
      },
      headings: path.map(({ text }) => text),
    };
  });
}

/** Formatters put blank lines around a fence: they do not part it from its comment. */
function commentFinder(
  comments: readonly Comment[],
  lines: readonly string[],
): (fence: ScannedFence) => string {
  const endingOn = new Map(
    comments.map((comment) => [comment.endLine, comment]),
  );
  return (fence) => {
    let line = fence.line - 1;
    while (line > 0 && /^[ \t>]*$/.test(lines[line - 1] ?? "")) line--;
    return endingOn.get(line)?.text ?? "";
  };
}
