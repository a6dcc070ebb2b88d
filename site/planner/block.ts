import { element } from "./inline.ts";
import type { BlockMaker } from "./markdown.ts";

/** A block of code that can be scrolled, named and copied. */
export function codeBlock({
  info,
  body,
  line,
}: Parameters<BlockMaker>[0]): HTMLElement {
  const [language = "", ...attributes] = info.split(" ");
  const id = attributes.find((each) => each.startsWith("id="))?.slice(3);
  const pre = element("pre", [element("code", highlighted(body, language))]);
  pre.tabIndex = 0;
  pre.setAttribute("role", "region");
  pre.setAttribute("aria-label", `Code ${id ?? `in line ${line}`}`);
  const figure = element("figure", [pre, copyButton(body)]);
  figure.className = "block not-content";
  figure.dataset["line"] = String(line);
  return figure;
}

/** Comments stand back: they are for people, and are copied all the same. */
function highlighted(body: string, language: string): (Node | string)[] {
  if (!["bash", "sh", "yaml", "dotenv", "python"].includes(language))
    return [body];
  return body.split(/(^[ \t]*#.*$)/m).map((piece) => {
    if (!/^[ \t]*#/.test(piece)) return piece;
    const comment = element("span", [piece]);
    comment.className = "comment";
    return comment;
  });
}

function copyButton(text: string): HTMLElement {
  const button = element("button", ["Copy"]);
  button.type = "button";
  button.addEventListener("click", () => {
    void navigator.clipboard.writeText(text).then(
      () => say(button, "Copied"),
      () => say(button, "Select it, and copy by hand"),
    );
  });
  return button;
}

function say(button: HTMLElement, words: string): void {
  button.textContent = words;
  setTimeout(() => (button.textContent = "Copy"), 2000);
}
