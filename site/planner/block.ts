import { copied } from "./clipboard.ts";
import { element } from "./inline.ts";
import type { BlockMaker } from "./markdown.ts";

/** A block of code that is named and copied. */
export function codeBlock({
  info,
  body,
  line,
}: Parameters<BlockMaker>[0]): HTMLElement {
  const [language = "", ...attributes] = info.split(" ");
  const id = attributes.find((each) => each.startsWith("id="))?.slice(3);
  const pre = element("pre", [element("code", highlighted(body, language))]);
  const name = id ?? `in line ${line}`;
  const figure = element("figure", [pre, copyButton(body, name)]);
  figure.setAttribute("aria-label", `Code ${name}`);
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

function copyButton(text: string, name: string): HTMLElement {
  const button = element("button");
  button.type = "button";
  const wait = () => {
    button.textContent = "Copy";
    button.setAttribute("aria-label", `Copy code ${name}`);
  };
  button.addEventListener("click", async () => {
    const done = await copied(text);
    // The name of the button for a while, so that it is read out.
    button.removeAttribute("aria-label");
    button.textContent = done ? "Copied" : "Select it, and copy by hand";
    setTimeout(wait, 2000);
  });
  wait();
  return button;
}
