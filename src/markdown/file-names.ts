/** Whether a file is Markdown, by its name. */
export function isMarkdown(file: string): boolean {
  return /\.(?:md|mdx|markdown)$/i.test(file);
}
